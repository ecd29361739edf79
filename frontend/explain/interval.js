/** What a lane does during an interval, in words. */
import { nameOf } from './sentence.js';
import { duration } from './words.js';

const DOES = {
  s: { tick: 'looks round', sleep: 'sleeps' },
  p: { running: 'runs', syscall: 'belongs to a thread in a system call', idle: 'is idle', scheduling: 'is with the scheduler', spinning: 'is with a thread that looks for work', starting: 'waits for its thread to start' },
  m: { running: 'runs', syscall: 'is in a system call of', scheduling: 'is in the scheduler', spinning: 'spins: looks for work', starting: 'starts', netpoll: 'sleeps in netpoll', parked: 'is parked' },
  g: { running: 'runs', syscall: 'is in a system call', runnable: 'is ready, but does not run', waiting: 'waits', dead: 'has ended' },
};

/** ["busyLoop #1 waits: sleep", "13.4 ms, from 1.1 ms to 14.5 ms"] of an interval of a lane ({kind, index, label}). */
export function intervalWords(log, lane, { kind, g, info, t0, t1 }) {
  const does = DOES[lane.kind][kind] ?? `is ${kind}`;
  const whom = g >= 0 && lane.kind !== 'g' && kind !== 'idle' && kind !== 'scheduling' ? ` ${nameOf(log, 'g', g)}` : '';
  const reason = kind === 'waiting' && info >= 0 ? log.rows.strings[info] : '';
  const place = kind === 'running' && lane.kind === 'g' && info >= 0 ? ` on ${nameOf(log, 'p', info)}` : '';
  return [`${lane.label} ${does}${kind === 'syscall' && lane.kind === 'p' ? '' : whom}${place}${reason ? `: ${reason}` : ''}`, `${duration(t1 - t0)}, from ${duration(t0)} to ${duration(t1)}`];
}
