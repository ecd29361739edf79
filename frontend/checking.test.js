import { test } from 'node:test';
import assert from 'node:assert/strict';
import { checking } from './checking.js';

/** A clock that goes on by hand, and a server that answers when it is told to. */
function desk() {
  const timers = new Map();
  const asked = [];
  const answers = [];
  let n = 0;
  const check = checking({
    ask: (text) => new Promise((resolve, reject) => asked.push({ text, resolve, reject })),
    onAnswer: (answer) => answers.push(answer),
    later: (f, ms) => { timers.set(++n, { f, ms }); return n; }, never: (id) => timers.delete(id),
  });
  const pass = () => { const all = [...timers.values()]; timers.clear(); all.forEach(({ f }) => f()); return all.map(({ ms }) => ms); };
  return { check, asked, answers, pass, settled: () => new Promise((resolve) => { setImmediate(resolve); }) };
}

test('typing asks once, when it has paused', () => {
  const d = desk();
  d.check.soon('a');
  d.check.soon('ab');
  assert.deepEqual(d.pass(), [150]);
  assert.deepEqual(d.asked.map((q) => q.text), ['ab']);
});

test('only the latest answer counts, whatever the order they come in', async () => {
  const d = desk();
  d.check.soon('a');
  d.pass();
  d.check.soon('b');
  d.pass();
  d.asked[1].resolve({ problems: [], warnings: [{ line: 1 }] });
  d.asked[0].resolve({ problems: [{ line: 9 }], warnings: [] });
  await d.settled();
  assert.deepEqual(d.answers, [{ text: 'b', problems: [], warnings: [{ line: 1 }], away: false }]);
});

test('an answer to a text that has been typed over is dropped', async () => {
  const d = desk();
  d.check.soon('a');
  d.pass();
  d.check.soon('b');
  d.asked[0].resolve({ problems: [{ line: 9 }] });
  await d.settled();
  assert.deepEqual(d.answers, []);
});

test('a server that is away is said, and asked again', async () => {
  const d = desk();
  d.check.soon('a');
  d.pass();
  d.asked[0].reject(new TypeError('fetch failed'));
  await d.settled();
  assert.equal(d.answers[0].away, true);
  assert.deepEqual(d.pass(), [3000]);
  d.asked[1].resolve({ problems: [], warnings: [] });
  await d.settled();
  assert.equal(d.answers[1].away, false);
  assert.deepEqual(d.pass(), []);
});
