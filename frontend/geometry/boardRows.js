/** The right half of the board: threads without a P, and what goroutines wait for. */
import { lineHeight } from './boardSize.js';

/** Draws the zones into `to`; the bottom. What is empty shrinks to one line when there is no room for all. */
export function placeRows(to, board, size, y, height, zones) {
  const { unit, right } = size;
  const always = [threads(to, board), ...(zones.syscall ? [syscalls(to, board, right.width)] : []), ...(zones.sleep ? [asleep(to, board)] : []), ...(zones.network ? [network(to, board)] : [])];
  const room = Number.isFinite(height) ? Math.max(2, Math.floor((height - y) / (lineHeight(unit) + 4)) - always.length - board.others.length) : 99;
  const rows = [...always, ...things(to, board, room), ...board.others.map((other) => group(to, other))];
  const spare = Number.isFinite(height) ? Math.floor((height - y - rows.length * (lineHeight(unit) + 4)) / lineHeight(unit)) : 3 * rows.length;
  const lines = shares(rows.map((row) => need(row, right.width - 8.4 * unit)), Math.max(0, spare));
  return rows.reduce((at, row, k) => to.row({ x: right.x, y: at, width: right.width, lines: lines[k], ...row }), y);
}

/** So many lines a zone would fill. */
function need({ cells }, width) {
  return Math.max(1, Math.ceil(cells.reduce((sum, cell) => sum + cell.w + 5, 0) * 1.25 / width));
}

/** One line for each; what is spare goes round, a line at a time, to those who need more. */
function shares(needs, spare) {
  const lines = needs.map(() => 1);
  let left = spare;
  for (let given = true; given && left > 0;) {
    given = false;
    for (let k = 0; k < needs.length && left > 0; k++) {
      if (lines[k] >= needs[k]) continue;
      lines[k]++;
      left--;
      given = true;
    }
  }
  return lines;
}

const KINDS = [['running', 'running'], ['starting', 'starting'], ['spinning', 'spinning'], ['netpoll', 'in netpoll'], ['locked', 'locked'], ['parked', 'parked']];

/** Threads without a P and without a goroutine, and sysmon. The parked ones stand as on the list of idle Ms. */
function threads(to, { threads: all, sysmon }) {
  const cells = [];
  if (sysmon) cells.push(to.words(sysmon === 'asleep' ? 'sysmon asleep' : 'sysmon awake', 'fine'));
  for (const [key, word] of KINDS) {
    if (!all[key].length) continue;
    cells.push(to.words(word, 'fine caption'));
    for (const t of all[key].slice(0, 24)) cells.push(thread(to, t, key));
    if (all[key].length > 24) cells.push(to.words(`+${all[key].length - 24}`));
  }
  return { id: 'threads', label: 'Ms off Ps', cells, all: cells.length };
}

function thread(to, t, look) {
  const g = t.hands[0] ?? -1;
  return { m: t.m, look, w: to.threadWidth(t.m) + (g >= 0 ? to.widthOf(g) + 3 : 0), g };
}

function syscalls(to, { threads: { syscall } }, wide) {
  const told = wide > 38 * to.unit;
  const cells = syscall.slice(0, 48).map((t) => {
    const since = told ? to.duration(t.since) : '';
    return { m: t.m, look: 'syscall', g: t.g, text: since, w: to.threadWidth(t.m) + to.widthOf(t.g) + (told ? since.length * to.unit * 0.5 + 12 : 4) };
  });
  return { id: 'syscall', label: 'syscalls', count: syscall.length, cells, all: syscall.length, empty: 'none without a P' };
}

function asleep(to, { sleepers, time, ps }) {
  const cells = sleepers.gs.map(({ g, when, p }) => {
    const heap = ps.length > 1 ? `, P${p}` : '';
    const text = when < 0 ? '' : `${when <= time ? 'due' : `in ${to.duration(when - time)}`}${heap}`;
    return to.cell(g, { text, w: to.widthOf(g) + text.length * to.unit * 0.5 + 10 });
  });
  return { id: 'asleep', label: 'asleep', count: sleepers.all, cells, all: sleepers.all, empty: 'nobody' };
}

function network(to, board) {
  return { id: 'network', label: 'netpoller', count: board.network.all, cells: board.network.gs.map(({ g }) => to.cell(g)), all: board.network.all, empty: 'nobody waits' };
}

function group(to, { reason, all, gs }) {
  return { id: `r${reason}`, label: reason, whole: true, count: all, cells: gs.map(({ g }) => to.cell(g)), all };
}

/** The names at channels and locks are cut to so many characters. */
const SHORT = 9;

/** Channels, locks, timers. When they do not all fit, those that nobody waits for or holds are named in one line. */
function things(to, { objects, time }, room) {
  const few = objects.length <= room;
  const shown = few ? objects : objects.filter((o) => o.busy || o.len > 0).slice(0, Math.max(1, room - 1));
  const rows = shown.map((o) => thing(to, o, time));
  if (few) return rows;
  const rest = objects.filter((o) => !shown.includes(o));
  const label = rest.some((o) => o.busy || o.len > 0) ? 'others' : 'at rest';
  return rest.length ? [...rows, { id: 'quiet', label, cells: rest.slice(0, 40).map((o) => to.words(o.name)), all: rest.length }] : rows;
}

function thing(to, o, time) {
  const cells = [...STATE[o.kind]?.(to, o, time) ?? []];
  let all = cells.length;
  for (const queue of o.queues) {
    cells.push(to.words(queue.name, 'fine caption'));
    cells.push(...queue.gs.map(({ g, place }) => to.cell(g, { chars: SHORT, w: to.widthOf(g, SHORT), ...(place ? { place: `o${o.o}${queue.name}${g}` } : {}) })));
    all += 1 + queue.all;
  }
  return { id: `o${o.o}`, label: o.name, cells, all, hit: { o: o.o } };
}

const holder = (to, o, word) => (o.holder >= 0 ? [to.words(word, 'fine caption'), to.cell(o.holder, { place: `o${o.o}holder`, chars: SHORT, w: to.widthOf(o.holder, SHORT) })] : []);
const lock = (to, o) => [...(o.holder >= 0 ? holder(to, o, 'held by') : [to.words('free', 'faint')]), ...(o.starving ? [to.words('starving', 'fine alarm')] : [])];

/** What can be said of each kind of object besides who waits. */
const STATE = {
  chan: (to, o) => [...(o.cap > 0 ? [{ buffer: o, w: o.cap > 8 ? 8 * to.unit : o.cap * (to.unit + 3) }, to.words(`${o.len}/${o.cap}`)] : []), ...(o.closed ? [to.words('closed', 'fine alarm')] : []),
    ...(o.cap === 0 && !o.closed && !o.busy ? [to.words('no buffer', 'faint')] : [])],
  mutex: lock,
  rwmutex: (to, o) => [...lock(to, o), ...(o.readers > 0 ? [to.words(`${o.readers} read`)] : [])],
  waitgroup: (to, o) => [to.words(`counter ${o.len}`)],
  once: (to, o) => [...(o.closed ? [to.words('done')] : holder(to, o, 'done by'))],
  timer: (to, o, time) => [to.words(o.when < 0 ? 'not set' : o.when <= time ? 'due' : `in ${to.duration(o.when - time)}`)],
  ticker: (to, o) => [to.words(o.when < 0 ? 'stopped' : 'runs')],
};
