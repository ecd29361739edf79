import { test } from 'node:test';
import assert from 'node:assert/strict';
import { preemption } from '../lib/fakelog.testkit.js';
import { intervalWords } from './interval.js';

const times = { t0: 1000, t1: 3500 };
const words = (lane, interval) => intervalWords(preemption(), lane, { g: -1, info: -1, ...times, ...interval })[0];
const lane = (kind, label) => ({ kind, index: 0, label });

test('an interval says what its lane does, with whom, and for how long', () => {
  const name = preemption().rows.gs[1].name;
  assert.match(words(lane('p', 'P0'), { kind: 'running', g: 1 }), new RegExp(`^P0 runs ${name}`));
  assert.equal(words(lane('g', 'main'), { kind: 'waiting', info: 1 }), 'main waits: chan receive');
  assert.match(words(lane('g', 'main'), { kind: 'running', info: 0 }), /^main runs on P0/);
  assert.equal(words(lane('m', 'M2'), { kind: 'spinning' }), 'M2 spins: looks for work');
  assert.equal(words(lane('m', 'M2'), { kind: 'unknown' }), 'M2 holds no P; whether it parks, spins or has ended is not recorded');
  assert.equal(intervalWords(preemption(), lane('s', 'sysmon'), { kind: 'sleep', g: -1, info: -1, ...times })[1], '2.5 µs, from 1.0 µs to 3.5 µs');
});
