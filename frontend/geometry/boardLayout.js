/**
 * Where everything on the board stands: {boxes, texts, tokens, threads, height}, each thing with an id that it keeps while it moves. Left is what runs or could run,
 * right what cannot: so a goroutine that blocks goes over to the right, and comes back when it is woken.
 */
import { shorten, flow } from './flow.js';
import { boardSize, lineHeight, tokenHeight } from './boardSize.js';
import { placeGlobal, placeProcs } from './boardProcs.js';
import { placeRows } from './boardRows.js';

const CHAR = 0.602;

/** names: {g(i), m(i), duration(t)}. `rows` is the number of lines that the right half has for good; `zones` which of its zones the log uses. */
export function boardLayout(board, { width, height, rows, most, least, zones, names }) {
  const size = boardSize({ width, height, procs: board.ps.length, rows, most, least });
  const to = sheet(size, names);
  const left = size.form === 'tiny' ? placeProcs(to, board, size, placeGlobal(to, board, size, 0, 2)) : below(to, board, size, height);
  const right = placeRows(to, board, size, size.narrow ? left + 6 : 0, size.narrow ? Infinity : height, zones);
  return { ...to.out, unit: size.unit, size, height: Math.ceil(Math.max(left, right)) };
}

/** The global queue under the Ps: with very many Ps it stands above them, so that it is seen. */
function below(to, board, size, height) {
  const bottom = placeProcs(to, board, size, 0);
  const free = size.narrow ? 2 : Math.max(1, Math.floor((height - bottom) / lineHeight(size.unit)) - 1);
  return placeGlobal(to, board, size, bottom + 2, Math.min(free, 8));
}

/** What is drawn is collected here; the helpers know the unit. */
function sheet({ unit }, names) {
  const out = { boxes: [], texts: [], tokens: [], threads: [] };
  const th = tokenHeight(unit);
  const most = 12;
  const to = {
    out, unit, names, duration: names.duration,
    box: (b) => out.boxes.push(b),
    text: (t) => out.texts.push(t),
    widthOf: (g, chars = most) => Math.round(Math.max(3, shorten(names.g(g), chars).length) * CHAR * unit + 14),
    charsIn: (width) => Math.max(2, Math.floor((width - 14) / (CHAR * unit))),
    token(g, x, y, { w, place = null, chars } = {}) {
      const wide = Math.round(w ?? to.widthOf(g, chars));
      out.tokens.push({ id: place ?? `g${g}`, g, x: Math.round(x), y: Math.round(y), w: wide, h: th, label: shorten(names.g(g), Math.max(2, Math.floor((wide - 10) / (CHAR * unit)))), place: place !== null });
    },
    thread(m, x, y, look) {
      const label = names.m(m);
      const wide = Math.round(label.length * CHAR * unit * 0.92 + 9);
      out.threads.push({ id: `m${m}`, m, x: Math.round(x), y: Math.round(y), w: wide, h: th, label, look });
      return wide;
    },
    threadWidth: (m) => Math.round(names.m(m).length * CHAR * unit * 0.92 + 9),
    cell: (g, more = {}) => ({ g, w: to.widthOf(g), ...more }),
    words: (text, cls = 'fine') => ({ text, cls, glue: cls.includes('caption'), w: text.length * Math.max(12, unit * 0.92) * 0.62 + 8 }),
    row: (row) => placeRow(to, row),
  };
  return to;
}

/** A zone: its name, then its cells in at most so many lines; the bottom. */
function placeRow(to, { id, label, count = 0, x, y, width, cells, all, lines, empty = '', cls = '', hit = null, whole = false }) {
  const { unit } = to;
  const th = tokenHeight(unit);
  const line = lineHeight(unit);
  const counts = count > 6;
  const from = x + Math.max(8.4, whole ? Math.min(24, label.length) * 0.55 + (counts ? 3 : 1) : 0) * unit;
  to.text({ id: `${id}label`, x: x + 4, y: y + th * 0.68 + 3, text: shorten(label, whole ? 24 : counts ? 13 - String(count).length : 14), cls: `label ${cls}`, title: label, hit });
  if (counts) to.text({ id: `${id}count`, x: from - 8, y: y + th * 0.68 + 3, text: String(count), cls: 'fine end' });
  if (!cells.length) {
    to.text({ id: `${id}empty`, x: from, y: y + th * 0.68 + 3, text: empty, cls: 'faint' });
    return y + line + 4;
  }
  const { placed, bottom, more, at } = flow(cells, { x: from, y: y + 3, right: x + width - 4, line, gap: 5, lines, all, room: 3.4 * unit });
  placed.forEach((cell, k) => drawCell(to, cell, `${id}${k}`, th));
  const kept = more - cells.slice(placed.length).filter((cell) => cell.glue).length;       // words are not counted
  if (kept > 0) to.text({ id: `${id}more`, x: at.x, y: at.y + th * 0.68, text: `+${kept}`, cls: 'fine more' });
  return bottom + 1;
}

function drawCell(to, cell, id, th) {
  const { x, y } = cell;
  if (cell.buffer) return drawBuffer(to, cell, id, th);
  let at = x;
  if (cell.m !== undefined) at += to.thread(cell.m, at, y, cell.look) + 3;
  if (cell.g >= 0) {
    const w = to.widthOf(cell.g, cell.chars);
    to.token(cell.g, at, y, { w, place: cell.place ?? null });
    at += w + 4;
  }
  if (cell.text) to.text({ id, x: at, y: y + th * 0.68, text: cell.text, cls: cell.cls ?? 'fine', title: cell.title });
  return undefined;
}

/** The buffer of a channel: a box a value, or a bar when there are too many. */
function drawBuffer(to, { x, y, w, buffer: { len, cap } }, id, th) {
  const many = cap > 8;
  const one = many ? w : w / cap;
  const n = many ? 1 : cap;
  for (let k = 0; k < n; k++) to.box({ id: `${id}c${k}`, cls: !many && k < len ? 'value' : 'cell', x: x + k * one, y: y + th * 0.2, w: one - 2, h: th * 0.6 });
  if (many && len) to.box({ id: `${id}f`, cls: 'value', x, y: y + th * 0.2, w: (w - 2) * (len / cap), h: th * 0.6 });
}
