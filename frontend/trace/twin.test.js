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

test('the twin fold has logs to read where the Java tests have run', { skip: existsSync(folder) ? false : 'backend/target/twin is missing: run mvn test first' }, () => {
  assert.ok(names.length > 0);
});

for (const name of names) {
  test(`both folds agree on ${name}`, () => {
    const log = read(name);
    const snapshots = JSON.parse(readFileSync(new URL(`${name}.snapshots.json`, folder), 'utf8'));
    for (const { seq, state } of snapshots) assert.deepStrictEqual(log.stateAt(seq), state, `after event ${seq - 1}, ${log.name(seq - 1)}`);
    for (const { seq, state } of snapshots.reverse()) assert.deepStrictEqual(log.stateAt(seq), state, `going back to ${seq}`);
  });
}
