/** What stands on the lanes when a filter lets no goroutine through, so that nobody takes them for those of an empty run. */
import { el, whenChanged } from './element.js';

/** {node, draw(filter)}: null where there is nothing to say. */
export function nonePass({ onClear }) {
  const words = el('span', {});
  const node = el('p', { class: 'none-pass', 'data-testid': 'none-pass', 'data-picture': 'no', hidden: true }, words, el('button', { type: 'button', 'data-testid': 'clear-filter', onclick: onClear }, 'Show all goroutines'));
  const draw = whenChanged((filter) => {
    node.hidden = filter === null;
    words.textContent = filter === null ? '' : `No goroutine passes the filter “${filter.trim()}”${/(^|\s)state:/.test(filter) ? ' at the playhead' : ''}.`;
  });
  return { node, draw: (filter) => draw(String(filter), filter) };
}
