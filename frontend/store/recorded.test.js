/** The board of a recorded run: what a trace does not tell is not said as if it did. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { fixture } from '../trace/fixture.testkit.js';
import { whyNotRunning } from '../explain/whynot.js';
import { boardAt } from './board.js';

const rows = { gs: ['main', 'seq', 'other'].map((name, i) => ({ id: i + 1, name })), ms: [{ id: 7, name: 'M7' }, { id: 9, name: 'M9' }], ps: [{ id: 0, name: 'P0' }, { id: 1, name: 'P1' }] };
const on = { m: 0, p: 0 };
const log = (more) => fixture([
  { name: 'ProcsChange', args: { procs: 2 } }, { name: 'ProcStatus', m: 0, args: { proc: 0, status: 'running' } }, { name: 'ProcStatus', args: { proc: 1, status: 'idle' } },
  { name: 'GoStatus', ...on, args: { goroutine: 0, thread: 0, status: 'running' } }, ...more,
], { rows, header: { source: 'go trace', records: ['positions'] } });
test('who is ready stands in some queue; which one, nobody recorded', () => {
  const l = log([{ t: 5, name: 'GoCreate', ...on, g: 0, args: { new: 2 } }]);
  const state = l.stateAt(l.count);
  assert.equal(state.gs[2].hands, -1);
  assert.equal(whyNotRunning(l, state, 2).where, 'in a queue; which one is not recorded');
  const board = boardAt(state, l, 5);
  assert.deepEqual([board.queues, board.ready.gs.map(({ g }) => g), board.ps[0].schedtick, board.ps[0].slice, board.pidle], [false, [2], null, null, []]);
});
