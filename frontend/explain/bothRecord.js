/**
 * What two logs of different makers both record, so that they can be compared: a run of the model, and an execution trace of the same program by the real Go. Threads have other names in each, the runtime's and the tracer's
 * own goroutines come and go as the machine likes, and what stands before the program begins is the tracer's.
 */

/** Arguments that the model's events have and a trace's have not. */
const OURS = { GoBlock: ['waitReason', 'object'], GoStart: ['inherit'], GCBegin: ['trigger'] };
/** What opens a log, and what only a program that knows the tracer says. */
const APART = ['ProcsChange', 'ProcStatus', 'GoStatus', 'GoLabel', 'UserTaskBegin', 'UserTaskEnd', 'UserRegionBegin', 'UserRegionEnd', 'UserLog', 'HeapAlloc', 'HeapGoal', 'CPUSample'];
/** What threads and Ps do without a goroutine of the program hangs on the machine, and so does when the collector sweeps. */
const OF_THE_MACHINE = ['ProcStart', 'ProcStop', 'ProcSteal', 'GCSweepBegin', 'GCSweepEnd', 'GCSweepActive', 'STWBegin', 'STWEnd'];
/** The category of the message at which the program of a recorded lesson begins. */
const BEGINS = 'gmpscope';

/** Whether two logs record the same, so that everything in them counts. */
export const recordAlike = (a, b) => (a.header?.source ?? 'model') === (b.header?.source ?? 'model');

/** The names of the events that count between them. */
export const sharedNames = (table) => table.events.filter((e) => e.tracer && !APART.includes(e.name) && !OF_THE_MACHINE.includes(e.name)).map((e) => e.name);

/** Whether an argument counts between them. */
export const sharedArg = (event, name) => !OURS[event]?.includes(name);

/** Whether goroutine row is one of the program's. */
export const isProgram = (row) => Boolean(row?.func) && !/^(runtime|os|time|internal|sync|gmpscopeTracer)[./]/.test(row.func);

/** Whether a log may hold, before its program begins, what whoever recorded it did. */
export const isRecorded = (log) => log.header?.source === 'go trace';

/** The event with which the program of a recorded lesson begins, from an event on; -1 none so far. */
export function begins(log, from = 0) {
  const type = log.table.byName('UserLog')?.id;
  for (let i = from; i < log.count && isRecorded(log); i++) if (log.type(i) === type && log.rows.strings[log.b(i)] === BEGINS) return i;
  return -1;
}
