/** The JavaScript fold against the Java one, over the very frames that the WebSocket sends. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { folder, names, read } from './twin.testkit.js';

/** Fails with the first place that differs; a whole state would bury it. */
function same(log, seq, java, way) {
  const page = log.stateAt(seq);
  const where = difference(page, java, 'state');
  const event = seq > 0 ? `${log.name(seq - 1)} ${JSON.stringify(log.event(seq - 1))}` : 'nothing';
  assert.equal(where, null, `${way} at ${seq}, after ${event}: ${where}`);
  assert.deepStrictEqual(page, java);
}

/** The first place where two values differ, in words, or null. */
function difference(page, java, path) {
  if (page === null || java === null || typeof page !== 'object' || typeof java !== 'object') {
    return page === java ? null : `${path} is ${JSON.stringify(page)} here and ${JSON.stringify(java)} in Java`;
  }
  for (const key of new Set([...Object.keys(page), ...Object.keys(java)])) {
    const found = difference(page[key], java[key], `${path}.${key}`);
    if (found) return found;
  }
  return null;
}

test('the twin fold has logs to read where the Java tests have run', { skip: existsSync(folder) ? false : 'backend/target/twin is missing: run mvn test first' }, () => {
  assert.ok(names.length > 0);
});

for (const name of names) {
  test(`both folds agree on ${name}`, () => {
    const log = read(name);
    const snapshots = JSON.parse(readFileSync(new URL(`${name}.snapshots.json`, folder), 'utf8'));
    for (const { seq, state } of snapshots) same(log, seq, state, 'forth');
    for (const { seq, state } of snapshots.reverse()) same(log, seq, state, 'back');
  });
}
