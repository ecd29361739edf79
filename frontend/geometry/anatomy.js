/** Where the requests to stop lie on the screen: bands on the lanes of their goroutines, and the ways between lanes. */
import { toTime, toX } from './window.js';

/** Requests of one lane whose beginnings lie closer are one crowd. */
const CROWD = 26;
/** So many bands and crowds a screen; beyond that, crowds become wider. */
const MOST = 240;
/** With so many bands each may show its ways; with more only the current one does. */
const WAYS = 14;

/** The pieces of one goroutine's lane: {r, n, k}: request r alone (n is 1), or the first of n, from place k of its list on. */
function pieces(requests, list, { window, width }, room) {
  const out = [];
  let k = Math.max(0, requests.place(list, window.t0) - 1);
  while (k < list.length) {
    const r = list.at(k);
    const t = requests.time(r);
    if (t > window.t1) break;
    const x = toX(window, width, t);
    const after = Math.max(k + 1, requests.place(list, toTime(window, width, x + room)));
    out.push({ r, n: after - k, k });
    k = after;
  }
  return out;
}

/** A band in pixels: asked at x0, stopped at x1, running again at x2 (null: not on the record), all of them true places. */
function band(requests, r, row, place, end) {
  const x = (t) => toX(place.window, place.width, t);
  const stop = requests.stopTime(r);
  const again = requests.againTime(r);
  const waits = stop !== null && !requests.closed(r);
  return {
    r, id: `${row.id}-${r}`, row, n: 1, open: stop === null, x0: x(requests.time(r)), x1: x(stop ?? end),
    x2: waits ? x(again ?? end) : null, again: again !== null,
  };
}

/** How many of a crowd the filter lets through; the whole crowd is dim when none. */
function passingOf(list, k, n, lets) {
  let some = 0;
  for (let i = k; i < k + n; i++) if (lets(list.at(i))) some++;
  return { n: some || n, dim: some === 0 };
}

const onScreen = ({ x0, x1, x2 }, width) => Math.max(x1, x2 ?? x1) >= 0 && x0 <= width;

/**
 * {bands, crowds, ways}. rows: the lanes on the screen; place: {window, width}; current: a request or -1; lets(r): whether the filter
 * lets it through; end: where the run ends.
 */
export function requestsOnScreen(requests, log, rows, place, { current, lets, end }) {
  const lanes = rows.filter((row) => row.kind === 'g' && requests.byG[row.index]);
  let all = [];
  for (let room = CROWD; ; room *= 2) {
    all = lanes.flatMap((row) => pieces(requests, requests.byG[row.index], place, room).map((piece) => ({ ...piece, row })));
    if (all.length <= MOST || room > place.width) break;
  }
  const bands = [];
  const crowds = [];
  for (const { r, n, k, row } of all.slice(0, MOST)) {
    if (n === 1) bands.push({ ...band(requests, r, row, place, end), current: r === current, dim: !lets(r) });
    else crowds.push({ id: `${row.id}-${r}`, r, ...passingOf(requests.byG[row.index], k, n, lets), row, x: toX(place.window, place.width, requests.time(r)) });
  }
  const mine = current >= 0 ? rows.find((row) => row.kind === 'g' && row.index === requests.g.at(current)) : null;
  if (mine && !bands.some((b) => b.current)) bands.push({ ...band(requests, current, mine, place, end), current: true, dim: false });
  const shown = bands.filter((b) => onScreen(b, place.width));
  const few = shown.length <= WAYS;
  const ways = shown.filter((b) => b.current || (few && !b.dim)).flatMap((b) => waysOf(requests, log, b, rows, place));
  return { bands: shown, crowds: crowds.filter((c) => c.x >= 0), ways };
}

/** The arrows of a request: from who asks to the goroutine, from it to the P where it runs again; of the current one also who got its P. */
function waysOf(requests, log, b, rows, place) {
  const lane = (kind, index) => rows.find((row) => row.kind === kind && (kind === 's' || row.index === index));
  const x = (seq) => toX(place.window, place.width, log.time(seq));
  const first = requests.first.at(b.r);
  const asker = requests.asker.at(b.r) === 0 ? lane('s') : lane('m', log.m(first));
  const out = [];
  const way = (kind, from, to, at) => {
    if (!from || !to || from === to || at < 0 || at > place.width) return;
    const down = from.bar.y < to.bar.y;
    out.push({ id: `${b.r}-${kind}`, kind, r: b.r, current: b.current, x: at, y0: down ? from.bar.y + from.bar.height : from.bar.y, y1: down ? to.bar.y : to.bar.y + to.bar.height });
  };
  way('ask', asker, b.row, b.x0);
  const again = requests.again.at(b.r);
  if (again >= 0) way('run', b.row, lane('p', log.p(again)), x(again));
  if (!b.current) return out;
  const next = requests.next.at(b.r);
  if (next < 0 || next === again) return out;
  way('free', b.row, lane('p', log.p(next)), b.x1);
  way('next', lane('p', log.p(next)), lane('g', log.a(next)), x(next));
  return out;
}
