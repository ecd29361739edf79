/**
 * Undo and redo of where one looks: the playhead, the window, what is chosen and followed. A stop is kept when nothing has moved for
 * a while, so that a drag, a zoom or a run of steps is one; what the player moves is none.
 */
const STILL = 300;
const MOST = 200;

/** Where one looks, as a value. */
const look = (state) => ({
  time: state.playhead.time, cursors: state.runs.map((run) => run.cursor).join(), keys: state.runs.map((run) => run.key).join(),
  window: state.window, fitted: state.fitted, focus: state.focus, selection: state.selection, followed: state.followed, range: state.range ?? null,
});
/** A window that shows the whole run is the same one while the run grows. */
const sameWindow = (a, b) => (a.fitted && b.fitted) || (a.window.t0 === b.window.t0 && a.window.t1 === b.window.t1);
const same = (a, b) => a.time === b.time && a.cursors === b.cursors && sameWindow(a, b) && a.followed === b.followed && a.focus === b.focus
  && a.selection?.seq === b.selection?.seq && a.range?.t0 === b.range?.t0 && a.range?.t1 === b.range?.t1;

/** {undo, redo, stop}; what moves before one has `arrived` is no stop either. */
export function createHistory({ store, arrived = () => true, now = () => performance.now() }) {
  let back = [];
  let forth = [];
  let here = look(store.get());
  let moved = -Infinity;
  let restoring = false;

  function follow(state) {
    const next = look(state);
    if (next.keys !== here.keys || !arrived()) {
      back = [];
      forth = [];
      moved = -Infinity;
    } else if (state.playing || restoring) {
      restoring = false;
    } else if (!same(here, next)) {
      if (now() - moved > STILL) back = [...back.slice(-MOST), here];
      moved = now();
      forth = [];
    }
    here = next;
  }

  function go(from, to) {
    const place = from.pop();
    if (!place) return;
    to.push(look(store.get()));
    restoring = true;
    moved = -Infinity;
    store.act.look(place);
  }

  return { undo: () => go(back, forth), redo: () => go(forth, back), stop: store.subscribe(follow), depth: () => [back.length, forth.length] };
}
