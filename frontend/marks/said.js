/** A sentence in parts as text and buttons: goroutines are followed, moments and events are gone to. */
import { el } from './element.js';

/** Each of the callbacks may be missing: then it is text. */
export function said(parts, { onGoroutine, onMoment, onEvent } = {}) {
  return parts.map((part) => {
    if (part.g !== undefined && onGoroutine) return link(part.text, 'actor', `Follow ${part.text}`, () => onGoroutine(part.g));
    if (part.time !== undefined && onMoment) return link(part.text, 'moment-link', `Go to ${part.text}`, () => onMoment(part.time));
    if (part.seq !== undefined && onEvent) return link(part.text, 'moment-link', 'Go there', () => onEvent(part.seq));
    return part.text;
  });
}

const link = (text, kind, title, onclick) => el('button', { type: 'button', class: `link inline ${kind}`, title, onclick }, text);
