import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { FIELDS, pieces, printed } from './schedtrace.js';

const FOLDER = new URL('../../backend/src/test/resources/dev/gmpscope/trace/export/', import.meta.url);
const golden = readdirSync(FOLDER).filter((name) => /\.sched(trace|detail)\.txt$/.test(name)).map((name) => readFileSync(new URL(name, FOLDER), 'utf8'));
const fields = (text) => pieces(text).filter((p) => p.field).map((p) => p.field);

test('a print in pieces is the print, and every key of Java’s lines has its meaning', () => {
  assert.equal(golden.length, 2);
  for (const text of golden.flatMap((all) => all.trimEnd().split(/\n(?=SCHED)/))) {
    assert.equal(pieces(text).map((p) => p.text).join(''), text);
    const keys = [...text.replace(/\(.*?\) m=/g, '() m=').matchAll(/([a-z]+)=/g)].map((m) => m[1]);
    assert.ok(keys.every((key) => FIELDS[key]), keys.filter((key) => !FIELDS[key]).join());
    assert.equal(fields(text).filter((f) => f !== 'SCHED' && f !== 'ring').length, keys.length);
  }
});

test('the fields of each kind of line', () => {
  assert.deepEqual(fields('SCHED 14ms: gomaxprocs=2 idleprocs=0 threads=3 spinningthreads=0 needspinning=1 idlethreads=1 runqueue=0 [ 3 0 ] schedticks=[ 4 12 ]'),
    ['SCHED', 'gomaxprocs', 'idleprocs', 'threads', 'spinningthreads', 'needspinning', 'idlethreads', 'runqueue', 'ring', 'schedticks']);
  const [, status] = pieces('  G2: status=4(force gc (idle)) m=nil lockedm=nil');
  assert.deepEqual(status, { text: 'status=4(force gc (idle))', field: 'status' });
  assert.deepEqual(fields('  M1: p=nil curg=nil mallocing=0 throwing=0 preemptoff= locks=2 dying=0 spinning=false blocked=false lockedg=nil'),
    ['p', 'curg', 'mallocing', 'throwing', 'preemptoff', 'locks', 'dying', 'spinning', 'blocked', 'lockedg']);
});

test('prints come with their event, and where the log has none with their time', () => {
  const prints = [{ seq: 3, time: 100 }, { seq: 8, time: 500, deep: false }, { seq: 9, time: 900, deep: true }, { seq: 9, time: 1400, deep: true }];
  assert.equal(printed(prints, 3, 100), 0, 'the event itself must be applied');
  assert.equal(printed(prints, 4, 100), 1);
  assert.equal(printed(prints, 10, 899), 2);
  assert.equal(printed(prints, 10, 900), 3);
  assert.equal(printed(prints, 99, 1e9), 4);
  assert.equal(printed([], 5, 5), 0);
});
