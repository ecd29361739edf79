// Frames and what they cost.

export const FRAME = 16.8;
export const nextFrame = () => new Promise(requestAnimationFrame);
export const pause = ms => new Promise(done => setTimeout(done, ms));
export const sorted = list => [...list].sort((a, b) => a - b);
export const median = list => sorted(list)[Math.floor(list.length / 2)];
export const most = list => Math.max(...list);
export const tenths = list => list.map(n => Math.round(n * 10) / 10);

/** Once the frame that is under way is on its way to the screen: styles, layout and painting are done. */
const painted = () => new Promise(done => {
  const channel = new MessageChannel();
  channel.port1.onmessage = done;
  channel.port2.postMessage(0);
});

/** Makes a change, and times what it leads to, from before the page's own frame: {drawn: until the page has drawn, painted: until it is laid out and painted, too, frames: in how many}. `whole` says whether nothing of it is left for the next frame. */
export async function timed(change, whole = () => true) {
  await nextFrame();
  let begun = 0;
  requestAnimationFrame(() => { begun = performance.now(); });
  change();
  await null;                       // the page hears of it, and asks for a frame
  await nextFrame();
  const drawn = performance.now() - begun;
  await painted();
  const times = {drawn, painted: performance.now() - begun, frames: 1};
  for (; !whole(); times.frames++) await nextFrame();
  return times;
}

/** Does something each frame; gives the times between frames. */
export async function frames(n, step) {
  const times = [];
  let last = await nextFrame();
  for (let i = 0; i < n; i++) {
    step(i);
    const now = await nextFrame();
    times.push(now - last);
    last = now;
  }
  return times;
}

/** Rounds of frames: how many were in time in each, the median of that, and the longest of each. */
export const inTime = rounds => ({
  within: rounds.map(times => times.filter(t => t <= FRAME).length), median: median(rounds.map(times => times.filter(t => t <= FRAME).length)), longest: tenths(rounds.map(most)),
});
