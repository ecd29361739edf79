import { test } from 'node:test';
import assert from 'node:assert/strict';
import { apply } from './apply.js';
import { emptyState } from './state.js';
import { decode } from './batch.js';
import { add, encode, fixture, records, table } from './fixture.testkit.js';

/** A goroutine that is made, queued and taken again and again, with a line of output now and then. */
const busy = (n) => Array.from({ length: n }, (_, k) => {
  const at = { t: 10 * k, m: 0, p: 0 };
  if (k % 4 === 0) return { ...at, name: 'GoUnblock', args: { goroutine: k % 3 } };
  if (k % 4 === 1) return { ...at, name: 'RunqPut', args: { goroutine: (k - 1) % 3 } };
  if (k % 4 === 2) return { ...at, name: 'RunqGet', args: { goroutine: (k - 2) % 3 } };
  return { ...at, name: 'GoStart', args: { goroutine: (k - 3) % 3 } };
});

test('an event reads as it was written; two slots make one number', () => {
  const log = fixture([
    { t: 7, name: 'GoBlock', m: 0, p: 1, g: 2, stack: 3, args: { reason: 'chan receive', waitReason: 'chan receive', object: 4 } },
    { t: 9, name: 'TimerSet', m: 0, p: 1, g: 2, args: { when: 10_000_000_000, goroutine: 2 } },
    { t: 9, name: 'FindRunnable', m: 0, p: 1, args: { goroutine: -1, rung: 'stopm', tried: ['ring', 'global'] } },
  ]);
  assert.deepEqual(log.event(0), { seq: 0, time: 7, name: 'GoBlock', m: 0, p: 1, g: 2, stack: 3, args: { reason: 0, waitReason: 0, object: 4 } });
  assert.equal(log.rows.strings[0], 'chan receive');
  assert.deepEqual(log.event(1).args, { when: 10_000_000_000, goroutine: 2 });
  assert.equal(log.event(2).args.tried, 1 << table.enums.rung.indexOf('ring') | 1 << table.enums.rung.indexOf('global'));
  assert.equal(log.endTime, 9);
});

test('seqAt counts the events up to a time, those of the same time together', () => {
  const log = fixture([5, 5, 8].map((t) => ({ t, name: 'STWEnd' })));
  assert.deepEqual([-1, 4, 5, 7, 8, 99].map((t) => log.seqAt(t)), [0, 0, 2, 2, 3, 3]);
  assert.equal(fixture([]).seqAt(5), 0);
  assert.equal(fixture([]).endTime, 0);
});

test('stateAt equals the fold from the start, in any order, over many keyframes', () => {
  const list = busy(9000);
  const log = fixture(list);
  log.every = 16; // many keyframes, thinned several times
  const plain = emptyState();
  const wanted = new Map([[0, structuredClone(plain)]]);
  for (let i = 0; i < log.count; i++) {
    apply(plain, log, i);
    if (i % 97 === 0 || i === log.count - 1) wanted.set(i + 1, structuredClone(plain));
  }
  const seqs = [...wanted.keys()];
  for (const seq of [...seqs, ...seqs.reverse(), 9000, 1, 8537, 0]) assert.deepStrictEqual(log.stateAt(seq), wanted.get(seq), `at ${seq}`);
  assert.ok(log.keyframes.length > 10 && log.keyframes.length <= 200, `${log.keyframes.length} keyframes`);
});

test('a state that was given out does not change when the log is stepped on', () => {
  const log = fixture(busy(40));
  const before = log.stateAt(10);
  const copy = structuredClone(before);
  log.stateAt(11);
  log.stateAt(40);
  assert.deepStrictEqual(before, copy);
  assert.strictEqual(log.stateAt(40), log.stateAt(40));
  assert.equal(log.stateAt(1e9).seq, 40);
  assert.equal(log.stateAt(-1).seq, 0);
});

test('the log grows past its capacity, skips what it has, and refuses a gap', () => {
  const log = fixture(busy(4000));
  add(log, busy(300).map((e) => ({ ...e, t: e.t + 40000 })));
  assert.equal(log.count, 4300);
  assert.equal(log.time(4299), 42990);
  log.append(decode(encode(records(busy(100), []), 0)));
  assert.equal(log.count, 4300);
  assert.throws(() => log.append(decode(encode(records(busy(1), []), 4400))), /missing/);
});

test('rows that come again after a reconnect stay as they are', () => {
  const log = fixture([], { rows: { gs: [{ id: 1 }, { id: 18 }] } });
  log.appendRows('gs', 0, [{ id: 1 }, { id: 18 }, { id: 19 }]);
  assert.deepEqual(log.rows.gs.map((g) => g.id), [1, 18, 19]);
});
