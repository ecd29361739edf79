/** Steps of the chosen size, and the ways back. */
import { bounded, exact, seek, select } from './actions.js';
import { nowhere } from './nowhere.js';
import { EVERY_REQUEST } from './requestActions.js';
import { chapters, currentSeq } from './selectors.js';
import { atLine, change, decision, named, STEPS, thisGoroutine } from './steps.js';

/** One step of the chosen size in the focused run. */
export function step(state, direction, size = state.stepBy) {
  const run = state.runs[state.focus];
  if (!run?.log) return null;
  const seq = currentSeq(state, run) - 1;
  if (size === 'chapter') return toChapter(state, run, direction);
  if (size === 'event') return exact(state, state.focus, seq + 1 + direction, null);
  const to = size === 'decision' ? decision(run.log, seq, direction) : change(run.log, seq, direction, thisGoroutine(state, run));
  return to < 0 ? nowhere(size === 'decision' ? 'decision of the scheduler' : 'change of this goroutine', direction) : select(state, state.focus, to);
}

function toChapter(state, run, direction) {
  const { all, current } = chapters(state, run);
  const now = currentSeq(state, run);
  const at = all.indexOf(current);
  const behind = current && now > current.seq + 1 ? at : at - 1;
  const to = direction > 0 ? all[at + 1] : all[behind];
  return to ? select(state, state.focus, to.seq) : nowhere('chapter', direction);
}

export const setStepBy = (state, stepBy) => (STEPS.some(([id]) => id === stepBy) ? { stepBy } : null);

/** To the next event of that name. */
export function toEvent(state, name, direction = 1) {
  const run = state.runs[state.focus];
  const to = run?.log ? named(run.log, currentSeq(state, run) - 1, direction, name) : -1;
  return to < 0 ? null : select(state, state.focus, to);
}

/** To the next event of a line of the Go text. */
export function toLine(state, line) {
  const run = state.runs[state.focus];
  const to = run?.log ? atLine(run.log, currentSeq(state, run) - 1, line) : -1;
  return to < 0 ? { notice: `Nothing that is recorded happens at line ${line} in this run.` } : select(state, state.focus, to);
}

/** Back to where one looked before (a value of history.js). */
export function look(state, { time, cursors, window, fitted, focus, selection, followed, range }) {
  const at = cursors.split(',');
  const runs = state.runs.map((run, r) => ({ ...run, cursor: at[r] ? Number(at[r]) : null }));
  return { playhead: { time }, runs, window, fitted, focus, selection, followed, ...('range' in state ? { range } : {}), playing: false };
}

/** To the place that an address names: {time, at, focus, chosen, window, range, followed, whyG, requestFilter}, each may be null. */
export function arrive(state, { time, at, focus, chosen, window, range, followed, whyG, requestFilter }) {
  const on = state.runs[focus ?? 0] ? focus ?? 0 : 0;
  const there = at === null ? seek({ ...state, focus: on }, time ?? 0) : exact(state, on, at, null);
  const selection = chosen ? again(state.runs[on], on, chosen) : null;
  return { ...there, focus: on, selection, ...(window ? { window: bounded(state, window), fitted: false } : {}), range: range ?? null, followed: followed ?? -1, whyG: whyG ?? -1, requestFilter: requestFilter ?? EVERY_REQUEST };
}

/** What was chosen in run number r, if it is there. */
function again({ log, intervals }, r, { seq, lane }) {
  if (seq >= log.count) return null;
  const of = lane ? intervals.lanes.get(lane) : null;
  const i = of ? of.indexAt(log.time(seq)) : -1;
  if (i < 0) return lane ? null : { run: r, seq };
  const { t0, t1 } = of.interval(i);
  return { run: r, seq, lane, t0, t1 };
}

/** All views follow goroutine g; the same one again: no more. */
export const followG = (state, g) => ({ followed: state.followed === g ? -1 : g });

/** Nothing is chosen, followed or ranged any more. */
export const clear = (state) => ({ selection: null, followed: -1, ...(state.range ? { range: null } : {}) });
