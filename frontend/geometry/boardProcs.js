/** The left half of the board: each P with its thread, its goroutine, runnext and ring; the global queue; the list of idle Ps. */
import { flow } from './flow.js';
import { cardHeight, cardParts, lineHeight, tokenHeight } from './boardSize.js';

const SLICE = 10e6;
const RING = 256;

/** Draws the Ps into `to` (see boardLayout); the bottom. */
export function placeProcs(to, board, size, y) {
  const { unit, form, columns, left } = size;
  const { gap = 6 } = size;
  const w = (left.width - gap * (columns - 1)) / columns;
  const h = form === 'tiny' ? tokenHeight(unit) + 2 : cardHeight(unit, size.lines, form);
  board.ps.forEach((p, k) => {
    const at = { x: (k % columns) * (w + gap), y: y + Math.floor(k / columns) * (h + gap), w, h };
    to.box({ id: `p${p.p}`, cls: `proc proc-${p.status}`, ...at, hit: { p: p.p } });
    (form === 'tiny' ? tiny : card)(to, p, at, size);
  });
  return y + Math.ceil(board.ps.length / columns) * (h + gap);
}

/** What an M without a goroutine does on its P, and why a P has none. */
function idleWords(p) {
  if (p.spinning) return 'looks for work';
  if (p.m >= 0) return 'in the scheduler';
  if (p.status === 'gcstop') return 'stopped';
  if (p.status === 'syscall') return 'left in a system call';
  return p.idle >= 0 || p.queues === false ? 'idle' : 'changes hands';
}

function card(to, p, { x, y, w }, { unit, lines, form }) {
  const th = tokenHeight(unit);
  const y1 = y + 7;
  const y2 = form === 'row' ? y1 : y1 + th + 8;
  const { roomy, thread, run, slot, ...parts } = cardParts(w, unit, form);
  const mx = x + thread;
  const rx = x + run + (p.queues === false ? 2 * unit + 9 : 0);      // recorded threads have the long numbers of the system
  to.text({ id: `p${p.p}`, x: x + 8, y: y1 + th * 0.72, text: p.name, cls: 'pname' });
  to.text({ id: `p${p.p}tick`, x: x + 8, y: y2 + th * 0.68, text: form === 'row' || p.schedtick === null ? '' : p.schedtick < 1e4 ? `tick ${p.schedtick}` : String(p.schedtick), cls: 'fine' });
  if (p.m >= 0) to.thread(p.m, mx, y1, p.spinning ? 'spinning' : 'on');
  to.box({ id: `p${p.p}run`, cls: p.g >= 0 ? 'slot filled' : 'slot', x: rx, y: y1, w: slot, h: th });
  if (p.g >= 0) to.token(p.g, rx, y1, { w: slot });
  else to.text({ id: `p${p.p}does`, x: rx + 8, y: y1 + th * 0.68, text: idleWords(p), cls: 'faint' });
  sliceOf(to, p, { x: rx, y: y1, w: slot, h: th }, p.hands.length && !roomy ? 0 : unit);
  hands(to, p, { x: roomy ? rx + slot + 5.6 * unit : rx + slot + 6, y: y1, right: form === 'row' ? x + parts.queue - 4 : x + w - 6 });
  queue(to, p, { ...parts, x: x + parts.queue, y: y2, right: x + w - 6, lines, from: x + parts.ring }, unit);
}

/** How long the slice has lasted: a bar of 10 ms under the goroutine, and in words. */
function sliceOf(to, p, { x, y, w, h }, unit) {
  if (p.slice === null || p.g < 0) return;
  const share = Math.min(1, p.slice / SLICE);
  const over = p.slice >= SLICE ? ' over' : '';
  to.box({ id: `p${p.p}slot`, cls: 'track', x, y: y + h + 2, w, h: 4 });
  to.box({ id: `p${p.p}slice`, cls: `slice${over}`, x, y: y + h + 2, w: Math.max(1, w * share), h: 4 });
  if (unit) to.text({ id: `p${p.p}sliced`, x: x + w + 8, y: y + h * 0.68, text: to.duration(p.slice), cls: `fine slicetext${over}` });
}

function hands(to, p, { x, y, right }) {
  const chars = Math.min(9, to.charsIn(right - x));
  const { placed, more, at } = flow(p.hands.map((g) => ({ g, w: to.widthOf(g, chars) })), { x, y, right, line: 0, gap: 4, lines: 1, room: 24 });
  placed.forEach((t) => to.token(t.g, t.x, t.y, { w: t.w }));
  if (more) to.text({ id: `p${p.p}hand+`, x: at.x, y: at.y + 16, text: `+${more}`, cls: 'fine' });
}

/** runnext apart from the ring; of the ring as many as there is room for, and how many it holds. */
function queue(to, p, { x, y, right, from, next, counted, chars, lines }, unit) {
  const th = tokenHeight(unit);
  if (p.queues === false) {
    to.text({ id: `p${p.p}nextname`, x: x + 8, y: y + th * 0.68, text: 'queues: not recorded', cls: 'faint' });
    return;
  }
  to.box({ id: `p${p.p}next`, cls: p.runnext >= 0 ? 'slot filled' : 'slot', x, y, w: next, h: th });
  if (p.runnext >= 0) to.token(p.runnext, x, y, { w: next });
  else to.text({ id: `p${p.p}nextname`, x: x + 8, y: y + th * 0.68, text: 'runnext', cls: 'faint' });
  to.box({ id: `p${p.p}ring`, cls: 'track', x: from, y: y + th / 2 - 3, w: right - from, h: 6 });
  if (p.ring.length) to.box({ id: `p${p.p}fill`, cls: 'fill', x: from, y: y + th / 2 - 3, w: Math.max(1, (right - from) * (p.ring.length / RING)), h: 6 });
  else to.text({ id: `p${p.p}empty`, x: from + 4, y: y + th * 0.68, text: 'ring', cls: 'faint halo' });
  const { placed } = flow(p.ring.slice(0, 120).map((g) => ({ g, w: to.widthOf(g, chars) })), { x: from, y, right: right - counted, line: lineHeight(unit), gap: 4, lines, all: p.ring.length, room: 0 });
  placed.forEach((t) => to.token(t.g, t.x, t.y, { w: t.w }));
  const hidden = p.ring.length - placed.length;
  if (p.ring.length) to.text({ id: `p${p.p}count`, x: right, y: y + (hidden ? lines - 1 : 0) * lineHeight(unit) + th * 0.68, text: hidden ? `+${hidden}` : `${p.ring.length}`, cls: 'fine end halo' });
}

/** One of many Ps: who runs, and how many wait as a number and a bar. */
function tiny(to, p, { x, y, w, h }, { unit, dense }) {
  const th = tokenHeight(unit);
  const waiting = p.ring.length + (p.runnext >= 0 ? 1 : 0);
  const name = (dense ? 2.2 : 2.5) * unit;
  const count = dense ? 0 : 2.2 * unit;
  const [from, room] = dense ? [x + name, w - name - 4] : [x + w - count, count - 4];
  to.text({ id: `p${p.p}`, x: x + (dense ? 2 : 4), y: y + th * 0.7, text: p.name, cls: 'pname small' });
  if (p.g >= 0) to.token(p.g, x + name, y + 1, { w: w - name - count - 2 });
  const does = p.spinning ? 'looks' : p.m >= 0 ? '…' : p.status === 'gcstop' ? (dense ? 'stop' : 'stopped') : 'idle';
  to.text({ id: `p${p.p}does`, x: x + name + 4, y: y + th * 0.68, text: p.g >= 0 ? '' : does, cls: 'faint' });     // of so many, what says nothing stays: to make it again takes longer
  if (!dense) to.text({ id: `p${p.p}count`, x: x + w - 4, y: y + th * 0.7, text: waiting ? String(waiting) : '', cls: 'fine end' });
  to.box({ id: `p${p.p}fill`, cls: 'fill', x: from, y: dense ? y + h - 1 : y + h - 5, w: waiting ? Math.max(2, room * Math.min(1, waiting / RING)) : 0, h: 3 });
}

/** The global queue and the list of idle Ps; the bottom. */
export function placeGlobal(to, board, size, y, lines) {
  const { unit, left } = size;
  const line = lineHeight(unit);
  if (board.queues === false) return Math.max(y + line, to.row({ id: 'ready', label: 'ready', count: board.ready.all, x: 0, y, width: left.width, lines, cells: board.ready.gs.map(({ g }) => to.cell(g)), all: board.ready.all, empty: 'none' }));
  let bottom = to.row({ id: 'global', label: board.global.length > 6 ? 'global' : 'global queue', count: board.global.length, x: 0, y, width: left.width, lines, cells: board.global.slice(0, 240).map((g) => to.cell(g)), all: board.global.length, empty: 'empty' });
  if (board.pidle.length || board.ps.some((p) => p.status === 'gcstop')) {
    bottom = to.row({ id: 'pidle', label: 'idle Ps', count: board.pidle.length, x: 0, y: bottom, width: left.width, lines: 1, cells: board.pidle.map((p) => ({ text: `P${p}`, w: (String(p).length + 1) * 0.62 * unit + 4, cls: 'mono' })), all: board.pidle.length, empty: 'none' });
  }
  return Math.max(bottom, y + line);
}
