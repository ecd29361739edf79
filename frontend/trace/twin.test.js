/** The JavaScript fold against the Java one, over the very frames that the WebSocket sends. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { EventTable } from './table.js';
import { decode } from './batch.js';
import { Log } from './log.js';

const folder = new URL('../../backend/target/twin/', import.meta.url);
const names = existsSync(folder) ? readdirSync(folder).filter((f) => f.endsWith('.frames')).map((f) => f.slice(0, -7)) : [];

function* frames(bytes) {
  for (let at = 0; at < bytes.length;) {
    const length = bytes.readUInt32LE(at + 1);
    yield { binary: bytes[at] === 1, payload: bytes.subarray(at + 5, at + 5 + length) };
    at += 5 + length;
  }
}

function read(name) {
  let log = null;
  for (const { binary, payload } of frames(readFileSync(new URL(`${name}.frames`, folder)))) {
    if (binary) log.append(decode(payload.buffer.slice(payload.byteOffset, payload.byteOffset + payload.length)));
    else {
      const message = JSON.parse(payload.toString('utf8'));
      if (message.type === 'hello') log = new Log({ table: new EventTable(message.table), header: message.header });
      else if (message.type === 'rows') log.appendRows(message.table, message.start, message.rows);
      else assert.equal(message.count, log.count);
    }
  }
  return log;
}

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
