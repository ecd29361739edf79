// Drives the page as it is served, through the store that it really uses, and times what the person would wait for.
import { store } from '../main.js';
import { apply, emptyState } from '../trace/apply.js';
import { pyramidOf } from '../geometry/pyramid.js';
import { toX } from '../geometry/window.js';

const FRAME = 16.8;
const ZOOMS = 5;
const FRAMES = 60;
const NEARER = 1000;
const SEEKS = 100;

const what = new URLSearchParams(location.search).get('what');
const { act } = store;
const nextFrame = () => new Promise(requestAnimationFrame);
const pause = ms => new Promise(done => setTimeout(done, ms));
const sorted = list => [...list].sort((a, b) => a - b);
const median = list => sorted(list)[Math.floor(list.length / 2)];
const run = () => store.get().runs[0];

/** The run comes in; gives how long that took and the longest wait for a frame meanwhile. */
async function streaming() {
  while (!run()?.log) await nextFrame();
  const start = performance.now();
  let last = start;
  let longestWait = 0;
  while (!run()?.end) {
    await nextFrame();
    const now = performance.now();
    longestWait = Math.max(longestWait, now - last);
    last = now;
  }
  const streamed = last - start;
  for (let i = 0; i < 20; i++) {
    await nextFrame();
    longestWait = Math.max(longestWait, performance.now() - last);
    last = performance.now();
  }
  return {streamed, longestWait};
}

/** Makes a change, and times the drawing that it leads to: from before the page's own frame to after it. */
async function drawn(change) {
  await nextFrame();
  let begun = 0;
  requestAnimationFrame(() => { begun = performance.now(); });
  change();
  await null;                       // the page hears of it, and asks for a frame
  return new Promise(done => requestAnimationFrame(() => done(performance.now() - begun)));
}

/** Does something each frame; gives the times between frames. */
async function frames(n, step) {
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

/** Windows from the whole run to a thousandth of it, round a moment. */
function zoom(end, about) {
  return i => {
    const span = end / NEARER ** (i / (FRAMES - 1));
    const t0 = Math.max(0, Math.min(end - span, about - span / 2));
    act.setWindow({t0, t1: t0 + span});
  };
}

async function zooms(end) {
  const within = [];
  const longest = [];
  await frames(FRAMES, zoom(end, end / 2));       // warms up
  for (let k = 0; k < ZOOMS; k++) {
    const times = await frames(FRAMES, zoom(end, end * (0.1 + 0.2 * k)));
    within.push(times.filter(t => t <= FRAME).length);
    longest.push(Math.round(Math.max(...times) * 10) / 10);
  }
  const draws = [];
  for (let i = 0; i < FRAMES; i++) draws.push(await drawn(() => zoom(end, end * 0.37)(i)));
  return {within, withinMedian: median(within), longest, draw: median(draws), drawMost: Math.max(...draws)};
}

/** One rectangle an interval, on a canvas as large as the lanes'. */
function naive(lanes, end) {
  const canvas = document.createElement('canvas');
  canvas.width = 1000;
  canvas.height = 900;
  const context = canvas.getContext('2d');
  const window = {t0: 0, t1: end};
  const start = performance.now();
  lanes.forEach((lane, row) => {
    for (let i = 0; i < lane.length; i++) {
      const x = toX(window, 1000, lane.t0.data[i]);
      context.fillStyle = `hsl(${lane.g.at(i) * 40 % 360} 50% 60%)`;
      context.fillRect(x, row * 14, Math.max(1, toX(window, 1000, lane.t1.at(i)) - x), 12);
    }
  });
  context.getImageData(0, 0, 1, 1);
  return performance.now() - start;
}

async function seeks(end) {
  const times = [];
  const states = [];
  const moment = k => end * ((k * 0.6180339887) % 1);
  for (let k = 0; k < 5; k++) await drawn(() => act.seek(moment(k + 1000)));
  for (let k = 0; k < SEEKS; k++) times.push(await drawn(() => act.seek(moment(k))));
  for (let k = 0; k < SEEKS; k++) {
    const seq = run().log.seqAt(moment(k + 0.5));
    const start = performance.now();
    run().log.stateAt(seq);
    states.push(performance.now() - start);
  }
  const replays = [0.2, 0.5, 0.8].map(share => {
    const {log} = run();
    const goal = log.seqAt(end * share);
    const start = performance.now();
    const state = emptyState();
    for (let i = 0; i < goal; i++) apply(state, log, i);
    return performance.now() - start;
  });
  return {seek: median(times), seek99: sorted(times)[SEEKS - 2], seekMost: Math.max(...times), state: median(states), replay: median(replays)};
}

/** The bytes of all typed arrays that hang on something. */
function bytes(root, seen = new Set()) {
  let sum = 0;
  const open = [root];
  while (open.length) {
    const it = open.pop();
    if (it === null || typeof it !== 'object' || seen.has(it)) continue;
    seen.add(it);
    if (ArrayBuffer.isView(it)) {
      if (seen.has(it.buffer)) continue;
      seen.add(it.buffer);
      sum += it.buffer.byteLength;
    } else if (it instanceof Map) open.push(...it.values());
    else if (Array.isArray(it)) { for (const each of it) open.push(each); }
    else for (const key of Object.keys(it)) open.push(it[key]);
  }
  return sum;
}

async function memory() {
  const {log, intervals, marks} = run();
  const seen = new Set([log.table]);
  const parts = {log: 0, intervals: 0, marks: 0, pyramid: 0};
  parts.log = bytes(log, seen);
  parts.intervals = bytes(intervals, seen);
  parts.marks = bytes(marks, seen);
  for (const lane of intervals.lanes.values()) parts.pyramid += bytes(pyramidOf(lane), seen);
  const columns = Object.values(parts).reduce((a, b) => a + b);
  const told = Object.entries(parts).map(([name, n]) => `${name} ${(n / log.count).toFixed(1)}`).join(', ');
  let page = NaN;
  try {
    page = (await performance.measureUserAgentSpecificMemory()).bytes;
  } catch { /* this browser does not say */ }
  return {columns, parts: told, page};
}

async function measure() {
  const came = await streaming();
  await pause(1500);
  const end = run().log.endTime;
  const {intervals, log} = run();
  if (store.get().lessonOpen) act.toggleLesson();
  if (what !== 'many') act.foldLanes('g');
  await pause(300);
  const lanes = [...intervals.lanes].filter(([id]) => /^[pm]/.test(id)).map(([, lane]) => lane);
  const count = list => list.reduce((sum, lane) => sum + lane.length, 0);
  const facts = {
    events: log.count, intervals: count([...intervals.lanes.values()]), laneIntervals: count(lanes), lanes: lanes.length, goroutines: log.rows.gs.length,
    painted: document.querySelectorAll('.names li').length, panels: document.querySelectorAll('section, aside').length,
  };
  const zoomed = await zooms(end);
  act.fit();
  let scroll = null;
  if (what === 'many') {
    const box = document.querySelector('.lanes');
    const times = await frames(FRAMES, i => { box.scrollTop = i * 311; });
    scroll = {within: [times.filter(t => t <= FRAME).length], withinMedian: times.filter(t => t <= FRAME).length, longest: [Math.round(Math.max(...times))]};
  }
  const sought = await seeks(end);
  return {...facts, ...came, ...zoomed, scroll, ...sought, naive: naive(lanes, end), ...await memory()};
}

const result = await measure().catch(e => ({error: `${e} ${e.stack}`}));
await fetch('bench/result', {method: 'POST', body: JSON.stringify(result)});
