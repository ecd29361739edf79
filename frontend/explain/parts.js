/**
 * Sentences as lists of parts, so that whoever they speak of can be followed: {text}, {text, g} a goroutine, {text, time} a moment,
 * {text, seq} an event.
 */
import { duration } from './words.js';

/** told`…${part}…`: text between parts, lists of parts and plain values; what is null or '' falls out. */
export function told(strings, ...values) {
  const out = [];
  strings.forEach((text, i) => {
    add(out, text);
    if (i < values.length) add(out, values[i]);
  });
  return out;
}

function add(out, value) {
  if (Array.isArray(value)) value.forEach((v) => add(out, v));
  else if (value !== null && value !== undefined && value !== '') join(out, typeof value === 'object' ? value : { text: String(value) });
}

/** Text joins the text before it. */
function join(out, part) {
  const last = out[out.length - 1];
  const bare = (p) => p && Object.keys(p).length === 1;
  if (bare(last) && bare(part)) out[out.length - 1] = { text: last.text + part.text };
  else out.push(part);
}

/** The words alone. */
export const plain = (parts) => parts.map((part) => part.text).join('');

/** A moment, as one reads it. */
export const moment = (time) => ({ text: duration(time), time });
