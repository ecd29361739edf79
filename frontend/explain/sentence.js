/** An event in words, from the template that the event table has for it. */
import { plain, told } from './parts.js';
import { duration, size } from './words.js';

/** Counts that are nanoseconds. */
const STRETCHES = new Set(['late']);

const NAMES = { g: 'a goroutine', m: 'a thread', p: 'a P' };

function row(rows, i) {
  return rows && i >= 0 ? rows[i] : undefined;
}

/** The name of goroutine, thread or P number i. */
export function nameOf(log, kind, i) {
  const found = row(log.rows[kind + 's'], i);
  if (found) return found.name || kind.toUpperCase() + (found.id ?? i);
  return i >= 0 ? kind.toUpperCase() + i : NAMES[kind];
}

/** Goroutine g as a part of a sentence. */
export const goroutine = (log, g) => (g >= 0 ? { text: nameOf(log, 'g', g), g } : { text: nameOf(log, 'g', g) });

/** One argument in words; `key` is its name, `type` its type in the table. */
export function inWords(log, key, type, value) {
  if (typeof value === 'string' && type !== 'string') return value;
  switch (type) {
    case 'g': case 'm': case 'p': return nameOf(log, type, value);
    case 'ns': return duration(value);
    case 'string': {
      const text = typeof value === 'string' ? value : row(log.rows.strings, value) ?? '';
      return key === 'text' ? `“${text}”` : text;
    }
    case 'object': return row(log.rows.objects, value)?.name ?? (value >= 0 ? `object ${value}` : 'nothing');
    case 'rungs': {
      const names = (log.table.enums.rung ?? []).filter((_, bit) => Math.floor(value / 2 ** bit) % 2 === 1);
      return names.length ? names.join(', ') : 'none';
    }
    case 'flag': return value ? 'yes' : 'no';
    case 'count': return STRETCHES.has(key) ? duration(value) : String(value);
    case 'bytes': return size(value);
    default: return log.table.enums[type]?.[value] ?? String(value);
  }
}

/** Whether `{x?…}` takes its first branch. */
function holds(type, value) {
  if (typeof value === 'string') return value !== '';
  if (value === undefined || value === null) return false;
  return ['g', 'm', 'p', 'object', 'string'].includes(type) ? value !== -1 : value !== 0;
}

/** The index of the brace that closes the one at `open`. */
function closing(text, open) {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}' && --depth === 0) return i;
  }
  return text.length;
}

/** Splits "yes|no" at the first bar that stands in no brace. */
function branches(text) {
  let depth = 0;
  for (let i = 0; i < text.length; i++) {
    if (text[i] === '{') depth++;
    else if (text[i] === '}') depth--;
    else if (text[i] === '|' && depth === 0) return [text.slice(0, i), text.slice(i + 1)];
  }
  return [text, ''];
}

/** Fills a template with parts; `look(key)` gives {type, value}, `words` makes a part of them. */
function fill(template, look, words) {
  const out = [];
  for (let i = 0; i < template.length;) {
    const open = template.indexOf('{', i);
    if (open < 0) { out.push(template.slice(i)); break; }
    out.push(template.slice(i, open));
    const end = closing(template, open);
    const inner = template.slice(open + 1, end);
    i = end + 1;
    const ask = /^(\w+)(=1)?\?/.exec(inner);
    if (ask) {
      const { type, value } = look(ask[1]);
      const [yes, no] = branches(inner.slice(ask[0].length));
      out.push(fill((ask[2] ? value === 1 : holds(type, value)) ? yes : no, look, words));
    } else {
      const { type, value } = look(inner);
      out.push(words(inner, type, value));
    }
  }
  return told`${out}`;
}

/** Arguments that are moments, not stretches of time. */
const MOMENTS = new Set(['when', 'until']);

function part(log, key, type, value) {
  const text = inWords(log, key, type, value);
  if (type === 'g' && value >= 0) return { text, g: value };
  return MOMENTS.has(key) && type === 'ns' ? { text, time: value } : text;
}

/** The sentence of event i of a log, in parts. */
export function sentenceParts(log, i) {
  const event = log.event(i);
  const entry = log.table.byName(event.name);
  if (!entry) return [{ text: event.name }];
  const types = new Map((entry.args ?? []).map((a) => (Array.isArray(a) ? a : [a.name, a.type])));
  const look = (key) => (types.has(key) ? { type: types.get(key), value: event.args[key] } : { type: key, value: event[key] ?? -1 });
  const parts = fill(entry.sentence, look, (key, type, value) => part(log, key, type, value));
  if (parts.length) parts[0] = { ...parts[0], text: parts[0].text.replace(/^a /, 'A ') };   // Go's own names keep their case
  return parts;
}

/** The same in words alone. */
export const sentence = (log, i) => plain(sentenceParts(log, i));
