/** The screen follows the state, once a frame. */
import { partings } from './store/selectors.js';

/** Whether nothing but the window has moved: then the lanes alone are drawn. */
function onlyWindow(state, last) {
  return last !== null && state !== last && Object.keys(state).every((key) => key === 'window' || key === 'fitted' || state[key] === last[key]);
}

/** Answers `redraw`. views: what is drawn of a state, in this order; lanes: the one that a zoom moves; theme(): the one to show; drawn(state) hears of each picture. */
export function drawing(store, { views, lanes, theme, drawn }) {
  let frame = 0;
  let last = null;
  function draw() {
    frame = 0;
    const state = store.get();
    const now = theme();
    const { dataset } = document.documentElement;
    const zoomed = onlyWindow(state, last) && dataset.theme === now;
    last = state;
    if (dataset.theme !== now) dataset.theme = now;
    for (const view of zoomed ? [lanes] : views) view(state);
    drawn(state);
    if (partings(state).some((p) => !p.over)) redraw();        // a long log is compared in pieces
  }
  const redraw = () => { frame ||= requestAnimationFrame(draw); };
  store.subscribe(redraw);
  return redraw;
}
