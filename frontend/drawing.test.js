import { beforeEach, test } from 'node:test';
import assert from 'node:assert/strict';
import { drawing } from './drawing.js';

let time;
let frames;
let state;
let drawnOf;
const picture = () => frames.splice(0).forEach((f) => f());
const run = (key, log = {}) => ({ key, log });

/** Views that say of which state they draw, and take so many milliseconds. */
function page(costs) {
  globalThis.document = { documentElement: { dataset: {} } };
  [time, frames, drawnOf] = [0, [], []];
  state = { runs: [], window: {}, moment: 0 };
  const calls = [];
  const views = costs.map((ms, k) => (of) => { calls.push(`${k}@${of.moment}`); time += ms; });
  const redraw = drawing({ get: () => state, subscribe: () => {} }, { views, lanes: (of) => calls.push(`lanes@${of.moment}`), theme: () => 'light', drawn: (of) => drawnOf.push(of.moment), frames: (f) => frames.push(f), now: () => time });
  return { calls, redraw, told: () => calls.splice(0).join(' ') };
}
beforeEach(() => { delete globalThis.document; });

test('the first picture of a run takes as many frames as it needs, up to some', () => {
  const { redraw, told } = page([10, 1, 1, 10, 1]);
  state = { ...state, runs: [run('1-0')] };
  redraw();
  picture();
  assert.equal(told(), '0@0');
  picture();
  assert.equal(told(), '1@0 2@0 3@0');
  assert.deepEqual(drawnOf, []);
  picture();
  assert.equal(told(), '4@0');
  assert.deepEqual(drawnOf, [0]);
  const many = page(new Array(12).fill(10));
  state = { ...state, runs: [run('1-0')] };
  many.redraw();
  for (let k = 0; k < 8; k++) picture();
  assert.deepEqual([many.told().split(' ').length, drawnOf], [12, [0]]);
});

test('a later picture that takes long is whole in the next frame', () => {
  const { redraw, told } = page([1, 3, 3, 10]);
  state = { ...state, runs: [run('1-0')] };
  redraw();
  while (frames.length) picture();
  told();
  state = { ...state, moment: 1 };
  redraw();
  picture();
  assert.equal(told(), '0@1 1@1');
  picture();
  assert.equal(told(), '2@1 3@1');
  assert.deepEqual(drawnOf.slice(-1), [1]);
});

test('who asks for a picture between the two frames gets all of it: a size may have changed', () => {
  const { redraw, told } = page([10, 10, 10]);
  state = { ...state, runs: [run('1-0')] };
  redraw();
  picture();
  told();
  redraw();
  picture();
  assert.equal(told(), '0@0 1@0', 'those that were drawn, and one more');
  assert.equal('drawing' in document.documentElement.dataset, true, 'the page says that there is more to come');
  picture();
  assert.equal(told(), '2@0');
  assert.equal('drawing' in document.documentElement.dataset, false);
});

test('while everything moves, every second frame is whole', () => {
  const { redraw, told } = page([2, 2, 5]);
  state = { ...state, runs: [run('1-0')] };
  redraw();
  while (frames.length) picture();
  told();
  const frame = (moment) => {
    state = { ...state, moment };
    redraw();
    picture();
    return told();
  };
  assert.deepEqual([1, 2, 3, 4].map(frame), ['0@1 1@1', '0@2 1@2 2@2', '0@3 1@3', '0@4 1@4 2@4']);
});

test('what changes while the first picture is drawn does not keep the others from being drawn', () => {
  const { redraw, told } = page([10, 10, 10]);
  state = { ...state, runs: [run('1-0')] };
  redraw();
  picture();
  state = { ...state, moment: 1 };
  picture();
  state = { ...state, moment: 2 };
  picture();
  assert.equal(told(), '0@0 0@1 1@1 0@2 1@2 2@2');
  assert.deepEqual(drawnOf, [2]);
});

test('a zoom between the two frames draws the other views too', () => {
  const { redraw, told } = page([10, 10]);
  state = { ...state, runs: [run('1-0')] };
  redraw();
  picture();
  state = { ...state, window: {} };
  picture();
  assert.equal(told(), '0@0 0@0 1@0');
  state = { ...state, window: {} };
  redraw();
  picture();
  assert.equal(told(), 'lanes@0');
});

test('without a run, or quickly, it is one frame', () => {
  const { redraw, told } = page([1, 1, 10]);
  redraw();
  picture();
  assert.equal(told(), '0@0 1@0 2@0');
  const quick = page([1, 1]);
  state = { ...state, runs: [run('1-0')] };
  quick.redraw();
  picture();
  assert.equal(quick.told(), '0@0 1@0');
});
