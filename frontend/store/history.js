/**
 * Undo and redo of where one looks: the playhead, the window, what is chosen and followed. A stop is kept when nothing has moved for
 * a while, so that a zoom or a run of steps is one; so is a drag, however slow. What the player moves is none.
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

/** {undo, redo, stop}; what moves before one has `arrived` is no stop either. pressed(): the number of the press of the pointer that is under way, 0 for none. */
export function createHistory({ store, arrived = () => true, now = () => performance.now(), pressed = () => 0 }) {
  let back = [];
  let forth = [];
  let here = look(store.get());
  let moved = -Infinity;
  let restoring = false;
  let press = 0;      // in which it moved last

  function follow(state) {
    const next = look(state);
    if (next.keys !== here.keys || !arrived()) {
      back = [];
      forth = [];
      moved = -Infinity;
    } else if (state.playing || restoring) {
      restoring = false;
    } else if (!same(here, next)) {
      const dragged = pressed() !== 0 && pressed() === press;
      if (!dragged && now() - moved > STILL) back = [...back.slice(-MOST), here];
      press = pressed();
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
    press = 0;
    store.act.look(place);
  }

  return { undo: () => go(back, forth), redo: () => go(forth, back), stop: store.subscribe(follow), depth: () => [back.length, forth.length] };
}
