/** What a recorded run is, and what nobody recorded. */
import { el } from './element.js';
import { count, ns } from '../lib/format.js';

export function recordedNote({ rows, unknown }) {
  const text = (value) => (typeof value === 'string' ? value : value.ns !== undefined ? ns(value.ns) : count(value.n));
  return el('div', { class: 'recorded', 'data-testid': 'recorded' }, el('dl', {}, rows.flatMap(([what, value]) => [el('dt', {}, what), el('dd', {}, text(value))])),
    unknown.length ? el('p', {}, `Not recorded: ${unknown.join(', ')}. Where the page needs one of these, it says so.`) : null);
}
