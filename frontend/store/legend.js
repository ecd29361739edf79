/** What the shapes and fills of the timelines mean, of those that a run has. */
import { KINDS } from '../geometry/intervals.js';
import { POINTS } from '../geometry/marks.js';

const FILLS = {
  running: 'runs', syscall: 'in a system call', runnable: 'ready, not running', waiting: 'waits', idle: 'idle, parked or asleep',
  scheduling: 'in the scheduler', spinning: 'looks for work', starting: 'thread starts', tick: 'sysmon looks round', marking: 'GC marks',
};
/** Drawn alike: nobody does anything. */
const REST = new Set(['netpoll', 'parked', 'sleep', 'unknown']);
const SHAPES = {
  flag: 'asked to stop', 'slice-expired': 'slice is over', 'signal-sent': 'SIGURG sent', 'signal-received': 'SIGURG received',
  'signal-accepted': 'accepted: async safe-point', 'signal-refused': 'refused: no safe-point', 'check-passed': 'check passed',
  'check-hit': 'check hit: safe-point', 'check-refused': 'check refused', preempted: 'preempted', gosched: 'yields by itself', steal: 'stolen', timer: 'timer fires', network: 'something comes from the network', 'cpu-sample': 'SIGPROF: the profiler looks',
  block: 'blocks', unblock: 'woken', println: 'prints', exit: 'program ends',
  deferred: 'deferred call runs', panic: 'panics', recovery: 'recovered: stack cut back', 'stack-copied': 'stack copied',
};

/** The kinds that any lane has. */
function kindsOf({ lanes }) {
  let bits = 0;
  for (const lane of lanes.values()) bits |= lane.kinds;
  return KINDS.filter((_, k) => bits & (1 << k));
}

/** What lies over the lanes of the Ps. */
function over({ worlds, slices }) {
  return [worlds.stops.length ? { kind: 'stopped', text: 'world stopped' } : null, slices.ofP.some(Boolean) ? { kind: 'slice', text: 'one slice, shared' } : null].filter(Boolean);
}

/** {fills: [{kind, text}], marks: [{kind, text}]} */
export function legend(state, run) {
  if (!run?.marks) return { fills: [], marks: [] };
  const seen = new Set(kindsOf(run.intervals).map((kind) => (REST.has(kind) ? 'idle' : kind)));
  return {
    fills: [...Object.entries(FILLS).filter(([kind]) => seen.has(kind)).map(([kind, text]) => ({ kind, text })), ...over(run.intervals), ...(run.marks.flags.length ? [{ kind: 'asked', text: 'asked, still runs' }] : [])],
    marks: POINTS.filter((kind, k) => run.marks.byKind[k].length > 0).map((kind) => ({ kind, text: SHAPES[kind] })),
  };
}
