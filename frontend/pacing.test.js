import { test } from 'node:test';
import assert from 'node:assert/strict';
import { pacing } from './pacing.js';

/** Time, frames and timers as the test lets them pass. */
function clock() {
  const at = { time: 0, frames: [], timers: [], ask: null };
  const all = (list) => { for (const [f] of list.splice(0)) f(); };
  return Object.assign(at, {
    now: () => at.time, frame: (f) => at.frames.push([f]), timer: (f, ms) => at.timers.push([f, ms]),
    onAsked: (f) => { at.ask = f; },
    /** That takes so long. */
    picture(ms = 0) {
      all(at.frames);
      at.time += ms;
    },
    timersUpTo(most) {
      const ripe = at.timers.filter(([, ms]) => ms <= most);
      at.timers = at.timers.filter(([, ms]) => ms > most);
      all(ripe);
    },
  });
}

test('pieces come for a while, then wait for a picture', () => {
  const at = clock();
  const pace = pacing(at);
  let n = 0;
  const piece = () => { n++; at.time += 5; pace(piece); };
  pace(piece);
  pace(piece);
  assert.equal(n, 0, 'not at once');
  for (let k = 0; k < 10; k++) at.timersUpTo(0);
  assert.equal(n, 3, '15 ms of work');
  at.picture();
  assert.equal(n, 3, 'not within the picture');
  for (let k = 0; k < 10; k++) at.timersUpTo(0);
  assert.equal(n, 6);
});

test('pieces of several kinds take turns', () => {
  const at = clock();
  const pace = pacing(at);
  const heard = [];
  const first = () => { heard.push('first'); at.time += 8; pace(first); };
  const second = () => { heard.push('second'); at.time += 8; pace(second); };
  pace(first);
  pace(second);
  for (let k = 0; k < 10; k++) at.timersUpTo(0);
  assert.deepEqual(heard, ['first', 'second', 'first', 'second']);
});

test('a page that nobody sees goes on without pictures, and a late picture brings nothing twice', () => {
  const at = clock();
  const pace = pacing(at);
  let n = 0;
  const piece = () => { n++; at.time += 30; if (n < 3) pace(piece); };
  pace(piece);
  at.timersUpTo(0);
  assert.equal(n, 1);
  at.timersUpTo(100);
  for (let k = 0; k < 4; k++) at.timersUpTo(0);
  assert.equal(n, 2);
  at.picture();
  for (let k = 0; k < 9; k++) at.timersUpTo(0);
  assert.equal(n, 3);
});

test('what a picture takes counts; but a piece comes behind each', () => {
  const at = clock();
  const pace = pacing(at);
  let n = 0;
  const piece = () => { n++; at.time += 5; pace(piece); };
  pace(piece);
  for (let k = 0; k < 10; k++) at.timersUpTo(0);
  assert.equal(n, 3);
  for (const [ms, pieces] of [[4, 2], [9, 1], [30, 1], [0, 3]]) {
    n = 0;
    at.picture(ms);
    for (let k = 0; k < 10; k++) at.timersUpTo(0);
    assert.equal(n, pieces, `behind a picture of ${ms} ms`);
  }
});

test('a person who asks is answered before any more work', () => {
  const at = clock();
  const pace = pacing(at);
  let n = 0;
  const piece = () => { n++; at.time += 1; pace(piece); };
  at.ask();
  pace(piece);
  at.timersUpTo(0);
  assert.equal(n, 1, 'no work was under way');
  at.ask();
  for (let k = 0; k < 5; k++) at.timersUpTo(0);
  assert.equal(n, 1);
  at.picture();
  for (let k = 0; k < 5; k++) at.timersUpTo(0);
  assert.ok(n > 1);
});

test('whatever comes first behind a picture, work goes on', () => {
  const at = clock();
  const pace = pacing(at);
  let n = 0;
  pace(() => { n++; });
  at.ask();                                // the piece is on its way …
  at.picture();
  at.timers.reverse();                     // … and comes after what looks for more
  for (let k = 0; k < 5; k++) at.timersUpTo(0);
  assert.equal(n, 1);
});
