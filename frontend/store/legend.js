/** What the shapes and fills of the timelines mean, of those that a run has. */
import { KINDS } from '../geometry/intervals.js';
import { POINTS } from '../geometry/marks.js';

const FILLS = {
  running: 'runs a goroutine', syscall: 'in a system call', runnable: 'ready, but does not run', waiting: 'waits for something', idle: 'idle P',
  scheduling: 'the scheduler works', spinning: 'spins: looks for work', starting: 'a thread starts', netpoll: 'sleeps in netpoll', parked: 'parked thread', sleep: 'sysmon sleeps', tick: 'sysmon looks round',
};
const SHAPES = {
  flag: 'asked to stop: the flag goes up', 'slice-expired': 'sysmon sees an expired slice', 'signal-sent': 'SIGURG sent', 'signal-received': 'SIGURG received',
  'signal-accepted': 'signal accepted: stops here', 'signal-refused': 'signal refused: no safe-point', 'check-passed': 'stack check passed',
  'check-hit': 'stack check hit', 'check-refused': 'stack check refused', preempted: 'preempted', gosched: 'yields by itself', steal: 'stolen by another P', timer: 'a timer fires',
  block: 'blocks', unblock: 'woken', println: 'prints', exit: 'the program ends',
};

/** {fills: [{kind, text}], marks: [{kind, text}]} */
export function legend(state, run) {
  if (!run?.marks) return { fills: [], marks: [] };
  const seen = new Set();
  for (const lane of run.intervals.lanes.values()) {
    const n = Math.min(lane.length, 2000);
    for (let i = 0; i < n && seen.size < KINDS.length; i++) seen.add(KINDS[lane.kind.at(i)]);
  }
  return {
    fills: Object.entries(FILLS).filter(([kind]) => seen.has(kind)).map(([kind, text]) => ({ kind, text })),
    marks: POINTS.filter((kind, k) => run.marks.byKind[k].length > 0).map((kind) => ({ kind, text: SHAPES[kind] })),
  };
}
