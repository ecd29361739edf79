/** Durations inside sentences: "10.0 ms", "20.0 µs", "180 ns". */
export function duration(t) {
  const size = Math.abs(t);
  if (size >= 1e9) return tidy(t / 1e9, 3) + ' s';
  if (size >= 1e6) return tidy(t / 1e6, 3) + ' ms';
  if (size >= 1e3) return tidy(t / 1e3, 1) + ' µs';
  return Math.round(t) + ' ns';
}

function tidy(value, digits) {
  return value.toFixed(digits).replace(/(\.\d+?)0+$/, '$1');
}

/** From here on a size of the heap is none: with GOGC=off the goal is the largest number there is. */
export const ENDLESS = 2 ** 62;

/** "4096 bytes", "3.9 MiB". */
export function size(bytes) {
  if (bytes >= ENDLESS) return 'endlessly much: GOGC=off';
  if (bytes < 16384) return `${bytes} bytes`;
  return bytes < 1 << 20 ? `${tidy(bytes / 1024, 1)} KiB` : `${tidy(bytes / (1 << 20), 1)} MiB`;
}

/** 1st, 2nd, 3rd, 4th … */
export function ordinal(n) {
  const tail = n % 100 >= 11 && n % 100 <= 13 ? 'th' : ['th', 'st', 'nd', 'rd'][n % 10] ?? 'th';
  return n + tail;
}

/** What each event of a preemption is called in a list. */
export const LABELS = {
  SliceExpired: 'The slice is over', PreemptRequest: 'Asked to stop', GuardPoison: 'Stack guard poisoned', GuardReset: 'Stack guard set back',
  SignalSend: 'Signal sent', SignalCoalesce: 'Signal already on its way', SignalReceive: 'Signal received', SignalRefuse: 'Signal refused',
  SignalAccept: 'Signal accepted', StackCheckHit: 'Stack check hit', StackCheckRefuse: 'Stack check refused', GoStop: 'Stopped',
  GlobrunqPut: 'Into the global queue', GoStart: 'Runs again', GoBlock: 'Blocked', GoDestroy: 'Ended', GoUnblock: 'Let go',
  RunqPut: 'Into the queue of a P', RunqPutSlow: 'Into the global queue', GlobrunqGet: 'Taken from the global queue', RunqGet: 'Taken from the queue of its P',
  RunqSteal: 'Stolen', RunnextSteal: 'Stolen', GoSyscallBegin: 'Enters a system call', GoSyscallEnd: 'Back, still with its P', GoSyscallEndBlocked: 'Back, without its P',
  ProcSteal: 'Its P is taken', PGcstop: 'Its P is stopped',
};
