/** What the person does with the lanes: fold, pin, hide, sort, filter, and choose an interval. */
import { PLAIN, SORTS } from '../geometry/arrange.js';
import { parseLane } from '../geometry/lanes.js';
import { openingSeq } from '../geometry/opening.js';
import { exact } from './actions.js';
import { nowhere } from './nowhere.js';
import { thisGoroutine } from './steps.js';

const lanes = (state, patch) => ({ lanes: { ...state.lanes, ...patch } });
const toggled = (list, one) => (list.includes(one) ? list.filter((other) => other !== one) : [...list, one]);

/** Folds a group into one row, or unfolds it. */
export const foldLanes = (state, group) => lanes(state, { folded: toggled(state.lanes.folded, group) });
/** Pins a lane on top, or lets it go back. */
export const pinLane = (state, id) => lanes(state, { pinned: toggled(state.lanes.pinned, id) });
export const hideLane = (state, id) => lanes(state, { hidden: [...state.lanes.hidden, id], pinned: state.lanes.pinned.filter((other) => other !== id) });
export const showHidden = (state) => lanes(state, { hidden: [] });
export const sortLanes = (state, sort) => (SORTS.some(([id]) => id === sort) ? lanes(state, { sort }) : null);
export const filterLanes = (state, filter) => lanes(state, { filter });
export const setLanesOpen = (state, lanesOpen) => ({ lanesOpen });
export const resetLanes = () => ({ lanes: PLAIN });

/** Chooses what a lane of run number r does at moment t: its first event is explained. The window stays. */
export function chooseInterval(state, r, id, t) {
  const run = state.runs[r];
  const lane = run?.intervals?.lanes.get(id);
  const i = lane ? lane.indexAt(t) : -1;
  return i < 0 ? null : chosen(state, r, id, lane.interval(i), { window: state.window });
}

function chosen(state, r, id, { t0, t1 }, patch = {}) {
  const seq = openingSeq(state.runs[r].log, parseLane(id), t0);
  return seq < 0 ? null : { ...exact(state, r, seq + 1, { run: r, seq, lane: id, t0, t1 }), ...patch };
}

/** To the next (1) or the previous (-1) interval of the lane that is chosen, else of the goroutine that is spoken of. */
export function neighbour(state, direction) {
  const r = state.selection?.lane ? state.selection.run : state.focus;
  const run = state.runs[r];
  const id = state.selection?.lane ?? `g${run ? thisGoroutine(state, run) : -1}`;
  const lane = run?.intervals?.lanes.get(id);
  if (!lane) return { notice: 'No lane is chosen: click one of its intervals first.' };
  const here = lane.indexAt(state.selection?.lane ? state.selection.t0 : state.playhead.time);
  const i = (state.selection?.lane ? here : direction > 0 ? here : here + 1) + direction;
  return i < 0 || i >= lane.length ? nowhere('interval of this lane', direction) : chosen(state, r, id, lane.interval(i));
}
