/** What several runs on the screen have to say about each other: where they part, and what differs in the end. */
import { Divergence } from '../explain/divergence.js';
import { recordAlike } from '../explain/bothRecord.js';
import { explain } from '../explain/explain.js';
import { duration } from '../explain/words.js';
import { Tally, differingCounts, differingLines } from '../explain/tally.js';
import { goroutineShares, preemptions, waits } from '../geometry/numbers.js';
import { endOf } from './actions.js';
import { measuresOf } from './numbers.js';
import { where } from './variants.js';

/** Events that are compared at a time, and rows of a list. */
const PIECE = 60_000;
const MOST = 14;

const divergences = new WeakMap();                          // log → log → Divergence
const tallies = new WeakMap();

function kept(map, key, make) {
  if (!map.has(key)) map.set(key, make());
  return map.get(key);
}

/** [{r, found, over, a, b, same}] of each run after the first, beside the first: `a` and `b` are the events that differ (-1: that run has ended), `over` that all was looked at. */
export function partings(state) {
  const [first, ...others] = state.runs;
  if (!first?.log) return [];
  return others.flatMap((run, k) => {
    if (!run.log) return [];
    const d = kept(kept(divergences, first.log, () => new WeakMap()), run.log, () => new Divergence(first.log, run.log));
    const over = d.grow([Boolean(first.end), Boolean(run.end)], PIECE);
    return [{ r: k + 1, found: d.found, over, a: d.a, b: d.b, same: d.same }];
  });
}

/** The first parting of the screen, {r, a, b}, and of run r the event where it parts from the others; null while none is known. */
export function firstParting(state) {
  return partings(state).filter((p) => p.found).sort((p, q) => order(p) - order(q))[0] ?? null;
}
const order = ({ a }) => (a < 0 ? Infinity : a);

const sentences = new WeakMap();                            // log → event → what happens

function what(run, seq) {
  if (seq < 0) return 'nothing more happens';
  const known = kept(sentences, run.log, () => new Map());
  return kept(known, seq, () => explain(run.log, seq).what.replace(/\.$/, ''));
}

/** {seq, time, says (of this run), both}: the parting that run r has on its lanes; null while it has none. A run that has ended before parts at its end. */
export function partingHere(state, r) {
  const run = state.runs[r];
  const p = r === 0 ? firstParting(state) : partings(state).find((q) => q.r === r && q.found);
  if (!run?.log || !p) return null;
  const seq = r === 0 ? p.a : p.b;
  const at = seq < 0 ? run.log.count - 1 : seq;
  return { seq: at, time: run.log.time(at), says: `Parts at ${duration(run.log.time(at))}: ${what(run, seq)}.`, both: partingSentence(state, p) };
}

/** "Here they part: under Go 1.13 …; under Go 1.14 …." */
export function partingSentence(state, { r, a, b }) {
  const [first, other] = [state.runs[0], state.runs[r]];
  const [here, there] = [what(first, a), what(other, b)];
  if (start(first, a, here) && start(other, b, there)) return 'Here they part: in what they were started with.';
  return `Here they part: ${where(first.label)} ${here}; ${where(other.label)} ${there}.`;
}

/** Whether this is only what the run's own name says: "GOMAXPROCS is 2" of GOMAXPROCS=2. */
const start = (run, seq, says) => seq >= 0 && run.log.time(seq) === 0 && run.label.includes(says.replace(' is ', '='));

const memo = { key: null, value: null };

/** {counting} while logs are being read; else {labels, partings, groups: [{title, rows: [{name, values: [{text or ns or n, seq}]}], more}]}; null with fewer than two logs. */
export function differences(state) {
  const runs = state.runs.filter((run) => run.log);
  if (runs.length < 2 || runs.length < state.runs.length) return null;
  const told = runs.map((run) => kept(tallies, run.log, () => new Tally(run.log)));
  const ready = [...told.map((t) => t.grow(PIECE)), ...runs.map((run) => measuresOf(run, PIECE).whole)];
  const found = partings(state);
  if (ready.includes(false) || found.some((p) => !p.over)) return { counting: told.reduce((n, t) => n + t.scanned, 0) / runs.reduce((n, run) => n + run.log.count, 0) };
  const key = runs.map((run) => `${run.key} ${run.count} ${run.status} ${run.label} ${run.aligned}`).join();
  if (memo.key !== key) Object.assign(memo, { key, value: { labels: runs.map((run) => run.label), partings: found.map((p) => ({ ...p, says: p.found ? partingSentence(state, p) : null })), groups: groups(runs, told) } });
  return memo.value;
}

function groups(runs, told) {
  const list = (title, rows, most = MOST) => ({ title, rows: rows.slice(0, most), more: Math.max(0, rows.length - most) });
  if (!runs.every((run) => recordAlike(run.log, runs[0].log))) return [list('Run time', sharedTimes(runs))].filter((group) => group.rows.length);
  return [
    list('What came of it', [...outcome(runs, told), ...asked(runs)].filter(differs)),
    list('Run time', runTimes(runs)),
    list('Lines printed', differingLines(told).map(({ line, texts }) => ({ name: `line ${line}`, values: texts.map((text, r) => ({ text, seq: text === null ? -1 : told[r].printed[line - 1].seq })) }))),
    list('Events', differingCounts(told).map(({ name, counts }) => ({ name, values: counts.map((n) => ({ n })) })), Infinity),
  ].filter((group) => group.rows.length);
}

const plain = ({ text, ns, n }) => text ?? ns ?? n ?? null;
const differs = ({ values }) => values.some((value) => plain(value) !== plain(values[0]));
const at = (log, seq, none) => (seq < 0 ? { text: none, seq } : { ns: log.time(seq), seq });

function outcome(runs, told) {
  return [
    { name: 'main runs again', values: told.map((t) => at(t.log, t.back, t.left < 0 ? 'never left' : 'never')) },
    { name: 'the program ends', values: told.map((t) => at(t.log, t.exit, 'not yet')) },
    { name: 'exit status', values: told.map((t) => (t.exit < 0 ? { text: 'none' } : { n: t.log.a(t.exit) })) },
  ];
}

function asked(runs) {
  const of = runs.map((run) => {
    const { measures } = measuresOf(run);
    const end = run.log.endTime;
    return { p: preemptions(measures, 0, end), w: waits(measures, 0, end) };
  });
  const sum = (p, how) => p.stops.reduce((n, row) => n + row[how], 0);
  const row = (name, f) => ({ name, values: of.map(f) });
  return [
    row('requests to stop', ({ p }) => ({ n: p.requests + p.again })), row('preempted at a check', ({ p }) => ({ n: sum(p, 'check') })), row('preempted by a signal', ({ p }) => ({ n: sum(p, 'signal') })),
    row('signals sent', ({ p }) => ({ n: p.signals })), row('requests refused', ({ p }) => ({ n: p.refused.signal + p.refused.check })),
    row('longest wait from ready to running', ({ w }) => (w.max === null ? { text: 'none' } : { ns: w.max })),
  ];
}

/** Of runs that do not record the same: goroutines that are in all of them. */
const sharedTimes = (runs) => runTimes(runs).filter(({ values }) => values.every(({ ns }) => ns !== undefined));

/** Goroutines that ran longer in one run than in another, the largest difference first. */
function runTimes(runs) {
  const ran = runs.map((run) => new Map(goroutineShares(run.log, run.intervals, 0, endOf({ runs: [run] })).map((g) => [g.name, g.running])));
  const all = [...new Set(ran.flatMap((times) => [...times.keys()]))];
  const apart = ({ values }) => Math.max(...values.map((v) => v.ns ?? 0)) - Math.min(...values.map((v) => v.ns ?? 0));
  return all.map((name) => ({ name, values: ran.map((times) => (times.has(name) ? { ns: times.get(name) } : { text: 'not there' })) })).filter(differs).sort((a, b) => apart(b) - apart(a));
}
