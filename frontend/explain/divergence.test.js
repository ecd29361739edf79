/** Where runs part: by hand, and Java's logs of the same lesson under two rule sets. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { add, fixture } from '../trace/fixture.testkit.js';
import { names, read } from '../trace/twin.testkit.js';
import { Divergence } from './divergence.js';
import { Tally, differingCounts, differingLines } from './tally.js';

const missing = names.length ? false : 'backend/target/twin is missing: run mvn test first';
const ROWS = { gs: [{ name: 'main', func: 'main.main' }, { name: 'w #1', func: 'main.w' }, { name: 'v #1', func: 'main.v' }], ps: [{ name: 'P0' }, { name: 'P1' }], ms: [{ name: 'M0' }, { name: 'sysmon' }], objects: [{ kind: 'chan', name: 'c' }] };
const on = { m: 0, p: 0, g: 0 };
const log = (events, rows = {}) => fixture(events, { rows: { ...ROWS, ...rows } });
const apart = (a, b, ended = [true, true]) => {
  const d = new Divergence(a, b);
  d.grow(ended);
  return d.found ? [d.a, d.b] : null;
};
const create = (t, g) => ({ t, ...on, name: 'GoCreate', args: { new: g } });
const print = (t, text) => ({ t, ...on, name: 'Println', args: { text } });

test('the name, the subject and the arguments count', () => {
  const base = [create(10, 1), print(20, 'x')];
  assert.equal(apart(log(base), log(base)), null);
  assert.deepEqual(apart(log(base), log([create(10, 1), print(20, 'y')])), [1, 1]);
  assert.deepEqual(apart(log(base), log([create(10, 2), print(20, 'x')])), [0, 0]);
  assert.deepEqual(apart(log(base), log([create(10, 1), { t: 20, ...on, name: 'Goexit' }])), [1, 1]);
  assert.deepEqual(apart(log(base), log([{ ...create(10, 1), p: 1 }, print(20, 'x')])), [0, 0]);
});

test('times, passed checks and sysmon’s rounds do not count, nor do arguments that are times', () => {
  const expired = (t, ran) => ({ t, m: 1, name: 'SliceExpired', args: { proc: 0, ran } });
  const fire = (t, late) => ({ t, ...on, name: 'TimerFire', args: { goroutine: 1, proc: 0, late } });
  const a = [create(10, 1), { t: 12, ...on, name: 'StackCheckPassed', args: { count: 3 } }, expired(20, 10e6), fire(30, 5), print(40, 'x')];
  const b = [{ t: 1, m: 1, name: 'SysmonTick', args: { delay: 20000 } }, create(11, 1), { t: 13, m: 1, name: 'SysmonSleepBegin', args: { until: 5 } }, { t: 14, m: 1, name: 'SysmonSleepEnd' }, expired(25, 11e6), fire(35, 7), print(41, 'y')];
  assert.deepEqual(apart(log(a), log(b)), [4, 6]);
});

test('names are compared, not numbers; of equal names the how-manieth', () => {
  const gs = [ROWS.gs[0], ROWS.gs[2], ROWS.gs[1]];
  assert.equal(apart(log([create(1, 1), print(2, 'x')]), log([create(1, 2), print(2, 'x')], { gs, strings: ['z', 'x'] })), null);
  const twins = [ROWS.gs[0], { name: 'w', func: 'main.w' }, { name: 'w', func: 'main.w' }];
  assert.deepEqual(apart(log([create(1, 1)], { gs: twins }), log([create(1, 2)], { gs: twins })), [0, 0]);
});

test('a run that has ended parts from one that goes on; one that still comes does not', () => {
  const [short, long] = [log([create(1, 1)]), log([create(1, 1), print(2, 'x')])];
  assert.deepEqual(apart(short, long), [-1, 1]);
  assert.deepEqual(apart(long, short), [1, -1]);
  assert.equal(apart(short, long, [false, true]), null);
});

test('growing event by event, in small steps, finds what one look finds', () => {
  const events = [create(10, 1), print(20, 'x'), print(30, 'y'), print(40, 'z')];
  const [a, b] = [log([]), log([])];
  const d = new Divergence(a, b);
  events.forEach((event, i) => {
    add(a, [event]);
    while (!d.grow([false, false], 1));
    add(b, [i === 2 ? print(30, 'other') : event]);
    while (!d.grow([false, false], 1));
  });
  assert.deepEqual([d.found, d.a, d.b, d.same], [true, 2, 2, 2]);
});

test('busy-loop under Go 1.13 and 1.14 parts where the signal is sent, and nowhere before', { skip: missing }, () => {
  const [a, b] = [read('busy-loop'), read('busy-loop-rules-1.14')];
  const [i, j] = apart(a, b);
  assert.equal(b.name(j), 'SignalSend');
  assert.ok(b.time(j) > 10e6);
  const told = (l, end) => Array.from({ length: end }, (_, k) => l.name(k)).filter((name) => !/^Sysmon|Passed$/.test(name));
  assert.deepEqual(told(a, i), told(b, j));
  assert.equal(apart(a, read('busy-loop')), null, 'a run does not part from itself');
});

test('what runs came to: counts, main, output', { skip: missing }, () => {
  const logs = [read('busy-loop'), read('busy-loop-rules-1.14')];
  const tallies = logs.map((l) => new Tally(l));
  tallies.forEach((t) => { while (!t.grow(7)); });
  logs.forEach((l, r) => {
    const plain = new Map();
    for (let i = 0; i < l.count; i++) plain.set(l.name(i), (plain.get(l.name(i)) ?? 0) + 1);
    for (const { name, counts } of differingCounts(tallies)) assert.equal(counts[r], plain.get(name) ?? 0, name);
  });
  assert.deepEqual(differingLines(tallies), [{ line: 1, texts: [null, 'main is back'] }]);
  assert.equal(tallies[0].back, -1);
  assert.equal(logs[1].name(tallies[1].back), 'GoStart');
  assert.ok(logs[1].time(tallies[1].back) > 10e6);
});
