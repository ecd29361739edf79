/** Several runs beside each other, from Java's logs of one lesson, and the numbers panel's selector. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { names, read } from '../trace/twin.testkit.js';
import { createStore, newRun } from './store.js';
import { differences, firstParting, numbers, partingHere, partings } from './selectors.js';

const skip = names.length ? false : 'backend/target/twin is missing: run mvn test first';

function opened(logs, ended = true) {
  const store = createStore({ original: '{}' }, (f) => f());
  store.act.setRuns(logs.map((name, i) => newRun({ key: `${i}`, label: '', request: { document: '{}' } })));
  logs.forEach((name, i) => {
    store.act.grow(`${i}`, read(name));
    if (ended) store.act.endRun(`${i}`, { reason: 'finished', shows: [], chapters: [] });
  });
  store.act.nameRuns();
  return store;
}
/** Asks again until a long log has been taken in, as the page does frame by frame. */
const settled = (look) => { let found; do found = look(); while (found?.counting !== undefined); return found; };

test('two rule sets: named, parted, and told what differs', { skip }, () => {
  const store = opened(['busy-loop', 'busy-loop-rules-1.14']);
  const state = store.get();
  assert.deepEqual(state.runs.map((run) => run.label), ['Go 1.13', 'Go 1.14']);
  const [p] = partings(state);
  assert.deepEqual([p.r, p.found, p.over], [1, true, true]);
  assert.deepEqual(firstParting(state), p);
  const here = partingHere(state, 1);
  assert.equal(state.runs[1].log.name(here.seq), 'SignalSend');
  assert.match(here.both, /^Here they part: under Go 1\.13 .*; under Go 1\.14 SIGURG is sent to M0/);
  assert.match(here.says, /^Parts at 1\d\.\d+ ms: SIGURG/);
  const d = settled(() => differences(store.get()));
  const rows = new Map(d.groups.flatMap((group) => group.rows.map((row) => [`${group.title}: ${row.name}`, row.values])));
  assert.deepEqual(rows.get('What came of it: main runs again')[0], { text: 'never', seq: -1 });
  assert.ok(rows.get('What came of it: main runs again')[1].ns > 10e6);
  assert.deepEqual(rows.get('What came of it: preempted by a signal').map((v) => v.n), [0, 1]);
  assert.deepEqual(rows.get('Lines printed: line 1').map((v) => v.text), [null, 'main is back']);
  assert.deepEqual(rows.get('Events: SignalSend').map((v) => v.n), [0, 1]);
  assert.ok(rows.get('Run time: busyLoop #1')[0].ns > 3 * rows.get('Run time: busyLoop #1')[1].ns);
});

test('a run and itself do not part, and nothing differs', { skip }, () => {
  const store = opened(['select', 'select']);
  assert.equal(firstParting(store.get()), null);
  assert.equal(partingHere(store.get(), 0), null);
  const d = settled(() => differences(store.get()));
  assert.deepEqual([d.groups, d.partings[0].found, d.labels[0] === d.labels[1]], [[], false, false]);
  assert.equal(differences(opened(['select']).get()), null);
});

test('of three runs the first one shows where it first parts from any', { skip }, () => {
  const store = opened(['busy-loop', 'busy-loop', 'busy-loop-rules-1.14']);
  assert.deepEqual(partings(store.get()).map((p) => [p.r, p.found]), [[1, false], [2, true]]);
  assert.equal(partingHere(store.get(), 1), null);
  assert.equal(partingHere(store.get(), 0).seq, firstParting(store.get()).a);
});

test('the numbers are of the whole run, or of the range that is chosen', { skip }, () => {
  const store = opened(['busy-loop-rules-1.14']);
  const whole = settled(() => numbers(store.get(), store.get().runs[0]));
  assert.equal(whole, numbers(store.get(), store.get().runs[0]), 'asked again, nothing is counted again');
  assert.deepEqual([whole.ranged, whole.t0, whole.t1], [false, 0, store.get().runs[0].log.endTime]);
  assert.deepEqual(whole.preemptions.stops, [{ asker: 'sysmon', requests: 1, unknown: 0, check: 0, signal: 1, total: 1 }]);
  const busy = whole.runs[0];
  assert.equal(busy.name, 'busyLoop #1');
  assert.match(busy.tell().let, /^Asked once, after 14\.\d+ ms\. It stopped .* later\./);
  assert.equal(busy.tell().ended, 'it was preempted');
  store.act.setRange({ t0: 1e6, t1: 3e6 });
  const part = numbers(store.get(), store.get().runs[0]);
  assert.deepEqual([part.ranged, part.gs.find((g) => g.name === 'busyLoop #1').running, part.runs[0].whole, part.waits.n], [true, 2e6, false, 0]);
  assert.equal(numbers(store.get(), undefined), null);
});
