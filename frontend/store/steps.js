/** Where steps lead: to the next event, decision of the scheduler, or change of one goroutine's state. */
import { currentSeq } from './actions.js';

/** What a step can be; the words stand in the page. */
export const STEPS = [['event', 'event'], ['decision', 'decision of the scheduler'], ['goroutine', 'change of this goroutine'], ['chapter', 'chapter']];

/** The events in which the scheduler decides who runs where, or is asked to. */
export const DECISIONS = new Set(['GoCreate', 'GoStart', 'GoStop', 'GoBlock', 'GoUnblock', 'GoDestroy', 'GoSyscallBegin', 'GoSyscallEnd', 'GoSyscallEndBlocked', 'GoSwitch', 'GoSwitchDestroy', 'ProcStart', 'ProcStop', 'ProcSteal', 'Handoffp',
  'RunqSteal', 'RunnextSteal', 'RunqPutSlow', 'PreemptRequest', 'SignalAccept', 'SignalRefuse', 'StackCheckHit', 'StackCheckRefuse', 'STWBegin', 'STWEnd', 'GCBegin', 'GCEnd', 'Exit']);

/** The events after which a goroutine has another state. */
const CHANGES = new Set(['GoStatus', 'GoCreate', 'GoStart', 'GoStop', 'GoBlock', 'GoUnblock', 'GoDestroy', 'GoSyscallBegin', 'GoSyscallEnd', 'GoSyscallEndBlocked',
  'GoCreateBlocked', 'GoSwitch', 'GoSwitchDestroy', 'GoCreateSyscall', 'GoDestroySyscall']);
/** Those whose subject is their argument, not the G of their row. */
const OF_ARGUMENT = new Set(['GoStatus', 'GoCreate', 'GoStart', 'GoUnblock', 'GoCreateBlocked', 'GoCreateSyscall']);

/** By event type: whether its name is among these. */
export const typesOf = (log, names) => {
  const is = new Uint8Array(256);
  for (const type of log.table.events) if (names.has(type.name)) is[type.id] = 1;
  return is;
};

/** The next event from `seq` in this direction that passes the test, or -1. */
function search(log, seq, direction, test) {
  for (let i = seq + direction; i >= 0 && i < log.count; i += direction) if (test(i)) return i;
  return -1;
}

/** The goroutine that "this goroutine" means: the followed one, else that of the selected or last event, or of the one before it that has one. */
export function thisGoroutine(state, run) {
  if (state.followed >= 0) return state.followed;
  if (!run?.log) return -1;
  let seq = state.selection?.run === state.focus ? state.selection.seq : currentSeq(state, run) - 1;
  for (; seq >= 0; seq--) if (subject(run.log, seq) >= 0) return subject(run.log, seq);
  return -1;
}

/** The goroutine of an event, -1 none: sysmon has none, but may speak of one. */
function subject(log, seq) {
  if (log.g(seq) >= 0 && !OF_ARGUMENT.has(log.name(seq))) return log.g(seq);
  const { goroutine, new: made } = log.event(seq).args;
  return goroutine ?? made ?? -1;
}

/** The next decision of the scheduler, or -1. */
export function decision(log, seq, direction) {
  const is = typesOf(log, DECISIONS);
  return search(log, seq, direction, (i) => is[log.type(i)] === 1);
}

/** The next change of g's state, or -1. */
export function change(log, seq, direction, g) {
  if (g < 0) return -1;
  const is = typesOf(log, CHANGES);
  return search(log, seq, direction, (i) => is[log.type(i)] === 1 && subject(log, i) === g);
}

/** The next event of that name, round the end if need be, or -1. */
export function named(log, seq, direction, name) {
  const is = typesOf(log, new Set([name]));
  const test = (i) => is[log.type(i)] === 1;
  const found = search(log, seq, direction, test);
  return found >= 0 ? found : search(log, direction > 0 ? -1 : log.count, direction, test);
}

/** The next event that happens at a line of the Go text, round the end if need be, or -1. */
export function atLine(log, seq, line) {
  const here = (i) => log.rows.stacks[log.stack(i)]?.line === line;
  const found = search(log, seq, 1, here);
  return found >= 0 ? found : search(log, -1, 1, here);
}
