import { test } from 'node:test';
import assert from 'node:assert/strict';
import { fixture } from '../trace/fixture.testkit.js';
import { goroutineSays, lookOf, zonesOf } from './board.js';

const rows = () => ({ gs: [{ id: 1, name: 'main' }, { id: 2, name: 'w' }], ms: [{ name: 'M0' }], ps: [{ name: 'P0' }], objects: [{ kind: 'chan', name: 'ch' }], strings: [], stacks: [] });
const OPENING = [{ name: 'ProcsChange', args: { procs: 1 } }, { name: 'ProcStatus', m: 0, args: { proc: 0, status: 'running' } }, { name: 'GoStatus', m: 0, args: { goroutine: 0, thread: 0, status: 'running' } }];
const main = { m: 0, p: 0, g: 0 };
const at = (...events) => { const log = fixture([...OPENING, ...events], { rows: rows() }); return [log, log.stateAt(log.count)]; };

test('a goroutine looks as its state is, and says it', () => {
  const made = { t: 1, ...main, name: 'GoCreate', args: { new: 1 } };
  const put = { t: 2, ...main, name: 'RunqPut', args: { goroutine: 1, next: true } };
  const cases = [
    [[made], 1, 'hand', 'w: ready, in the hands of M0'], [[made, put], 1, 'ready', 'w: ready, in runnext of P0'], [[made], 0, 'running', 'main: runs on P0'],
    [[{ t: 1, ...main, name: 'GoSyscallBegin' }], 0, 'syscall', 'main: in a system call on P0'], [[{ t: 1, ...main, name: 'GoDestroy' }], 0, 'dead', 'main: ended'],
    [[{ t: 1, ...main, name: 'GoBlock', args: { reason: 'chan send', waitReason: 'chan send', object: 0 } }], 0, 'waiting', 'main: waits, chan send on ch'],
  ];
  for (const [events, g, look, says] of cases) {
    const [log, state] = at(...events);
    assert.deepEqual([lookOf(state, g).look, goroutineSays(log, state, g)], [look, says]);
  }
  const [log, asked] = at({ t: 1, m: 0, name: 'PreemptRequest', args: { goroutine: 0, asker: 'sysmon' } });
  assert.deepEqual([lookOf(asked, 0).flag, goroutineSays(log, asked, 0)], [true, 'main: runs on P0, asked to stop']);
});

test('the zones of a board are those that the log fills', () => {
  const [log] = at({ t: 1, ...main, name: 'GoSyscallBegin' });
  assert.deepEqual([zonesOf(log).syscall, zonesOf(log).sleep, zonesOf(log).network, zonesOf(log).rows], [true, false, false, 5]);
});
