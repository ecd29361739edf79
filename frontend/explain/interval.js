/** What a lane does during an interval, in words. */
import { nameOf } from './sentence.js';
import { duration } from './words.js';

const DOES = {
  s: { tick: 'looks round', sleep: 'sleeps' },
  p: { running: 'runs', syscall: 'belongs to a thread in a system call', idle: 'is idle', scheduling: 'is with the scheduler', spinning: 'is with a thread that looks for work', starting: 'waits for its thread to start', stopped: 'stands still: the world is stopped' },
  m: { running: 'runs', syscall: 'is in a system call of', scheduling: 'is in the scheduler', spinning: 'spins: looks for work', starting: 'starts', netpoll: 'sleeps in netpoll', parked: 'is parked', unknown: 'holds no P; whether it parks, spins or has ended is not recorded' },
  g: { running: 'runs', syscall: 'is in a system call', runnable: 'is ready, but does not run', waiting: 'waits', dead: 'has ended' },
};
const CYCLE = { idle: 'rests', starting: 'begins: the world is stopped so that all write barriers go on at once', marking: 'marks what is reachable, while the program runs', terminating: 'ends the marking: the world is stopped' };

/** ["busyLoop #1 waits: sleep", "13.4 ms, from 1.1 ms to 14.5 ms"] of an interval of a lane ({kind, index, label}); the netpoller's also knows its poller (an M, -1) and waiters. */
export function intervalWords(log, lane, { kind, g, info, t0, t1, poller, waiters }) {
  const when = `${duration(t1 - t0)}, from ${duration(t0)} to ${duration(t1)}`;
  if (lane.kind === 'c') return [`${info > 0 ? `GC cycle ${info}` : 'The collector'} ${CYCLE[kind] ?? 'rests'}`, when];
  if (lane.kind === 'n') return [netpoll(log, poller, waiters), when];
  const does = DOES[lane.kind][kind] ?? `is ${kind}`;
  const whom = g >= 0 && lane.kind !== 'g' && kind !== 'idle' && kind !== 'scheduling' ? ` ${nameOf(log, 'g', g)}` : '';
  const reason = kind === 'waiting' && info >= 0 ? log.rows.strings[info] : '';
  const place = kind === 'running' && lane.kind === 'g' && info >= 0 ? ` on ${nameOf(log, 'p', info)}` : '';
  return [`${lane.label} ${does}${kind === 'syscall' && lane.kind === 'p' ? '' : whom}${place}${reason ? `: ${reason}` : ''}`, when];
}

function netpoll(log, poller, waiters) {
  const who = poller >= 0 ? `${nameOf(log, 'm', poller)} sleeps in netpoll` : 'No thread sleeps in netpoll';
  if (waiters === 0) return `${who}; nobody waits for the network`;
  return `${who}; ${waiters} goroutine${waiters === 1 ? ' waits' : 's wait'} for the network${poller >= 0 ? '' : ': a P without work or sysmon has to ask'}`;
}

/** The few words that have room on the bar itself. */
export function intervalLabel(log, lane, { kind, info, poller, waiters }) {
  if (lane.kind === 'c') return info > 0 && kind === 'marking' ? `cycle ${info} marks` : '';
  if (kind === 'netpoll') return `${nameOf(log, 'm', poller)} polls${waiters ? `, ${waiters} wait` : ''}`;
  return kind === 'waiting' ? `${waiters} wait, nobody polls` : '';
}

/** A time at which the world is stopped: what for, who was waited for, and for how long. */
export function stopWords(log, { kind, t0, stopped, t1, lastP, lastG }) {
  const recorded = log.queues !== false;
  const why = `The world is stopped: ${kind}`;
  if (!recorded) return [why, `${t1 === null ? `wanted since ${duration(t0)}` : `${duration(t1 - t0)} from the wish until it ran again`}; when the Ps stood still is not recorded`];
  if (stopped === null) return [why, `wanted since ${duration(t0)}, and not all Ps stand still yet`];
  const late = lastG >= 0 ? `waited ${duration(stopped - t0)} for ${nameOf(log, 'p', lastP)}, where ${nameOf(log, 'g', lastG)} ran` : 'all Ps stood still at once';
  return [why, `${late}; ${t1 === null ? 'still stopped' : `stopped for ${duration(t1 - stopped)}`}`];
}
