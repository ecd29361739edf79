/** The real run of a lesson is laid beside the model's. */
import { shifted } from '../trace/shifted.js';
import { grow, select } from './actions.js';
import { reality } from './reality.js';

/** The lessons of which the server has a real run: {go, machine, lessons: [id], left: [{id, why}]}. */
export const setReal = (state, real) => ({ real });

/** Lays the real run so that it comes to a moment of the lesson when the model does; the first one is the beginning of main. */
export function align(state, n = 0) {
  const said = reality(state);
  const moment = said?.moments[n];
  if (!moment) return null;
  const run = state.runs[said.r];
  const { log, end } = run.unshifted ?? run;
  const by = moment.model.time - moment.real.time - said.since;
  const later = (time) => Math.max(0, time + by);
  const patch = { unshifted: { log, end }, aligned: n, end: { ...end, time: later(end.time), chapters: end.chapters.map((c) => ({ ...c, time: later(c.time) })) } };
  const runs = state.runs.map((other, i) => (i === said.r ? { ...other, ...patch } : other));
  return grow({ ...state, runs }, run.key, shifted(log, by));
}

/** The same, and looks at it. */
export function alignAt(state, n) {
  const moved = align(state, n);
  const said = reality(state);
  return moved && { ...moved, ...select({ ...state, ...moved }, said.m, said.moments[n].model.seq) };
}
