/** The lanes of a recorded run: what a trace does not tell is not drawn as if it did. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { fixture } from '../trace/fixture.testkit.js';
import { Intervals } from './intervals.js';

const rows = { gs: ['main', 'seq', 'other'].map((name, i) => ({ id: i + 1, name })), ms: [{ id: 7, name: 'M7' }, { id: 9, name: 'M9' }], ps: [{ id: 0, name: 'P0' }, { id: 1, name: 'P1' }] };
const on = { m: 0, p: 0 };
const log = (more) => fixture([
  { name: 'ProcsChange', args: { procs: 2 } }, { name: 'ProcStatus', m: 0, args: { proc: 0, status: 'running' } }, { name: 'ProcStatus', args: { proc: 1, status: 'idle' } },
  { name: 'GoStatus', ...on, args: { goroutine: 0, thread: 0, status: 'running' } }, ...more,
], { rows, header: { source: 'go trace', records: ['positions'] } });
const kinds = (l, lane) => { const { lanes } = new Intervals(l); return Array.from({ length: lanes.get(lane).length }, (_, i) => { const { kind, g, t0 } = lanes.get(lane).interval(i); return `${t0} ${kind}${g >= 0 ? ` ${g}` : ''}`; }); };

test('a coroutine takes the thread over, past all queues', () => {
  const l = log([{ t: 5, name: 'GoCreateBlocked', ...on, g: 0, args: { new: 1 } }, { t: 6, name: 'GoSwitch', ...on, g: 0, args: { goroutine: 1 } }, { t: 9, name: 'GoSwitchDestroy', ...on, g: 1, args: { goroutine: 0 } }]);
  assert.deepEqual(kinds(l, 'p0'), ['0 running 0', '6 running 1', '9 running 0']);
  assert.deepEqual(kinds(l, 'g0'), ['0 running 0', '6 waiting 0', '9 running 0']);
  assert.deepEqual(kinds(l, 'g1'), ['5 waiting 1', '6 running 1', '9 dead 1']);
});

test('a thread without a P does what nobody recorded', () => {
  const l = log([{ t: 5, name: 'GoBlock', ...on, g: 0, args: { reason: 'sync', waitReason: 'sync' } }, { t: 6, name: 'ProcStop', ...on }]);
  assert.deepEqual(kinds(l, 'm0'), ['0 running 0', '5 scheduling', '6 unknown']);
  assert.deepEqual(kinds(l, 'p0'), ['0 running 0', '5 scheduling', '6 idle']);
});

test('a cycle of the collector without phases marks from beginning to end', () => {
  assert.deepEqual(kinds(log([{ t: 5, name: 'GCActive' }, { t: 9, name: 'GCEnd', ...on, g: 0 }, { t: 12, name: 'GCBegin', ...on, g: 0, args: { trigger: 'why is not recorded' } }]), 'c'), ['0 marking', '9 idle', '12 marking']);
});
