/** Where the compared runs part, and what differs in the end; looked at only while the panel is open. */
import { el, whenChanged } from '../marks/element.js';
import { drawMoments } from '../marks/moments.js';
import { count, ns } from '../lib/format.js';
import { differences as differencesOf, reality } from '../store/selectors.js';

export function differences(root, { onSelect, onAlign }) {
  root.dataset.testid = 'differences';
  root.classList.add('differences');
  let again = 0;
  let latest = null;
  const draw = whenChanged((d, real) => {
    const pressed = document.activeElement?.dataset?.testid === 'align' ? [...root.querySelectorAll('tr')].indexOf(document.activeElement.closest('tr')) : -1;
    root.replaceChildren(...[real ? drawMoments(real, onAlign) : null, ...content(d, onSelect)].filter(Boolean));
    if (pressed >= 0) root.querySelectorAll('tr')[pressed]?.querySelector('button')?.focus();
  });
  function update(state) {
    latest = state;
    if (state.panel !== 'compare') return;
    const d = differencesOf(state);
    if (d?.counting !== undefined) {
      if (!root.querySelector('table')) root.replaceChildren(el('p', { class: 'nothing' }, `Comparing: ${Math.round(d.counting * 100)} %`));
      again ||= requestAnimationFrame(() => { again = 0; update(latest); });
      return;
    }
    draw(d ? state.runs.map((run) => `${run.key} ${run.count} ${run.status} ${run.label} ${run.aligned}`).join() : 'none', d, d && reality(state));
  }
  return update;
}

function content(d, onSelect) {
  if (!d) return [el('p', { class: 'nothing' }, 'Two runs are needed to compare.')];
  return [
    el('section', { 'data-testid': 'partings' }, el('h3', {}, 'Where they part'), d.partings.map((p) => parting(p, d.labels, onSelect))),
    ...d.groups.map((group) => table(group, d.labels, onSelect)),
    d.groups.length ? null : el('p', {}, 'Nothing that is counted differs.'),
  ].filter(Boolean);
}

function parting({ r, a, b, found, same, says }, labels, onSelect) {
  if (!found) return el('p', {}, `${labels[0]} and ${labels[r]} do not part: all ${count(same)} events that count are alike.`);
  const [run, seq] = b >= 0 ? [r, b] : [0, a];
  return el('p', {}, `After ${count(same)} events that are alike. `, el('button', { type: 'button', class: 'link', 'data-testid': 'parting', onclick: () => onSelect(run, seq) }, says));
}

/** What many labels begin with is said once, at the left of the others: {word: 'GOMAXPROCS=', ends: ['1', '2', '4']}. */
function shared(labels) {
  const word = labels.length > 2 ? (/^\S+[= ](?=\S+$)/.exec(labels[0])?.[0] ?? '') : '';
  return word && labels.every((label) => label.startsWith(word)) ? { word, ends: labels.map((label) => label.slice(word.length)) } : { word: '', ends: labels };
}

function table({ title, rows, more }, labels, onSelect) {
  const { word, ends } = shared(labels);
  const numeric = rows.some(({ values }) => values.some((v) => v.text === undefined));
  const cell = ({ text, ns: time, n, seq = -1 }, r) => {
    const says = text !== undefined && text !== null ? text : time !== undefined ? ns(time) : n !== undefined ? count(n) : '–';
    return el('td', { class: numeric ? 'numeric' : null }, seq >= 0 ? el('button', { type: 'button', class: 'link', onclick: () => onSelect(r, seq) }, says) : says);
  };
  return el('section', {}, el('h3', {}, title), el('div', { class: 'tablebox' }, el('table', { class: 'numbertable' }, el('caption', { class: 'visually-hidden' }, `${title}: what differs`),
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, word || el('span', { class: 'visually-hidden' }, 'What')), ends.map((label) => el('th', { scope: 'col', class: numeric ? 'numeric' : null }, label)))),
    el('tbody', {}, rows.map(({ name, values }) => el('tr', {}, el('th', { scope: 'row' }, name), values.map(cell)))))),
  more ? el('p', { class: 'nothing' }, `And ${count(more)} more with smaller differences.`) : null);
}
