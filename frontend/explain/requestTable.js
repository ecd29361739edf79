/** The requests of a run counted: who asked × how it landed, and how long it took. */
import { requestsOf } from './requests.js';

const fits = (wanted, value) => wanted === null || wanted === undefined || wanted === value;

/** Whether request r is what a filter {asker, landing} lets through; null lets everything through. */
export const passes = (requests, r, filter) => fits(filter?.asker, requests.asker.at(r)) && fits(filter?.landing, requests.landing.at(r));

const tables = new WeakMap();

/** {total, cells: Map("asker landing" → count), byAsker: Map, byLanding: Map} of a log. */
export function requestTable(log) {
  const requests = requestsOf(log);
  const known = tables.get(log);
  if (known?.scanned === requests.scanned) return known;
  const add = (map, key) => map.set(key, (map.get(key) ?? 0) + 1);
  const out = { scanned: requests.scanned, total: requests.length, cells: new Map(), byAsker: new Map(), byLanding: new Map() };
  for (let r = 0; r < requests.length; r++) {
    const asker = requests.asker.at(r);
    const landing = requests.landing.at(r);
    add(out.cells, `${asker} ${landing}`);
    add(out.byAsker, asker);
    add(out.byLanding, landing);
  }
  tables.set(log, out);
  return out;
}

/** The requests that a filter lets through, in the order in which they were made. */
export function passing(requests, filter) {
  const out = [];
  for (let r = 0; r < requests.length; r++) if (passes(requests, r, filter)) out.push(r);
  return out;
}

/** {n, open, min, median, max, sorted} of the times from request to stop of these requests; min, median and max null where n is 0. */
export function latencies(requests, some) {
  const took = some.map((r) => requests.requestToStop(r)).filter((t) => t !== null);
  const sorted = Float64Array.from(took).sort();
  const n = sorted.length;
  const middle = n === 0 ? null : n % 2 ? sorted[(n - 1) / 2] : (sorted[n / 2 - 1] + sorted[n / 2]) / 2;
  return { n, open: some.length - n, min: n ? sorted[0] : null, median: middle, max: n ? sorted[n - 1] : null, sorted };
}

/** A histogram on a scale of powers: [{from, to, n}], `per` bins a decade, from the first bin that has one to the last. */
export function histogram({ sorted }, per = 3) {
  if (sorted.length === 0) return [];
  const bin = (t) => Math.floor(Math.log10(Math.max(1, t)) * per + 1e-9);
  const first = bin(sorted[0]);
  const out = [];
  for (let b = first; b <= bin(sorted[sorted.length - 1]); b++) out.push({ from: 10 ** (b / per), to: 10 ** ((b + 1) / per), n: 0 });
  for (const t of sorted) out[bin(t) - first].n++;
  return out;
}

/** Orders of the list: each (requests) → (a, b) → number; what has no value comes last. */
const last = (value) => (value === null || value < 0 ? Infinity : value);
export const ORDERS = {
  time: () => (a, b) => a - b,
  g: (q) => (a, b) => q.g.at(a) - q.g.at(b) || a - b,
  asker: (q) => (a, b) => q.asker.at(a) - q.asker.at(b) || a - b,
  landing: (q) => (a, b) => q.landing.at(a) - q.landing.at(b) || a - b,
  stop: (q) => (a, b) => last(q.requestToStop(a)) - last(q.requestToStop(b)) || a - b,
  run: (q) => (a, b) => last(q.stopToRun(a)) - last(q.stopToRun(b)) || a - b,
};
