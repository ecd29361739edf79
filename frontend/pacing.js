/**
 * Work that comes in pieces of a few milliseconds: so much of it between two pictures that the page draws and answers meanwhile, and no less, so that it is done soon.
 * pace(piece) asks for one; who asks again before it came gets one.
 */

/** Milliseconds between two pictures for the first of them and for work, with the piece that is under way when they are over. */
const SPAN = 12;
/** A hidden page draws nothing: then work goes on after so many milliseconds. */
const HIDDEN = 100;
/** A person waits for the answer: it comes before any more work. */
const ASKS = ['keydown', 'pointerdown', 'wheel'];
const asked = (f) => { for (const kind of ASKS) globalThis.addEventListener?.(kind, f, { capture: true, passive: true }); };

export function pacing({ frame = requestAnimationFrame, timer = setTimeout, now = () => performance.now(), onAsked = asked } = {}) {
  const due = new Set();
  let timed = false;
  let watching = false;     // for the next picture
  let began = 0;            // the time since the last one
  let drawn = 0;            // when that was begun
  let pieces = 0;           // since then
  let waits = false;        // nothing more until the next one
  onAsked(() => { waits = watching; });

  function run() {
    timed = false;
    if (waits) return;
    const some = [...due];
    due.clear();
    pieces++;
    for (const piece of some) piece();
    goOn();
  }
  function goOn() {
    if (due.size === 0 || timed) return;
    if (!watching) watch();
    if (waits || (pieces > 0 && now() - began >= SPAN)) return;     // the next picture comes first
    timed = true;
    timer(run, 0);
  }
  function watch() {
    watching = true;
    began = drawn || now();
    pieces = drawn = 0;
    let seen = false;
    const picture = (at) => {
      if (seen) return;
      seen = true;
      watching = waits = false;
      drawn = at;
      timer(behind, 0);                    // not within it
    };
    frame(() => picture(now()));
    timer(() => picture(0), HIDDEN);
  }
  function behind() {
    goOn();
    drawn = 0;
  }
  return (piece) => {
    due.add(piece);
    goOn();
  };
}
