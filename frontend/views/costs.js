/** What operations cost in this scenario: the table of costs, with the prices that its document has of its own. */
import { el } from '../marks/element.js';
import { ns } from '../lib/format.js';

/** A duration as Go writes it. */
const PRICE = '(\\d+(\\.\\d*)?|\\.\\d+)(ns|us|µs|ms|s)';

/** {content, opened()}: load() gives the table, own() the document's prices; onPrice(name, price) sets one, null for the table's. */
export function costs({ load, own, onPrice }) {
  const filter = el('input', { type: 'search', placeholder: 'chan, preempt, thread …', 'aria-label': 'Which costs', 'data-testid': 'cost-filter', oninput: () => show() });
  const body = el('div', { class: 'cost-rows', 'data-testid': 'costs-table', 'aria-live': 'polite' });
  const content = el('div', { class: 'costs' }, el('p', {}, 'Virtual time is what operations cost, by this table. A price of its own is written into the scenario, under “costs”; an empty field is the table’s price.'), filter, body);
  let table = null;
  let rows = [];

  function row({ name, ns: usual, what }) {
    const field = el('input', { type: 'text', pattern: PRICE, placeholder: ns(usual), 'aria-label': `Cost of ${name}`, title: 'A duration: 200ns, 1.5us, 2ms', 'data-testid': `cost-${name}`, spellcheck: 'false', autocomplete: 'off', onchange: () => set() });
    const set = () => {
      if (field.reportValidity()) onPrice(name, field.value.trim() || null);
    };
    return { field, name, words: `${name} ${what}`.toLowerCase(), node: el('label', {}, el('code', {}, name), el('span', {}, what), field) };
  }

  function show() {
    const wanted = filter.value.trim().toLowerCase();
    rows.forEach(({ node, words }) => { node.hidden = !words.includes(wanted); });
  }

  async function opened() {
    try {
      table ??= await load();
    } catch (e) {
      return body.replaceChildren(el('p', { role: 'alert' }, `The table of costs could not be fetched (${e.message}). Is the server still running? Close this and open it again.`));
    }
    const prices = own();
    rows = table.map(row);
    rows.forEach(({ field, name }) => { field.value = prices[name] ?? ''; });
    rows.sort((a, b) => (b.field.value !== '') - (a.field.value !== ''));
    body.replaceChildren(...rows.map(({ node }) => node));
    return show();
  }
  return { content, opened };
}
