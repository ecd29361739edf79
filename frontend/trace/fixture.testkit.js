/**
 * Logs for tests, from a readable list of events, over the real event table and the real binary batch.
 * An event: {t, name, m, p, g, stack, args: {…}}; what is left out is -1 (columns, ids, strings) or 0 (numbers, flags).
 * Arguments as people write them: strings as text, enums by name, rungs as a list of names, flags as true, times as ns.
 */
import { readFileSync } from 'node:fs';
import { EventTable, isWide } from './table.js';
import { COLUMNS, decode } from './batch.js';
import { Log } from './log.js';

export const eventsJson = JSON.parse(readFileSync(new URL('../../backend/src/main/resources/dev/gmpscope/trace/events.json', import.meta.url), 'utf8'));
export const table = new EventTable(eventsJson);

const NO_ID = ['g', 'm', 'p', 'object', 'string'];
export const ALL_RECORDS = ['queues', 'threads', 'sysmon', 'flags', 'signals', 'checks', 'objects', 'timers', 'output', 'positions', 'panics'];

/** A log of the events. `rows` are tables to begin with; strings are added as the events use them. */
export function fixture(list, { header = {}, rows = {} } = {}) {
  const log = new Log({ table, header: { format: 1, source: 'model', gomaxprocs: 1, records: ALL_RECORDS, ...header } });
  Object.entries(rows).forEach(([name, some]) => log.appendRows(name, 0, some));
  add(log, list);
  return log;
}

/** Appends more events to a fixture, as one batch. */
export function add(log, list) {
  log.append(decode(encode(records(list, log.rows.strings), log.count)));
}

/** Events as rows of numbers in the order of the columns; strings are interned in the given list. */
export function records(list, strings) {
  return list.map(({ t = 0, name, m = -1, p = -1, g = -1, stack = -1, args = {} }) => {
    const event = table.byName(name);
    if (!event) throw new Error(`there is no event ${name}`);
    const slots = [0, 0, 0];
    for (const key of Object.keys(args)) if (!event.slots.some((s) => s.name === key)) throw new Error(`${name} has no argument ${key}`);
    for (const { name: key, type, slot } of event.slots) {
      const value = number(type, args[key], strings);
      slots[slot] = isWide(type) ? value % 4294967296 | 0 : value;
      if (isWide(type)) slots[slot + 1] = Math.floor(value / 4294967296) | 0;
    }
    return [t, event.id, m, p, g, stack, ...slots];
  });
}

function number(type, value, strings) {
  if (value === undefined) return NO_ID.includes(type) ? -1 : 0;
  if (type === 'rungs' && Array.isArray(value)) return value.reduce((bits, rung) => bits | 1 << enumIndex('rung', rung), 0);
  if (typeof value === 'boolean') return Number(value);
  if (typeof value !== 'string') return value;
  if (type !== 'string') return enumIndex(type, value);
  return strings.includes(value) ? strings.indexOf(value) : strings.push(value) - 1;
}

function enumIndex(type, value) {
  const index = table.enums[type]?.indexOf(value) ?? -1;
  if (index < 0) throw new Error(`${value} is no ${type}`);
  return index;
}

/** Rows of numbers as a binary batch: each column as narrow as it can be. */
export function encode(rows, firstSeq = 0) {
  const baseTime = rows.length ? rows[0][0] : 0;
  const columns = COLUMNS.map((name, k) => {
    const values = rows.map((row) => (k === 0 ? row[0] - baseTime : row[k]));
    const base = values.reduce((least, v) => Math.min(least, v), values[0] ?? 0);
    const span = values.reduce((most, v) => Math.max(most, v - base), 0);
    const width = span === 0 ? 0 : span < 256 ? 1 : span < 65536 ? 2 : 4;
    return { base, width, values };
  });
  const size = columns.reduce((sum, { width }) => sum + (width * rows.length + 3 & ~3), 96);
  const view = new DataView(new ArrayBuffer(size));
  view.setUint32(0, 0x31504d47, true);
  view.setUint32(4, rows.length, true);
  view.setFloat64(8, firstSeq, true);
  view.setFloat64(16, baseTime, true);
  let at = 96;
  columns.forEach(({ base, width, values }, k) => {
    view.setUint32(24 + 8 * k, width, true);
    view.setInt32(28 + 8 * k, base, true);
    values.forEach((value, i) => {
      if (width === 1) view.setUint8(at + i, value - base);
      else if (width === 2) view.setUint16(at + 2 * i, value - base, true);
      else if (width === 4) view.setUint32(at + 4 * i, value - base, true);
    });
    at += width * rows.length + 3 & ~3;
  });
  return view.buffer;
}
