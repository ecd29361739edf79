/** The lanes of a run, top to bottom: sysmon, collector, netpoller, Ps, Ms, Gs. */

/** [{id, kind: 's'|'c'|'n'|'p'|'m'|'g', index, label}]; ids are 's', 'c', 'n', 'p0', 'm0', 'g0'. The run's intervals say whether it has the collector and the netpoller. */
export function lanes(log, intervals = null) {
  const records = log.header?.records;
  const out = [];
  if (!records || records.includes('sysmon')) out.push({ id: 's', kind: 's', index: 0, label: 'sysmon' });
  if (intervals?.lanes.get('c')?.length > 0) out.push({ id: 'c', kind: 'c', index: 0, label: 'GC' });
  if (intervals?.networked) out.push({ id: 'n', kind: 'n', index: 0, label: 'netpoller' });
  for (const kind of ['p', 'm', 'g']) {
    const rows = log.rows[kind + 's'] ?? [];
    for (let i = 0; i < rows.length; i++) {
      if (!rows[i] || (kind === 'm' && rows[i].name === 'sysmon')) continue;
      out.push({ id: kind + i, kind, index: i, label: rows[i].name || kind.toUpperCase() + (rows[i].id ?? i) });
    }
  }
  return out;
}

/** 'p3' → {kind: 'p', index: 3}. */
export function parseLane(id) {
  return { kind: id[0], index: id.length > 1 ? Number(id.slice(1)) : 0 };
}
