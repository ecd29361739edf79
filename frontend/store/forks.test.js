import { test } from 'node:test';
import assert from 'node:assert/strict';
import { forkName, readCommands, writeCommands } from './forks.js';
import { read, write } from './variants.js';
import { fork } from './variantActions.js';
import { fromHash, toHash } from './url.js';
import { initial } from './store.js';

const ALL = [
  { at: 1, command: 'go', func: 'busy_loop' }, { at: 2, command: 'gc' }, { at: 3, command: 'gomaxprocs', n: 4 }, { at: 4, command: 'preempt', g: 0 }, { at: 5, command: 'signal', m: 2 },
  { at: 6, command: 'block', g: 1, for: 50_000_000 }, { at: 7, command: 'steal', p: 1, from: 0 }, { at: 8, command: 'asyncpreemptoff', off: true }, { at: 9, command: 'asyncpreemptoff', off: false },
  { at: 10, command: 'go', do: [{ go: 'add_up', args: [3, -2] }] },
];

test('commands stand in an address and come back from it', () => {
  assert.deepEqual(readCommands(writeCommands(ALL)), ALL);
  assert.equal(writeCommands([]), null);
  for (const nonsense of ['', '5', '5.dance', '5.preempt', '5.preempt.x', '-1.gc', '5.asyncpreemptoff.2', '5.gc~', '5.go.<b>', '5.go.f.x']) assert.equal(readCommands(nonsense), null, nonsense);
});

test('a fork stands beside its parent, and both in an address', () => {
  const state = { ...initial(), runs: [{ request: {} }], variants: [] };
  const { variants, focus } = fork(state, ALL[3]);
  assert.deepEqual(variants, [{}, { commands: [ALL[3]] }]);
  assert.equal(focus, 1);
  assert.deepEqual(read(write(variants)), variants);
  assert.deepEqual(read('f*fnonsense'), null);
});

test('a fork of a fork has the commands of both, in the order of their times', () => {
  const parent = { commands: [ALL[6]] };
  const state = { ...initial(), runs: [{ request: {} }, { request: parent }], variants: [{}, parent], focus: 1 };
  assert.deepEqual(fork(state, ALL[2]).variants[2], { commands: [ALL[2], ALL[6]] });
});

test('a fork alone on the screen is in the address as well', () => {
  const hash = toHash({ ...initial(), scenarioId: 'x', settings: { ...initial().settings, commands: [ALL[1]] } });
  assert.deepEqual(fromHash(hash).settings.commands, [ALL[1]]);
});

test('a fork is named by when and what', () => {
  const log = { rows: { gs: [{ name: 'main' }], ms: [], ps: [] } };
  assert.equal(forkName([{ at: 15_000_000, command: 'preempt', g: 0 }], log), 'at 15.0 ms: main asked to stop');
  for (const command of ALL) assert.ok(!/undefined|null/.test(forkName([command], log)), command.command);
});
