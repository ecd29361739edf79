/** The stretch of time that is measured, {t0, t1} in ns; null: the whole run. */
import { endOf } from './actions.js';

/** Below this a drag was a click. */
const LEAST = 1;

/** Measures from one moment to another, in either order, inside the runs; a stretch without length measures nothing. */
export function setRange(state, range) {
  const end = endOf(state);
  const inside = (t) => Math.min(end, Math.max(0, t));
  const [t0, t1] = [inside(range.t0), inside(range.t1)].sort((a, b) => a - b);
  return { range: t1 - t0 < LEAST ? null : { t0, t1 } };
}

export const clearRange = () => ({ range: null });

/** The key M: measures the interval that is chosen, else what the window shows; pressed again, the whole run. */
export function toggleRange(state) {
  const { range } = state;
  const window = state.selection?.lane ? state.selection : state.window;
  return range && range.t0 === window.t0 && range.t1 === Math.min(window.t1, endOf(state)) ? clearRange() : setRange(state, window);
}
