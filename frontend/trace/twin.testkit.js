/** Logs of the lessons as the WebSocket sends them, where the Java tests have written them. */
import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { EventTable } from './table.js';
import { decode } from './batch.js';
import { Log } from './log.js';

export const folder = new URL('../../backend/target/twin/', import.meta.url);
export const names = existsSync(folder) ? readdirSync(folder).filter((f) => f.endsWith('.frames')).map((f) => f.slice(0, -7)) : [];

function* frames(bytes) {
  for (let at = 0; at < bytes.length;) {
    const length = bytes.readUInt32LE(at + 1);
    yield { binary: bytes[at] === 1, payload: bytes.subarray(at + 5, at + 5 + length) };
    at += 5 + length;
  }
}

export function read(name) {
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
