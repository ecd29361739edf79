/** The order in which the fold says that goroutines wait, held against the order in which the lessons' runs wake them. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { apply } from './apply.js';
import { emptyState } from './state.js';
import { names, read } from './twin.testkit.js';

const inOrder = (state, others) => [...others].sort((a, b) => state.gs[a].turn - state.gs[b].turn);
const waiters = (state, of) => state.gs.flatMap((g, i) => (g.status === 5 && of(g) ? [i] : []));

/** Who waits for the same as g in the same queue. */
function queueOf(state, g) {
  const { object, wait } = state.gs[g];
  return waiters(state, (other) => other.object === object && other.wait === wait);
}

function check(log) {
  const state = emptyState();
  let seen = 0;
  for (let i = 0; i < log.count; i++) {
    const name = log.name(i);
    if (name === 'GoUnblock' && state.gs[log.a(i)].object >= 0 && log.rows.objects[state.gs[log.a(i)].object].kind !== 'cond') {
      const g = log.a(i);
      const all = queueOf(state, g);
      seen += all.length > 1 ? 1 : 0;
      const closed = log.rows.objects[state.gs[g].object].kind === 'chan' && state.objects[state.gs[g].object].closed; // close empties the queue onto a stack
      assert.equal(inOrder(state, all).at(closed ? -1 : 0), g, `event ${i} wakes ${g} of ${all}`);
    }
    apply(state, log, i);
    const g = state.gs[name === 'GoStart' || name === 'GoUnblock' ? log.a(i) : log.g(i)];
    assert.ok(!g || g.status === 5 || ((g.cases.length === 0 || g.status === 3) && g.when === -1 && g.net === 0), `after event ${i} somebody who does not wait is still in a queue`);
  }
  return seen;
}

for (const name of names) {
  test(`in ${name} those who wait are woken in the order of the fold`, () => {
    check(read(name));
  });
}

test('some lesson wakes one of several', { skip: names.length ? false : 'backend/target/twin is missing: run mvn test first' }, () => {
  assert.ok(names.reduce((sum, name) => sum + check(read(name)), 0) > 20);
});
