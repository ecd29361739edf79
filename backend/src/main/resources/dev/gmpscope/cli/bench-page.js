// Drives the page as it is served, through the store that it really uses, and times what the person would wait for.
import { isWhole, store } from '../main.js';
import { apply } from '../trace/apply.js';
import { emptyState } from '../trace/state.js';
import { follow } from '../stream/stream.js';
import { EventTable } from '../trace/table.js';
import { Log } from '../trace/log.js';
import { pyramidOf } from '../geometry/pyramid.js';
import { toX } from '../geometry/window.js';
import { frames, inTime, median, most, nextFrame, pause, tenths, timed } from './bench-clock.js';

const ZOOMS = 5;
const FRAMES = 60;
const NEARER = 1000;
const SEEKS = 100;
const ROUNDS = 3;
const LATE = 50;
/** A key each so many milliseconds while the run streams in. */
const KEYS = 300;

const what = new URLSearchParams(location.search).get('what');
const {act} = store;
const run = () => store.get().runs[0];

/** Presses keys while the run comes in; gives how long each took to be answered on the screen, from the moment it was due. */
async function keys(over) {
  const times = [];
  for (let due = performance.now() + KEYS; !over(); due += KEYS) {
    await pause(Math.max(0, due - performance.now()));
    document.body.dispatchEvent(new KeyboardEvent('keydown', {key: 'ArrowRight', bubbles: true, cancelable: true}));
    await nextFrame();
    await nextFrame();              // now the frame with the answer is through
    times.push(performance.now() - due);
    due = Math.max(due, performance.now() - KEYS);
  }
  return times;
}

/** The run comes in; gives how long that took, and the waits for a frame and for the answer to a key meanwhile. */
async function streaming() {
  while (!run()?.log) await nextFrame();
  const start = performance.now();
  let last = start;
  let over = false;
  const waits = [];
  const pressed = keys(() => over);
  const wait = async () => {
    await nextFrame();
    const now = performance.now();
    waits.push(now - last);
    last = now;
  };
  while (!run()?.end) await wait();
  const streamed = last - start;
  for (let i = 0; i < 30; i++) await wait();
  over = true;
  const times = await pressed;
  const worst = tenths([...waits].sort((a, b) => b - a).slice(0, 5));
  return {streamed, longestWait: most(waits), worst, late: waits.filter(t => t > LATE).length, frames: waits.length, key: median(times), keyMost: most(times), keys: times.length};
}

/** The same run into a log and nothing else: the least that it takes, now that the server has it. */
function alone() {
  return new Promise(done => {
    const start = performance.now();
    let log = null;
    const following = follow(run().info.run, {
      count: () => log?.count ?? 0,
      onHello: ({table, header}) => { log = new Log({table: new EventTable(table), header}); },
      onRows: ({table, start: from, rows}) => log.appendRows(table, from, rows),
      onBatch: batch => log.append(batch),
      onEnd: () => {
        following.close();
        done(performance.now() - start);
      },
    });
  });
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
  const rounds = [];
  await frames(FRAMES, zoom(end, end / 2));       // warms up
  for (let k = 0; k < ZOOMS; k++) rounds.push(await frames(FRAMES, zoom(end, end * (0.1 + 0.2 * k))));
  const draws = [];
  for (let i = 0; i < FRAMES; i++) draws.push((await timed(() => zoom(end, end * 0.37)(i))).drawn);
  return {zooms: inTime(rounds), draw: median(draws), drawMost: most(draws)};
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

const moment = (end, k) => end * ((k * 0.6180339887) % 1);

/** Seeks all over the run with a panel open, lanes and board beside it. */
async function seeks(end, panel) {
  act.setPanel(panel);
  await pause(1500);
  while (document.querySelector('[aria-busy="true"]')) await pause(100);
  for (let k = 0; k < 10; k++) await timed(() => act.seek(moment(end, k + 1000)));
  const rounds = [];
  for (let round = 0; round < ROUNDS; round++) {
    const times = [];
    for (let k = 0; k < SEEKS; k++) times.push(await timed(() => act.seek(moment(end, k + round / ROUNDS)), isWhole));
    rounds.push(times);
  }
  const later = rounds.flat().filter(time => time.frames > 1).length;
  const of = key => rounds.map(times => times.map(time => time[key]));
  return {
    panel, median: median(of('drawn').map(median)), most: median(of('drawn').map(most)), mosts: tenths(of('drawn').map(most)),
    painted: median(of('painted').map(median)), paintedMost: median(of('painted').map(most)), paintedMosts: tenths(of('painted').map(most)), later, frames: most(of('frames').flat()),
  };
}

/** The state at a moment, from its keyframe and from the start. */
function states(end) {
  const {log} = run();
  const times = [];
  for (let k = 0; k < SEEKS; k++) {
    const seq = log.seqAt(moment(end, k + 0.5));
    const start = performance.now();
    log.stateAt(seq);
    times.push(performance.now() - start);
  }
  const replays = [0.2, 0.5, 0.8].map(share => {
    const goal = log.seqAt(end * share);
    const start = performance.now();
    const state = emptyState();
    for (let i = 0; i < goal; i++) apply(state, log, i);
    return performance.now() - start;
  });
  return {state: median(times), replay: median(replays)};
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

/** All that the page keeps, as the browser says; NaN where it does not. */
async function kept() {
  try {
    return (await performance.measureUserAgentSpecificMemory()).bytes;
  } catch {
    return NaN;
  }
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
  return {columns, parts: told, page: await kept()};
}

async function measure() {
  const came = await streaming();
  await pause(1500);
  const end = run().log.endTime;
  const {intervals, log} = run();
  if (store.get().lessonOpen) act.toggleLesson();
  if (what !== 'many') act.foldLanes('g');
  act.fit();
  await pause(300);
  const lanes = [...intervals.lanes].filter(([id]) => /^[pm]/.test(id)).map(([, lane]) => lane);
  const count = list => list.reduce((sum, lane) => sum + lane.length, 0);
  const facts = {
    events: log.count, intervals: count([...intervals.lanes.values()]), laneIntervals: count(lanes), lanes: lanes.length, goroutines: log.rows.gs.length,
    painted: document.querySelectorAll('.names li').length,
  };
  const zoomed = await zooms(end);
  if (what === 'small') return {...facts, ...zoomed, page: await kept()};
  act.fit();
  let scroll = null;
  if (what === 'many') {
    const box = document.querySelector('.lanes');
    const rounds = [];
    for (let k = 0; k < ZOOMS; k++) rounds.push(await frames(FRAMES, i => { box.scrollTop = (k * FRAMES + i) * 311; }));
    scroll = inTime(rounds);
  }
  const sought = [await seeks(end, 'story'), await seeks(end, 'numbers')];
  return {...facts, ...zoomed, scroll, seeks: sought, ...states(end), naive: naive(lanes, end), ...await memory(), streaming: {...came, alone: await alone()}};
}

const result = await measure().catch(e => ({error: `${e} ${e.stack}`}));
await fetch('bench/result', {method: 'POST', body: JSON.stringify(result)});
