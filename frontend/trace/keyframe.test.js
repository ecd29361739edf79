import { test } from 'node:test';
import assert from 'node:assert/strict';
import { apply } from './apply.js';
import { clone, emptyState, newG } from './state.js';
import { pack, unpack } from './keyframe.js';
import { names, read } from './twin.testkit.js';
import { fixture } from './fixture.testkit.js';

/** A goroutine in which every field has a value of its own, which shows that none is forgotten. */
const strange = (from) => Object.fromEntries(Object.entries(newG()).map(([key, value], k) => [key, Array.isArray(value) ? [2, 5] : from + k]));

test('every field of a goroutine comes back, small or of more than 32 bits, negative or not', () => {
  const state = emptyState();
  state.gs.push(newG(), strange(7), strange(3 * 2 ** 32), { ...newG(), since: 5e12, m: -1, flagSince: -7 }, { ...newG(), since: 2 ** 31 }, newG());
  state.global.push(3, 1);
  assert.deepEqual(unpack(pack(state)), state);
  const kept = pack(state);
  const spare = unpack(kept);
  spare.gs.forEach((g, k) => Object.assign(g, strange(100 * k)));
  const again = unpack(kept, spare);
  assert.deepEqual(again, state, 'of one that served before nothing is left');
  assert.ok(again.gs.every((g, k) => g === spare.gs[k]));
});

test('goroutines that two states share serve nobody else', () => {
  const state = emptyState();
  state.gs.push(newG(), newG());
  const kept = pack(state);
  const one = unpack(kept);
  const other = clone(one);
  const again = unpack(kept, one);
  assert.ok(other.gs.every((g, k) => g === one.gs[k] && g !== again.gs[k]));
});

test('what is made of a keyframe goes its own way', () => {
  const log = fixture([
    { name: 'ProcsChange', args: { procs: 2 } }, { name: 'ProcStatus', m: 0, args: { proc: 0, status: 'running' } }, { name: 'GoStatus', m: 0, p: 0, args: { goroutine: 0, thread: 0, status: 'running' } },
    { t: 5, name: 'GoCreate', m: 0, p: 0, g: 0, args: { new: 1 } }, { t: 5, name: 'RunqPut', m: 0, p: 0, g: 0, args: { goroutine: 1 } },
    { t: 9, name: 'GoStop', m: 0, p: 0, g: 0, args: { reason: 'preempted' } }, { t: 9, name: 'GlobrunqPut', m: 0, p: 0, args: { goroutine: 0 } },
  ]);
  const plain = emptyState();
  while (plain.seq < 4) apply(plain, log, plain.seq);
  const kept = pack(plain);
  const one = unpack(kept);
  while (one.seq < log.count) apply(one, log, one.seq);
  const other = unpack(kept);
  assert.deepEqual(other, plain);
  while (plain.seq < log.count) apply(plain, log, plain.seq);
  assert.deepEqual(one, plain);
});

for (const name of names) {
  test(`keyframes of ${name}`, () => {
    const log = read(name);
    const state = emptyState();
    const far = Math.min(log.count, 2500);
    while (state.seq < far) {
      apply(state, log, state.seq);
      if (state.seq % 97 === 0 || state.seq === far) assert.deepEqual(unpack(pack(state)), state);
    }
  });
}
