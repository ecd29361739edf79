/** The rungs of findRunnable in order, each with what came of it. */
import { el } from './element.js';
import { icon } from './icons.js';

const SIGNS = { taken: 'yes', ended: 'yes', failed: 'no', 'passed over': 'dash', 'not reached': 'open' };
const WORDS = { taken: 'taken', ended: 'here the search ended', failed: 'empty', 'passed over': 'passed over', 'not reached': 'not reached' };

/** Where there is no room for all rungs, it is scrolled to the one at which the search ended, with those before it. */
function scrolled(list) {
  const end = list.querySelector('[data-outcome="taken"], [data-outcome="ended"]');
  const hidden = end ? end.offsetTop + end.offsetHeight - list.clientHeight : 0;
  if (hidden > 0) list.scrollTop = Math.min(end.offsetTop, hidden + end.offsetHeight);
}

export function ladder(rungs) {
  const list = el('ol', { class: 'ladder', tabindex: 0, 'aria-label': 'Where findRunnable looked, in order', 'data-testid': 'rungs' }, rungs.map((r) => {
    const sign = el('span', { class: 'sign', 'aria-hidden': 'true' });
    sign.innerHTML = icon(SIGNS[r.outcome]);
    const word = r.note || WORDS[r.outcome];
    return el('li', { 'data-outcome': r.outcome, title: `${r.says}: ${WORDS[r.outcome]}${r.note ? `, ${r.note}` : ''}` }, sign, el('span', { class: 'says' }, r.says), el('code', {}, r.twin), el('span', { class: 'outcome' }, word));
  }));
  requestAnimationFrame(() => scrolled(list));     // once it is laid out
  return list;
}
