/**
 * One sentence an event type, so that no event is without its explanation. They stand in sentences.json: one in which everything is named and
 * every flag is up, and one in which nothing is. After a change of the event table: `RENEW=1 node --test explain/everySentence.test.js`, and read the difference.
 */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import { fixture, table } from '../trace/fixture.testkit.js';
import { explain } from './explain.js';
import { plain } from './parts.js';
import { rungsOf } from './rungs.js';

const FILE = new URL('./sentences.json', import.meta.url);
const rows = {
  gs: [{ id: 1, name: 'main' }, { id: 2, name: 'worker #1' }], ms: [{ id: 0, name: 'M0' }, { id: 1, name: 'sysmon' }, { id: 2, name: 'M2' }],
  ps: [{ id: 0, name: 'P0' }, { id: 1, name: 'P1' }], objects: [{ kind: 'chan', name: 'jobs', cap: 0 }],
};
const FULL = { g: 1, m: 2, p: 1, object: 0, string: 'some words', count: 3, flag: true, ns: 20000, bytes: 4096, rungs: ['timers', 'runnext'] };

/** An event of a type with all of its arguments, or with none. */
function example(entry, full) {
  const args = full ? Object.fromEntries(entry.args.map(([name, type]) => [name, FULL[type] ?? table.enums[type].at(-1)])) : {};
  return fixture([full ? { t: 5000, name: entry.name, m: 0, p: 0, g: 0, args } : { t: 5000, name: entry.name, args }], { rows: structuredClone(rows) });
}

const spoken = () => Object.fromEntries(table.events.map((entry) => {
  const [said, bare] = [true, false].map((full) => explain(example(entry, full), 0).what);
  return [entry.name, said === bare ? [said] : [said, bare]];
}));

test('every event type has its sentence on record', () => {
  if (process.env.RENEW) writeFileSync(FILE, `{\n${Object.entries(spoken()).map(([name, said]) => `  ${JSON.stringify(name)}: ${JSON.stringify(said)}`).join(',\n')}\n}\n`);
  assert.deepEqual(spoken(), JSON.parse(readFileSync(FILE, 'utf8')), 'RENEW=1 node --test explain/everySentence.test.js writes them anew; read the difference');
});

test('every event type has a sentence, a reason and a runtime function, and nothing is left of the template', () => {
  for (const entry of table.events) {
    for (const full of [true, false]) {
      const said = explain(example(entry, full), 0);
      const words = `${said.what} ${said.why} ${said.twin}`;
      assert.ok(said.what.length > 5 && said.why.length > 5, `${entry.name}: ${words}`);
      assert.match(said.twin, /^[\w/]+\.(go|s): [\w.]+/, entry.name);
      assert.ok(!/[{}|]|undefined|null|NaN|\[object/.test(words), `${entry.name}: ${words}`);
      assert.match(said.what, /[.!?”]$/, entry.name);
      assert.equal(plain(said.parts), said.what);
    }
  }
});

test('whoever a sentence names can be followed, and a moment gone to', () => {
  const parts = (name, args, columns = {}) => explain(fixture([{ t: 9, name, ...columns, args }], { rows: structuredClone(rows) }), 0).parts.filter((p) => p.g !== undefined || p.time !== undefined);
  assert.deepEqual(parts('GoCreate', { new: 1 }, { g: 0 }), [{ text: 'main', g: 0 }, { text: 'worker #1', g: 1 }]);
  assert.deepEqual(parts('TimerSet', { when: 1000352, goroutine: 0 }, { p: 0 }), [{ text: 'main', g: 0 }, { text: '1.0 ms', time: 1000352 }]);
  assert.deepEqual(parts('SysmonTick', { delay: 20000 }), [], 'a stretch of time is no moment');
  assert.deepEqual(parts('GoUnblock', { goroutine: 1 }), [{ text: 'worker #1', g: 1 }], 'nobody is no actor');
});

test('the rungs of findRunnable: what was empty, what was taken, what was not reached', () => {
  const find = (args) => ({ t: 1, m: 0, p: 0, name: 'FindRunnable', args });
  const of = (args) => Object.fromEntries(rungsOf(fixture([find(args)], { rows: structuredClone(rows) }), 0).map((r) => [r.rung, r.outcome]));
  const stolen = of({ goroutine: 1, rung: 'steal', tried: ['timers', 'runnext', 'ring', 'global'] });
  assert.deepEqual(['timers', 'gcWorker', 'runnext', 'ring', 'global', 'steal', 'stopm'].map((r) => stolen[r]), ['failed', 'passed over', 'failed', 'failed', 'failed', 'taken', 'not reached']);
  assert.equal(of({ goroutine: 1, rung: 'ring', tried: ['timers'] }).runnext, 'failed', 'who comes to the ring has found runnext empty');
  assert.equal(of({ goroutine: -1, rung: 'stopm', tried: ['timers', 'runnext', 'ring', 'global', 'steal', 'global again', 'recheck'] }).stopm, 'ended');
  const started = fixture([find({ goroutine: 1, rung: 'runnext', tried: ['timers'] }), { t: 2, m: 0, p: 0, name: 'GoStart', args: { goroutine: 1 } }, { t: 3, m: 2, p: 1, name: 'GoStart', args: { goroutine: 1 } }], { rows: structuredClone(rows) });
  assert.equal(rungsOf(started, 1).find((r) => r.rung === 'runnext').outcome, 'taken', 'a start has the search that led to it');
  assert.equal(rungsOf(started, 2), null);
});
