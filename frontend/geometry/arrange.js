/**
 * Which lanes are on the screen and in which order: pinned ones first, then sysmon, the collector, the netpoller, Ps, Ms and goroutines,
 * each group whole or folded into one row, goroutines sorted and filtered.
 */
import { KIND, KINDS } from './intervals.js';
import { lanes } from './lanes.js';
import { BLOCK, KINDS_WIDE, pyramidOf } from './pyramid.js';

/** Groups that fold, and how a folded one is called. */
export const GROUPS = { p: ['P', 'Ps'], m: ['M', 'Ms'], g: ['goroutine', 'goroutines'], r: ['of runtime', 'of runtime'] };

export const SORTS = [['made', 'as they were made'], ['name', 'by name'], ['running', 'by running time'], ['waiting', 'by time ready but not running']];

/** What the lanes look like at the start. The runtime's own goroutines that hardly run are one row. */
export const PLAIN = { folded: ['r'], pinned: [], hidden: [], sort: 'made', filter: '' };

/** A goroutine of the runtime that runs less than this share of the time is no lane of its own. */
const LITTLE = 0.01;

/** [{…lane, group, pinned, head (first of a group that can fold), folded: null or the lanes that the row stands for, size}]. */
export function arrange(log, intervals, view = PLAIN, time = 0) {
  const all = lanes(log, intervals);
  const of = (id) => intervals.lanes.get(id);
  const kinds = { s: [], c: [], n: [], p: [], m: [], g: [], r: [] };
  for (const lane of all) kinds[lane.kind === 'g' && restsInRuntime(log, intervals, lane.index) ? 'r' : lane.kind].push(lane);
  if (kinds.r.length < 2) kinds.g = [...kinds.g, ...kinds.r.splice(0)].sort((a, b) => a.index - b.index);
  const wanted = filter(view.filter);
  for (const group of ['g', 'r']) kinds[group] = sorted(kinds[group].filter((lane) => wanted(log, lane, of(lane.id), time)), view.sort, of);
  const pinned = view.pinned.map((id) => all.find((lane) => lane.id === id)).filter(Boolean);
  const rows = pinned.map((lane) => rowOf(lane, lane.kind, 1, true));
  for (const [group, members] of Object.entries(kinds)) {
    const size = members.length;
    const left = members.filter((lane) => !view.pinned.includes(lane.id) && !view.hidden.includes(lane.id));
    if (left.length === 0) continue;
    const folds = GROUPS[group] !== undefined && size > 1;
    if (folds && view.folded.includes(group)) rows.push(folded(group, left));
    else left.forEach((lane, k) => rows.push(rowOf(lane, group, size, false, folds && k === 0)));
  }
  return rows;
}

/** A row with all that it will ever be told of: of ten thousand, one that grows takes longer than all the rest. */
function rowOf({ id, kind, index, label }, group, size, pinned = false, head = false, members = null) {
  return { id, kind, index, label, group, pinned, head, folded: members, size, plural: '', tint: false, y: 0, height: 0, bar: null, marks: null };
}

function folded(group, members) {
  const n = members.length;
  return rowOf({ id: `+${group}`, kind: group === 'r' ? 'g' : group, index: -1, label: `${n} ${GROUPS[group][n === 1 ? 0 : 1]}` }, group, n, false, true, members);
}

const isRuntimes = (func) => Boolean(func?.startsWith('runtime.') || func?.startsWith('runtime/'));

/** Whether a goroutine is one of the runtime's own that does little. */
function restsInRuntime(log, intervals, g) {
  const func = log.rows.gs[g]?.func ?? '';
  if (!isRuntimes(func) || func === 'runtime.main') return false;
  return totals(intervals.lanes.get(`g${g}`))[KIND.running] < LITTLE * Math.max(1, log.endTime);
}

const runtimes = new WeakMap();     // log → {scanned, list}: the runtime's own goroutines

function runtimeGs(log) {
  let known = runtimes.get(log);
  if (!known) runtimes.set(log, known = { scanned: 0, list: [] });
  const { gs } = log.rows;
  for (; known.scanned < gs.length && gs[known.scanned]; known.scanned++) if (isRuntimes(gs[known.scanned].func)) known.list.push(known.scanned);
  return known.list;
}

/** All that arrange() leans on, but for the view itself, as text: of ten thousand lanes most stay where they are while a run grows. */
export function shapeOf(log, intervals, view = PLAIN, time = 0) {
  const { gs, ms, ps } = log.rows;
  if (view.filter.trim() !== '' || view.sort !== 'made') return `${log.count} ${intervals.version} ${followsTime(view) ? time : ''}`;
  const rests = runtimeGs(log).filter((g) => restsInRuntime(log, intervals, g));
  return `${gs.length} ${ms.length} ${ps.length} ${intervals.lanes.get('c')?.length > 0} ${intervals.networked} ${rests}`;
}

/** ns in each kind of a whole lane. */
export function totals(lane) {
  const out = new Float64Array(KINDS.length);
  if (!lane) return out;
  const { sums, blocks } = pyramidOf(lane).grow();
  for (let k = 0; k < out.length; k++) out[k] = sums[blocks * KINDS_WIDE + k];
  for (let i = blocks * BLOCK; i < lane.length; i++) out[lane.kind.data[i]] += lane.t1.at(i) - lane.t0.data[i];
  return out;
}

function sorted(list, sort, of) {
  if (sort === 'name') return [...list].sort((a, b) => a.label.localeCompare(b.label, 'en', { numeric: true }));
  const kind = { running: KIND.running, waiting: KIND.runnable }[sort];
  if (kind === undefined) return list;
  return list.map((lane) => ({ lane, time: totals(of(lane.id))[kind] })).sort((a, b) => b.time - a.time || a.lane.index - b.lane.index).map(({ lane }) => lane);
}

/** A filter's words, all of which must hold: "fn:worker" a part of the function, "state:runnable" what it does at a moment, else a part of the name. */
function filter(text) {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return () => true;
  return (log, { index, label }, lane, time) => words.every((word) => {
    if (word.startsWith('fn:')) return (log.rows.gs[index]?.func ?? '').toLowerCase().includes(word.slice(3));
    if (!word.startsWith('state:')) return label.toLowerCase().includes(word);
    const i = lane ? lane.indexAt(time) : -1;
    return i >= 0 && KINDS[lane.kind.at(i)].startsWith(word.slice(6));
  });
}

/** Whether the rows depend on the playhead. */
export const followsTime = (view) => /(^|\s)state:/.test(view.filter);

/** A lane's name, as short as it says it all: the runtime's without "runtime.". */
export const shortName = (label) => label.replace(/^runtime\./, '');

/** A text in at most `most` characters: the middle goes, as the end tells the many of one function apart. */
export function squeezed(text, most) {
  if (text.length <= most) return text;
  const tail = Math.min(Math.floor(most / 2), Math.max(3, text.length - text.lastIndexOf(' ')));
  return `${text.slice(0, Math.max(1, most - tail - 1))}…${text.slice(text.length - tail)}`;
}
