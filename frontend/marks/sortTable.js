/** A table that a click or Enter on a column's head sorts; of many rows the first ones, and how many there are. */
import { count } from '../lib/format.js';
import { el } from './element.js';

/**
 * columns: [{key, label, cell(row) (text or nodes), value(row) (what is sorted by; none: not sortable), numeric, first: 'ascending'|'descending'}].
 * Answers {node, show(rows)}; the order that somebody chose stays from show to show.
 */
export function sortTable({ caption, columns, by, most = 20, many = 'rows', testid }) {
  let sort = { key: by, up: false };
  let rows = [];
  const heads = columns.map((column) => el('th', { scope: 'col', class: column.numeric ? 'numeric' : null }, column.value
    ? el('button', { type: 'button', class: 'sort', 'data-testid': `sort-${column.key}`, onclick: () => choose(column) }, column.label) : el('span', { class: 'sortless' }, column.label)));
  const body = el('tbody');
  const rest = el('p', { class: 'nothing', hidden: true });
  const node = el('div', { class: 'tablebox', 'data-testid': testid }, el('table', { class: 'numbertable' }, el('caption', { class: 'visually-hidden' }, caption), el('thead', {}, el('tr', {}, heads)), body), rest);

  function choose(column) {
    sort = { key: column.key, up: sort.key === column.key ? !sort.up : !column.numeric };
    draw();
  }
  function draw() {
    const column = columns.find((c) => c.key === sort.key);
    const order = (a, b) => (a < b ? -1 : a > b ? 1 : 0) * (sort.up ? 1 : -1);
    const sorted = [...rows].sort((a, b) => order(column.value(a), column.value(b)));
    heads.forEach((head, i) => head.setAttribute('aria-sort', columns[i] !== column ? 'none' : sort.up ? 'ascending' : 'descending'));
    body.replaceChildren(...sorted.slice(0, most).map((row) => el('tr', {}, columns.map((c) => el('td', { class: c.numeric ? 'numeric' : null }, c.cell(row))))));
    rest.hidden = rows.length <= most;
    rest.textContent = `The first ${most} of ${count(rows.length)} ${many}, by “${column.label}”.`;
  }
  return { node, show(next) { rows = next; draw(); return node; } };
}
