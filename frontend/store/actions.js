/** Every change of the state: (state, …) → the keys that change, or null for none. */
import { Intervals } from '../geometry/intervals.js';
import { Marks } from '../geometry/marks.js';
import { nowhere } from './nowhere.js';
import { recorded } from './traceActions.js';
import { clamp, fit as whole, pan as panned, reveal, zoomAt } from '../geometry/window.js';

/** Where the longest run of the screen ends. */
export const endOf = (state) => state.runs.reduce((end, run) => Math.max(end, run.log?.endTime ?? 0, run.end?.time ?? 0), 0);

/** The same, of runs that still come as far as those before them went: what grows keeps its scale. */
const roomFor = (state) => state.runs.reduce((end, run) => (run.end ? end : Math.max(end, run.expected)), endOf(state));

/** The number of events of a run that are applied at the playhead. */
export function currentSeq(state, run) {
  if (!run?.log) return 0;
  return run.cursor === null ? run.log.seqAt(state.playhead.time) : Math.min(run.cursor, run.log.count);
}

const loose = (runs) => (runs.some((run) => run.cursor !== null) ? runs.map((run) => ({ ...run, cursor: null })) : runs);
export const bounded = (state, window) => clamp(window, endOf(state));

/** Puts the playhead at a moment; every run applies all events up to it. */
export function seek(state, time) {
  return { playhead: { time: Math.min(Math.max(0, time), endOf(state)) }, runs: loose(state.runs), selection: null };
}

/** Applies exactly seq events of run number r; the others follow by time. */
export function exact(state, r, seq, selection) {
  const run = state.runs[r];
  if (!run?.log) return null;
  const cursor = Math.min(Math.max(0, seq), run.log.count);
  const time = cursor > 0 ? run.log.time(cursor - 1) : 0;
  return {
    runs: state.runs.map((other, i) => ({ ...other, cursor: i === r ? cursor : null })),
    playhead: { time }, window: bounded(state, reveal(state.window, time)), playing: false, focus: r, selection,
  };
}

/** To the next or previous mark of the focused run. */
export function stepMark(state, direction, kinds) {
  const run = state.runs[state.focus];
  if (!run?.marks) return null;
  const seq = run.marks.step(currentSeq(state, run) - 1, direction, kinds);
  return seq < 0 ? nowhere(kinds ? 'such mark' : 'mark', direction) : select(state, state.focus, seq);
}

/** Chooses event seq of run number r, and moves the playhead just behind it. */
export const select = (state, r, seq) => exact(state, r, seq + 1, { run: r, seq });
export const clearSelection = () => ({ selection: null });
export const focusRun = (state, r) => (state.runs[r] ? { focus: r } : null);

export const zoom = (state, factor, time) => ({ window: bounded(state, zoomAt(state.window, factor, time)), fitted: false });
export const pan = (state, share) => ({ window: bounded(state, panned(state.window, share)), fitted: false });
export const fit = (state) => ({ window: whole(endOf(state)), fitted: true });
export const setWindow = (state, window) => ({ window: bounded(state, window), fitted: false });

export const setSpeed = (state, speed) => ({ speed: Math.min(1e10, Math.max(100, speed)) });
/** Play at the next faster (1) or slower (-1) of 1, 2 and 5 times a power of ten. */
export function faster(state, direction) {
  const SPEEDS = [3, 4, 5, 6, 7, 8, 9].flatMap((n) => [1, 2, 5].map((d) => d * 10 ** n));
  const next = direction > 0 ? SPEEDS.find((s) => s > state.speed) : SPEEDS.findLast((s) => s < state.speed);
  return next ? setSpeed(state, next) : null;
}
export const pause = () => ({ playing: false });
/** Play or pause; at the end, play begins anew. */
export function togglePlay(state) {
  if (state.playing) return { playing: false };
  const atEnd = state.playhead.time >= endOf(state);
  return { ...(atEnd ? seek(state, 0) : { runs: loose(state.runs), selection: null }), playing: endOf(state) > 0 };
}

/** The playhead moves by itself; the window follows it. Ends at the end, unless more events are still to come. */
export function advance(state, by) {
  const end = endOf(state);
  const time = Math.min(end, state.playhead.time + by);
  const over = time >= end && state.runs.every((run) => run.status === 'ended' || run.status === 'error');
  return { playhead: { time }, runs: loose(state.runs), window: bounded(state, reveal(state.window, time)), playing: !over };
}

export const setScenarios = (state, scenarios) => ({ scenarios });
export const setScenario = (state, scenarioId, original, document = original) => ({ scenarioId, original, document, trace: null });
export const setDocument = (state, document) => ({ document });
export const setSettings = (state, patch) => ({ settings: { ...state.settings, ...patch } });
export const setPanel = (state, panel) => ({ panel });
export const setTheme = (state, theme) => ({ theme });
export const toggleLesson = (state) => ({ lessonOpen: !state.lessonOpen });
export const setConnection = (state, connection) => ({ connection });
/** A sentence that stands on the screen for a while. */
export const say = (state, notice) => ({ notice });
export const setFirstStep = (state, firstStep) => ({ firstStep });
export const openDialog = (state, dialog) => (['fork', 'costs'].includes(dialog) && state.trace ? recorded() : { dialog });
/** Closes the open one; by name, if it still is that one. */
export const closeDialog = (state, dialog = state.dialog) => (state.dialog === dialog ? { dialog: null } : null);

/** New runs on the screen (from newRun). The playhead stays where it was when `keep`. */
export function setRuns(state, runs, keep = false) {
  const here = keep ? runs.map((run) => ({ ...run, expected: endOf(state) })) : runs;
  const next = { ...state, runs: here, focus: Math.min(state.focus, Math.max(0, runs.length - 1)) };
  const window = state.fitted || !keep ? { window: whole(roomFor(next)), fitted: true } : {};
  return { runs: here, before: null, focus: next.focus, selection: null, ...window, ...(keep ? {} : { playhead: { time: 0 }, playing: false, range: null, requestFilter: { asker: null, landing: null }, whyG: -1 }) };
}

/** Changes one run. */
export function patchRun(state, key, patch) {
  return { runs: state.runs.map((run) => (run.key === key ? { ...run, ...patch } : run)) };
}

/** The log of a run has come, or has grown; `upTo`: how many of its events are taken in now. */
export function grow(state, key, log, upTo = Infinity) {
  const runs = state.runs.map((run) => {
    if (run.key !== key || !(log ?? run.log)) return run;
    const l = log ?? run.log;
    const known = run.log === l && run.intervals;
    const count = l.taken = Math.min(l.count, upTo);
    const intervals = (known ? run.intervals : new Intervals()).grow(l, run.end?.time, count);
    const marks = (known ? run.marks : new Marks()).grow(l, count);
    return { ...run, log: l, intervals, marks, count, status: run.status === 'loading' ? 'running' : run.status };
  });
  const next = { ...state, runs };
  return { runs, ...(state.fitted ? { window: whole(roomFor(next)) } : {}) };
}

/** The end record of a run has come. */
export function endRun(state, key, end) {
  return grow({ ...state, ...patchRun(state, key, { end, status: end.reason === 'error' ? 'error' : 'ended' }) }, key);
}
