/**
 * Work that comes in pieces of a few milliseconds: so much of it between two pictures that the page draws and answers meanwhile, and no less, so that it is done soon.
 * pace(piece) asks for one; who asks again before it came gets one.
 */

/** Milliseconds of work, with the piece that is under way when they are over, between two pictures. */
const SPAN = 12;
/** A hidden page draws nothing: then work goes on after so many milliseconds. */
const HIDDEN = 100;

export function pacing({ frame = requestAnimationFrame, timer = setTimeout, now = () => performance.now() } = {}) {
  const due = new Set();
  let timed = false;
  let watching = false;     // for the next picture
  let began = 0;

  function run() {
    timed = false;
    const pieces = [...due];
    due.clear();
    for (const piece of pieces) piece();
    goOn();
  }
  function goOn() {
    if (due.size === 0 || timed) return;
    if (!watching) watch();
    if (now() - began >= SPAN) return;     // the next picture comes first
    timed = true;
    timer(run, 0);
  }
  function watch() {
    watching = true;
    began = now();
    let seen = false;
    const picture = () => {
      if (seen) return;
      seen = true;
      watching = false;
      timer(goOn, 0);                      // behind the picture, not within it
    };
    frame(picture);
    timer(picture, HIDDEN);
  }
  return (piece) => {
    due.add(piece);
    goOn();
  };
}
