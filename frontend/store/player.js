/** The only clock of the page: while the state says "playing", it moves the playhead on. */
export function createPlayer({ store, requestAnimationFrame = (f) => globalThis.requestAnimationFrame(f), now = () => performance.now() }) {
  let last = null;
  let asked = false;

  function frame() {
    asked = false;
    const state = store.get();
    if (!state.playing) { last = null; return; }
    const moment = now();
    // A page that was hidden does not jump: no frame counts for more than a quarter of a second.
    if (last !== null) store.act.advance(Math.min(250, moment - last) / 1000 * state.speed);
    last = moment;
    ask();
  }
  function ask() {
    if (asked || !store.get().playing) return;
    asked = true;
    requestAnimationFrame(frame);
  }
  return { stop: store.subscribe(ask) };
}
