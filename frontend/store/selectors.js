/** What panels show, from (state, run). */
import { explain } from '../explain/explain.js';
import { whyNotRunning } from '../explain/whynot.js';
import { currentSeq, endOf } from './actions.js';
import { boardAt } from './board.js';

export { currentSeq, endOf };

const states = new WeakMap();

/** The scheduler's state after the events that are applied; null before there is a log. */
export function stateAtPlayhead(state, run) {
  if (!run?.log) return null;
  const seq = currentSeq(state, run);
  const known = states.get(run.log);
  if (known && known.seq === seq) return known.value;
  const value = run.log.stateAt(seq);
  states.set(run.log, { seq, value });
  return value;
}

/** The number of the last applied event, -1 when there is none. */
export const currentEvent = (state, run) => currentSeq(state, run) - 1;

/** The event that is explained: the chosen one, or after a step the last applied one, else the last one with a mark. */
export function explainedSeq(state, run) {
  if (!run?.log) return -1;
  const last = currentEvent(state, run);
  if (run.cursor !== null) return last;
  const marked = run.marks ? run.marks.step(last + 1, -1) : -1;
  return marked >= 0 ? marked : last;
}

const explained = new WeakMap();

/** explain()'s answer for that event, or null. */
export function explanation(state, run) {
  const seq = explainedSeq(state, run);
  if (seq < 0) return null;
  const known = explained.get(run.log);
  if (known && known.seq === seq && known.count === run.count) return known.value;
  const value = explain(run.log, seq);
  explained.set(run.log, { seq, count: run.count, value });
  return value;
}

/** What the program has printed so far: [{seq, time, g, name, text}]. */
export function outputLines(state, run) {
  if (!run?.log) return [];
  const { log } = run;
  const last = currentSeq(state, run);
  const out = [];
  for (const seq of run.marks.seqs(['println'])) {
    if (seq >= last) break;
    const g = log.g(seq);
    out.push({ seq, time: log.time(seq), g, name: log.rows.gs[g]?.name ?? '', text: log.rows.strings[log.a(seq)] ?? '' });
  }
  return out;
}

/** How the program ended, {seq, time, status, text}, or null when it has not at the playhead. */
export function exit(state, run) {
  if (!run?.log) return null;
  const [seq] = run.marks.seqs(['exit']);
  if (seq === undefined || seq >= currentSeq(state, run)) return null;
  const { status, text } = run.log.event(seq).args;
  return { seq, time: run.log.time(seq), status, text: typeof text === 'string' ? text : run.log.rows.strings[text] ?? '' };
}

/** What the lesson must show: [{says, seq, ok, state: 'ticked'|'unticked'|'pending'|'not applicable'}]. */
export function shows(state, run) {
  const now = run ? currentSeq(state, run) : 0;
  return (run?.end?.shows ?? []).map(({ says, ok, seq }) => {
    const decided = seq >= 0 ? seq < now : now >= run.log.count;
    const name = ok === null ? 'not applicable' : !decided ? 'pending' : ok ? 'ticked' : 'unticked';
    return { says, seq, ok, state: name };
  });
}

/** {all: [{seq, time, say}], current: the last one reached or null}. */
export function chapters(state, run) {
  const all = run?.end?.chapters ?? [];
  const now = run ? currentSeq(state, run) : 0;
  const reached = all.filter((c) => c.seq < now);
  return { all, current: reached[reached.length - 1] ?? null };
}

/** Where each goroutine is in the Go text: [{g, name, status, func, path, line}]; the ended are left out. */
export function goroutineLines(state, run) {
  const now = stateAtPlayhead(state, run);
  if (!now) return [];
  const { rows, table } = run.log;
  const out = [];
  now.gs.forEach((me, g) => {
    const frame = me && rows.stacks[me.stack];
    const status = me && (typeof me.status === 'string' ? me.status : table.enums?.gstatus?.[me.status]);
    if (!frame || status === 'dead') return;
    out.push({ g, name: rows.gs[g]?.name ?? `G${g}`, status, func: frame.func, path: frame.path, line: frame.line, file: frame.file ?? null });
  });
  return out;
}

export { laneWords, polled } from './laneWords.js';
export { changedHere } from './changed.js';
export { legend } from './legend.js';
export { numbers } from './numbers.js';
export { counters, isCounters } from './counters.js';
export { recordedFacts } from './recordedFacts.js';
export { reality } from './reality.js';
export { differences, firstParting, partingHere, partings } from './compared.js';
export { MOST_RUNS, isEdited, isRules, presets, varies } from './variants.js';
export { findables, matching } from './find.js';

const boards = new WeakMap();

/** Where every goroutine, thread and P is at the playhead (see board.js); null before there is a log. */
export function board(state, run) {
  const now = stateAtPlayhead(state, run);
  if (!now) return null;
  const time = momentOf(state, run, now);
  const known = boards.get(run.log);
  if (known && known.now === now && known.value.time === time) return known.value;
  const value = boardAt(now, run.log, time);
  boards.set(run.log, { now, value });
  return value;
}

/** The moment of the playhead, within the run: later than the last event by then. */
export const momentOf = (state, run, now) => Math.max(now.time, Math.min(state.playhead.time, endOf({ runs: [run] })));

/** What is on the stage: what the person chose, else both where there is room. */
export const stageOf = (state) => state.stage ?? (state.tall ? 'both' : 'lanes');

/** Why goroutine g does not run at the playhead. */
export function whyNot(state, run, g) {
  const now = stateAtPlayhead(state, run);
  return now?.gs[g] ? whyNotRunning(run.log, { ...now, time: momentOf(state, run, now) }, g) : null;
}

export { STEPS, thisGoroutine } from './steps.js';
export { anatomyOf, currentRequest, isKeptBack, requestPanel, requestsInView } from './requestSelectors.js';
export { goroutines, story, TOLD, toldEvent, whoseWhy, why } from './story.js';
export { schedtrace } from './schedtrace.js';
export { forkChoices } from './forks.js';
export { PERIODS } from './schedtraceActions.js';
