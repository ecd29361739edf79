import { test } from 'node:test';
import assert from 'node:assert/strict';
import { fixture } from '../trace/fixture.testkit.js';
import { forkEffect } from './forkEffect.js';

const ROWS = { gs: [{ id: 1, name: 'main', func: 'main' }], ms: [{ id: 0, name: 'M0' }, { id: 1, name: 'M1' }] };
const START = [{ name: 'ProcsChange', args: { procs: 1 } }, { name: 'ProcStatus', m: 0, args: { proc: 0, status: 'running' } }, { name: 'GoStatus', m: 0, p: 0, args: { goroutine: 0, thread: 0, status: 'running' } }];
const log = (...events) => fixture([...START, ...events], { rows: ROWS, header: { rules: '1.14', records: ['queues', 'threads', 'flags', 'signals', 'commands'] } });
const command = (possible) => ({ t: 50, name: 'Command', m: 1, args: { text: 'x', possible } });
const END = { t: 100, name: 'GoDestroy', m: 0, p: 0, g: 0 };

test('a command that had nothing to be done to says what was missing', () => {
  const fork = log(command(false), END);
  assert.match(forkEffect(log(END), fork, { at: 50, command: 'signal', m: 1 }), /^Nothing came of your command: M1 is parked/);
  assert.match(forkEffect(log(END), fork, { at: 50, command: 'preempt', g: 0 }), /main is running at this moment|only a goroutine that runs/);
  assert.match(forkEffect(log(END), fork, { at: 50, command: 'steal', p: 1, from: 7 }), /no such P/);
});

test('a signal that was refused is told with its rule', () => {
  const fork = log(command(true), { t: 60, name: 'SignalReceive', m: 0, p: 0, g: 0 }, { t: 61, name: 'SignalRefuse', m: 0, p: 0, g: 0, args: { rule: 'assembly' } }, END);
  assert.equal(forkEffect(log(END), fork, { at: 50, command: 'signal', m: 0 }), 'The signal to M0 was refused: assembly.');
});

test('a fork that goes on like its parent says so, one that does not says nothing', () => {
  const block = { at: 50, command: 'block', g: 0, for: 1000 };
  assert.match(forkEffect(log(END), log(command(true), END), block), /main is in no system call.*event for event/);
  assert.equal(forkEffect(log(END), log(command(true), { ...END, t: 101 }), block), null);
  assert.equal(forkEffect(log(END), log(command(true), { t: 70, name: 'SysmonTick', m: 1 }, END), block), null);
  assert.match(forkEffect(log(END), log(END), block), /ended before/);
});
