/** The lanes of a run, top to bottom: sysmon, Ps, Ms, Gs. */

/** [{id, kind: 's'|'p'|'m'|'g', index, label}]; ids are 's', 'p0', 'm0', 'g0'. */
export function lanes(log) {
  const records = log.header?.records;
  const out = [];
  if (!records || records.includes('sysmon')) out.push({ id: 's', kind: 's', index: 0, label: 'sysmon' });
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
