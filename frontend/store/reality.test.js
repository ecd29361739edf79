/** The real run of a lesson beside the model's: compared by what both record, laid by the moments of the lesson. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { fixture } from '../trace/fixture.testkit.js';
import { shifted } from '../trace/shifted.js';
import { Divergence } from '../explain/divergence.js';
import { begins } from '../explain/bothRecord.js';
import { createStore, newRun } from './store.js';
import { reality } from './reality.js';
import { differences } from './compared.js';
import { recordedFacts } from './recordedFacts.js';

const on = { m: 0, p: 0, g: 0 };
const model = (more = []) => fixture([
  { name: 'ProcsChange', args: { procs: 1 } }, { name: 'GoStatus', ...on, g: -1, args: { goroutine: 0, thread: 0, status: 'running' } },
  { t: 100, name: 'GoCreate', ...on, args: { new: 1 } }, { t: 100, name: 'RunqPut', ...on, args: { goroutine: 1, next: true } },
  { t: 200, name: 'GoBlock', ...on, args: { reason: 'sleep', waitReason: 'sleep' } }, { t: 300, name: 'GoStart', m: 0, p: 0, args: { goroutine: 1 } }, ...more,
], { rows: { gs: [{ id: 1, name: 'main', func: 'main' }, { id: 2, name: 'busy #1', func: 'busy' }], ms: [{ id: 0, name: 'M0' }], ps: [{ id: 0, name: 'P0' }], strings: [] } });
const real = (more = []) => fixture([
  { name: 'ProcsChange', args: { procs: 1 } }, { name: 'GoStatus', ...on, g: -1, args: { goroutine: 0, thread: 0, status: 'running' } },
  { t: 5000, name: 'GoCreate', ...on, args: { new: 1 } }, { t: 6000, name: 'UserLog', ...on, args: { category: 'gmpscope', message: 'main begins' } },
  { t: 7000, name: 'GoCreate', ...on, args: { new: 2 } }, { t: 7500, name: 'GoCreate', ...on, args: { new: 3 } },
  { t: 8000, name: 'GoBlock', ...on, args: { reason: 'sleep' } }, { t: 9000, name: 'GoStart', m: 0, p: 0, args: { goroutine: 2 } }, ...more,
], { header: { source: 'go trace', records: ['positions'] }, rows: { gs: [['main', 'main'], ['tracer', 'runtime/trace.Start.func1'], ['busy #1', 'busy'], ['worker', 'runtime.gcBgMarkWorker']].map(([name, func], i) => ({ id: i + 1, name, func })), ms: [{ id: 77, name: 'M77' }], ps: [{ id: 0, name: 'P0' }], strings: [] } });

const parted = (a, b) => {
  const d = new Divergence(a, b);
  d.grow([true, true]);
  return d;
};

test('only what both record counts, from where the program begins, whatever threads and goroutines are called', () => {
  const d = parted(model(), real());
  assert.deepEqual([d.found, d.same], [false, 3]);
});

test('a recorded run that comes in pieces is compared from where its program begins, which has not come yet', () => {
  const whole = real();
  const coming = { table: whole.table, rows: whole.rows, header: whole.header, count: 3 };
  for (const column of ['type', 'm', 'p', 'g', 'slot', 'b']) coming[column] = (...at) => whole[column](...at);
  const d = new Divergence(model(), coming);
  d.grow([true, false]);
  assert.deepEqual([d.found, d.same], [false, 0]);
  coming.count = whole.count;
  d.grow([true, true]);
  assert.deepEqual([d.found, d.same], [false, 3]);
});

test('another reason parts them; what the runtime does there does not', () => {
  const stop = (reason) => ({ t: 20000, name: 'GoStop', m: 0, p: 0, g: 1, args: { reason } });
  const there = (reason) => [{ t: 11000, name: 'GoUnblock', ...on, g: 2, args: { goroutine: 3 } }, { ...stop(reason), g: 2 }];
  assert.equal(parted(model([stop('preempted')]), real(there('preempted'))).found, false);
  const d = parted(model([stop('preempted')]), real(there('runtime.Gosched')));
  assert.deepEqual([d.found, d.same, d.a, d.b], [true, 3, 6, 9]);
});

test('a moved log has the same events later, none before the beginning, and the same states', () => {
  const log = real();
  const moved = shifted(log, -6000);
  assert.deepEqual([0, 2, 3, 4, 7].map((i) => moved.time(i)), [0, 0, 0, 1000, 3000]);
  assert.deepEqual([moved.count, moved.endTime, moved.seqAt(1000), log.endTime], [8, 3000, 5, 9000]);
  assert.equal(moved.stateAt(8).gs[2].status, log.stateAt(8).gs[2].status);
  assert.equal(shifted(log, 0), log);
});

const ended = (log, chapters, more = {}) => ({ ...newRun({ key: log.header.source, label: '', request: {}, info: {}, log }), end: { time: log.endTime, chapters, shows: [], reason: 'finished' }, ...more });
function both(more) {
  const store = createStore({});
  const [a, b] = [model(more), real()];
  store.set({ runs: [ended(a, [{ seq: 5, time: 300, say: 'busy runs' }, { seq: 3, time: 100, say: 'queued' }]), ended(b, [{ seq: 7, time: 9000, say: 'busy runs' }], { info: { real: { go: 'go1.26' } } })] });
  return store;
}

test('moments are those that both runs come to, since main began; laying one moves the real run alone', () => {
  const store = both();
  const said = reality(store.get());
  assert.deepEqual(said.moments, [{ say: 'main begins', model: { seq: 0, time: 0 }, real: { seq: 3, time: 0 } }, { say: 'busy runs', model: { seq: 5, time: 300 }, real: { seq: 7, time: 3000 } }]);
  assert.deepEqual([said.alone, said.since, begins(store.get().runs[0].log)], [1, 6000, -1]);
  store.act.align();
  assert.deepEqual(store.get().runs.map((run) => run.log.endTime), [300, 3000]);
  store.act.alignAt(1);
  const { runs, playhead, selection } = store.get();
  assert.deepEqual([runs[1].log.time(7), runs[1].end.time, runs[1].end.chapters[0].time, runs[1].aligned, playhead.time, selection], [300, 300, 300, 1, 300, { run: 0, seq: 5 }]);
  store.act.align(0);
  assert.equal(store.get().runs[1].log.time(7), 3000, 'moved from where it was recorded, not from where it was laid');
});

test('what a recorded run is, and what nobody recorded', () => {
  const [a, b] = both().get().runs;
  assert.equal(recordedFacts(a), null);
  const facts = recordedFacts(b);
  assert.deepEqual(facts.rows.slice(1, 3), [['Length', { ns: 9000 }], ['Events', { n: 8 }]]);
  assert.ok(facts.unknown.includes('signals') && !facts.unknown.some((says) => says.startsWith('where in the program')));
});

test('what only one of them records is not compared: requests, signals, what is printed, how it ends', () => {
  const store = both([{ t: 900, name: 'GoStop', m: 0, p: 0, g: 1, args: { reason: 'preempted' } }]);
  store.act.align();
  let said = differences(store.get());
  for (let i = 0; i < 20 && said?.counting !== undefined; i++) said = differences(store.get());
  assert.deepEqual(said.groups.map(({ title }) => title), ['Run time']);
  assert.deepEqual(said.groups[0].rows.map(({ name }) => name).sort(), ['busy #1', 'main']);
});
