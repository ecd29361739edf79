/** States share what neither has changed: the fold must never write to what another state may hold. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { apply } from './apply.js';
import { clone, emptyState } from './state.js';
import { names, read } from './twin.testkit.js';
import { fixture } from './fixture.testkit.js';

const MOST = 2500;

/** From here on an attempt to write throws. */
function freeze(state) {
  for (const key of ['gs', 'ms', 'ps', 'objects']) {
    for (const entry of state[key]) if (!Object.isFrozen(entry)) {
      for (const value of Object.values(entry)) if (Array.isArray(value)) Object.freeze(value);
      Object.freeze(entry);
    }
    Object.freeze(state[key]);
  }
  for (const key of ['global', 'pidle', 'midle', 'output']) Object.freeze(state[key]);
}

function walk(log) {
  let state = emptyState();
  for (let i = 0; i < Math.min(log.count, MOST); i++) {
    const next = clone(state);
    freeze(state);
    apply(next, log, i);
    state = next;
  }
  return state;
}

test('a state that goes its own way leaves the other as it was', () => {
  const log = fixture([
    { name: 'ProcsChange', args: { procs: 2 } }, { name: 'ProcStatus', m: 0, args: { proc: 0, status: 'running' } }, { name: 'GoStatus', m: 0, p: 0, args: { goroutine: 0, thread: 0, status: 'running' } },
    { t: 5, name: 'GoCreate', m: 0, p: 0, g: 0, args: { new: 1 } }, { t: 5, name: 'RunqPut', m: 0, p: 0, g: 0, args: { goroutine: 1, next: true, kicked: -1 } },
    { t: 9, name: 'GoStop', m: 0, p: 0, g: 0, args: { reason: 'preempted' } }, { t: 9, name: 'GlobrunqPut', m: 0, p: 0, args: { goroutine: 0 } },
    { t: 10, name: 'RunqGet', m: 0, p: 0, args: { goroutine: 1, next: true } }, { t: 10, name: 'GoStart', m: 0, p: 0, args: { goroutine: 1, inherit: true } },
  ]);
  const plain = emptyState();
  for (let i = 0; i < log.count; i++) apply(plain, log, i);
  assert.deepEqual(walk(log), plain);
  assert.ok(log.count > 5);
});

for (const name of names) test(`nothing shared is written to in ${name}`, () => { walk(read(name)); });
