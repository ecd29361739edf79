/** The event with which an interval of a lane began. */

/** Events that say something of an interval's beginning, before all others of the same moment; of Ps and Ms the goroutine's part counts. */
const TELLING = new Set(['GoStart', 'GoStop', 'GoBlock', 'GoUnblock', 'GoCreate', 'GoDestroy', 'GoSyscallBegin', 'GoSyscallEnd', 'GoSyscallEndBlocked', 'GoStatus', 'ProcStart', 'ProcStop', 'ProcSteal', 'ProcStatus',
  'PGcstop', 'MStart', 'MStop', 'MCreate', 'MSpinBegin', 'MSpinEnd', 'NetpollBegin', 'NetpollEnd', 'Startlockedm', 'Stoplockedm', 'Mexit', 'SysmonTick', 'SysmonSleepBegin', 'SysmonSleepEnd',
  'GCBegin', 'GCActive', 'GCEnd', 'GCPhase', 'STWBegin', 'STWEnd', 'GoCreateBlocked', 'GoSwitch', 'GoSwitchDestroy', 'GoCreateSyscall', 'GoDestroySyscall']);
const OF_LANE = {
  s: (log, i) => log.name(i).startsWith('Sysmon'),
  c: (log, i) => /^(GC|STW)/.test(log.name(i)),
  n: (log, i) => /^(Netpoll|GoBlock|GoUnblock)/.test(log.name(i)),
};

/** The number of the last telling event of the lane ({kind, index}) at moment t, else of any event then; -1 before the first. */
export function openingSeq(log, { kind, index }, t) {
  const end = log.seqAt(t) - 1;
  const about = OF_LANE[kind] ?? ((l, i) => concerns(l, i, kind, index));
  for (let i = end; i >= 0 && log.time(i) === t; i--) if (TELLING.has(log.name(i)) && about(log, i)) return i;
  for (let i = end; i >= 0 && log.time(i) === t; i--) if (about(log, i)) return i;
  return end;
}

/** Whether a G, M or P is the subject of an event, or one of its arguments. */
function concerns(log, i, kind, index) {
  if ((kind === 'g' ? log.g(i) : kind === 'm' ? log.m(i) : log.p(i)) === index) return true;
  const slots = [log.a(i), log.b(i), log.c(i)];
  return log.table.byId(log.type(i)).args.some(([, type], k) => type === kind && slots[k] === index);
}
