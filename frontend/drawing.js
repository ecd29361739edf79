/** The screen follows the state, once a frame. */
import { partings } from './store/selectors.js';

/**
 * So many milliseconds of a picture are drawn in one frame, the rest in the next: of the first picture of a run, which makes everything that is on the screen,
 * and of every other. Those are mostly whole long before; but after a far jump, on a busy machine or while garbage is collected, a panel may come a frame after
 * the lanes, the board and the clock.
 */
const FIRST = 16;
const SPAN = 7;

/** Whether nothing but the window has moved: then the lanes alone are drawn. */
function onlyWindow(state, last) {
  return last !== null && state !== last && Object.keys(state).every((key) => key === 'window' || key === 'fitted' || state[key] === last[key]);
}

/** The runs of which there is something to see, as text. */
const seen = (state) => state.runs.filter((run) => run.log).map((run) => run.key).join();

/** Answers `redraw`; its `isWhole` says whether nothing is left for the next frame. views: what is drawn of a state, in this order; lanes: the one that a zoom moves; theme(): the one to show; drawn(state) hears of each picture. */
export function drawing(store, { views, lanes, theme, drawn, frames = requestAnimationFrame, now = () => performance.now() }) {
  let frame = 0;
  let last = null;      // the state of the last whole picture
  let begun = null;     // {state, at}: a picture of which the views from `at` on are still to be drawn
  let asked = false;    // for the whole picture, by somebody outside: a size may have changed

  /** Draws views of a state from one on, so many as there is time for; the number of those that are drawn then. */
  function some(state, from, span) {
    const start = now();
    let at = from;
    while (at < views.length) {
      views[at++](state);
      if (now() - start >= span) break;
    }
    return at;
  }

  function draw() {
    frame = 0;
    const state = store.get();
    const wanted = theme();
    const { dataset } = document.documentElement;
    const zoomed = begun === null && onlyWindow(state, last) && dataset.theme === wanted;
    if (dataset.theme !== wanted) dataset.theme = wanted;
    if (zoomed) lanes(state);
    else {
      const first = seen(state) !== '' && (last === null || seen(state) !== seen(last));
      const from = begun?.state === state && !asked ? begun.at : 0;
      asked = false;
      const at = some(state, from, begun ? Infinity : first ? FIRST : SPAN);     // no panel waits for a third frame
      begun = at < views.length ? { state, at } : null;
    }
    if (begun) return soon();
    last = state;
    drawn(state);
    if (partings(state).some((p) => !p.over)) redraw();        // a long log is compared in pieces
    return undefined;
  }
  const soon = () => { frame ||= frames(draw); };
  const redraw = () => {
    asked = true;
    soon();
  };
  store.subscribe(redraw);
  return Object.assign(redraw, { isWhole: () => begun === null });
}
