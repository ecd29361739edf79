/** A table of counts whose cells, rows and columns are buttons; and the bars of a histogram. */
import { span } from '../lib/format.js';
import { el } from './element.js';

/** table: {columns: [{landing, name, title, n}], rows: [{asker, name, title, n, cells}], total}. A press filters by what was pressed. */
export function matrix({ columns, rows, total }, filter, onFilter) {
  const most = Math.max(1, ...rows.flatMap((r) => r.cells));
  const button = (asker, landing, text, label, title) => el('button', {
    type: 'button', class: 'plain', 'aria-pressed': String(filter.asker === asker && filter.landing === landing), 'aria-label': label, title, onclick: () => onFilter({ asker, landing }),
  }, text);
  const cell = (row, column, n) => {
    const td = el('td', { 'data-cell': `${row.name} ${column.name}` }, n ? button(row.asker, column.landing, String(n), `${n} asked by ${row.name}, landed: ${column.name}`, column.title) : el('span', { class: 'nothing' }, '·'));
    if (n) td.style.setProperty('--share', `${Math.round(15 + 60 * n / most)}%`);
    return td;
  };
  return el('table', { class: 'matrix', 'data-testid': 'matrix' },
    el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, el('span', { class: 'nothing' }, 'asked by ╲ landed')), columns.map((c) => el('th', { scope: 'col' }, button(null, c.landing, c.name, `all that landed: ${c.name}`, c.title))), el('th', { scope: 'col', class: 'sum' }, 'all'))),
    el('tbody', {}, rows.map((r) => el('tr', {}, el('th', { scope: 'row' }, button(r.asker, null, r.name, `all asked by ${r.name}`, r.title)), columns.map((c, i) => cell(r, c, r.cells[i])), el('td', { class: 'sum' }, String(r.n)))),
      rows.length > 1 ? el('tr', { class: 'sum' }, el('th', { scope: 'row' }, 'all'), columns.map((c) => el('td', {}, String(c.n))), el('td', {}, String(total))) : null));
}

/** bars: [{from, to, n}]; words(bar) is what each says. */
export function drawBars(bars, words) {
  const most = Math.max(...bars.map((b) => b.n));
  const list = el('ol', { class: 'bars', 'aria-label': 'How long from the request to the stop' }, bars.map((b) => {
    const bar = el('li', { title: words(b), 'aria-label': words(b) });
    bar.style.setProperty('--tall', `${b.n ? Math.max(6, 100 * b.n / most) : 0}%`);
    return bar;
  }));
  const box = el('div', { class: 'bars-box' }, list, el('p', { class: 'scale', 'aria-hidden': 'true' }, el('span', {}, span(bars[0].from)), el('span', {}, span(bars[bars.length - 1].to))));
  box.style.setProperty('--bars', bars.length);
  return box;
}
