/** The screen follows the state, once a frame. */
import { partings } from './store/selectors.js';

/**
 * So many milliseconds of a picture are drawn in one frame, the rest in the next: styles, layout and painting take twice as long again. The clock, the lanes and the board come first; after a far jump in a long run,
 * a panel comes a frame later, rather than all of it.
 */
const SPAN = 3;
/** The last frame of a picture draws whatever is left; the first picture of a run, which makes everything that is on the screen, has more of them. */
const FRAMES = 2;
const FIRST = 8;

/** Whether nothing but the window has moved: then the lanes alone are drawn. */
function onlyWindow(state, last) {
  return last !== null && state !== last && Object.keys(state).every((key) => key === 'window' || key === 'fitted' || state[key] === last[key]);
}

/** The runs of which there is something to see, as text. */
const seen = (state) => state.runs.filter((run) => run.log).map((run) => run.key).join();

/** Answers `redraw`; its `isWhole` says whether nothing is left for the next frame; the page has data-drawing meanwhile. views: what is drawn of a state, in this order; lanes: the one that a zoom moves; theme(): the one to show; drawn(state) hears of each picture. */
export function drawing(store, { views, lanes, theme, drawn, frames = requestAnimationFrame, now = () => performance.now() }) {
  let frame = 0;
  let last = null;      // the state of the last whole picture
  let begun = null;     // {state, at, frames}: a picture of which the views from `at` on are still to be drawn, in its so many frames so far
  let asked = false;    // for the whole picture, by somebody outside: a size may have changed

  /** Draws views of a state from one on, so many as there is time for, and one more than `before` at least; the number of those that are drawn then. */
  function some(state, from, span, before) {
    const start = now();
    let at = from;
    while (at < views.length) {
      views[at++](state);
      if (at > before && now() - start >= span) break;
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
      const count = (begun?.frames ?? 0) + 1;
      const at = some(state, from, count < (first ? FIRST : FRAMES) ? SPAN : Infinity, begun?.at ?? 0);
      begun = at < views.length ? { state, at, frames: count } : null;
    }
    if (begun) {
      dataset.drawing = 'yes';
      return soon();
    }
    delete dataset.drawing;
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
