/** How true the picture is: the fidelity ledger that the parity command has written (GET api/ledger). */
import { el } from '../marks/element.js';

/** The content of the dialog, and a function that fills it for the lesson on show; the ledger itself is fetched once. */
export function truth(load) {
  const body = el('div', { 'data-testid': 'ledger', 'aria-live': 'polite' });
  const content = el('div', { class: 'truth', tabindex: 0 },
    el('p', {}, 'Every event comes from a model of Go 1.26’s scheduler that follows src/runtime function by function; each explanation names the function.'), body);
  let loaded = null;
  async function look(lesson) {
    if (!loaded) body.replaceChildren(el('p', {}, 'The ledger is being fetched …'));
    try {
      loaded ??= await load();
      body.replaceChildren(...ledger(loaded, lesson));
    } catch (e) {
      body.replaceChildren(el('p', { role: 'alert' }, `The ledger could not be fetched (${e.message}). Is the server still running? Close this and open it again.`));
    }
  }
  return { content, look };
}

/** The lesson on show first, then what is left out, rules and measures. */
export function ledger({ go, measured, rules, measures, programs, left }, lesson) {
  const leftOut = [el('h3', {}, 'Simplified or left out'), el('ul', {}, left.map((l) => el('li', {}, el('b', {}, `${l.what}. `), l.why)))];
  const mine = programs.filter((p) => p.id === lesson);
  const unlike = programs.reduce((sum, p) => sum + p.unlike, 0);
  const runs = programs.reduce((sum, p) => sum + p.runs, 0);
  return [
    el('p', {}, `Held against ${go}, ${measured}. ${programs.length} comparisons of programs with ${runs} real runs: ${unlike} unlike the model.`),
    mine.length ? el('p', { 'data-testid': 'ledger-lesson' }, `This lesson: ${mine.map((p) => `${p.runs} real runs${p.setting ? ` with ${p.setting}` : ''}, ${p.unlike} unlike the model (${p.how})`).join('; ')}.`) : null,
    ...leftOut,
    table('Rules', ['Rule', 'In Go’s runtime', 'Test', 'What the comparison gave', ''], rules.map((r) => [r.rule, r.functions.join(', '), r.test, r.gave.join('; '), verdict(r)])),
    table('What no rule decides: the model must lie between the 5th and the 95th percentile', ['Measure', 'Model', 'Go', 'Runs', ''],
      measures.map((m) => [m.title + (m.setting ? ` (${m.setting})` : ''), m.model, `${m.low} to ${m.high}`, String(m.runs), verdict(m)])),
  ].filter(Boolean);
}

const verdict = (row) => (!row.holds ? 'outside' : row.weak ? 'holds, weak' : 'holds');

function table(title, heads, rows) {
  return el('table', {}, el('caption', {}, title), el('thead', {}, el('tr', {}, heads.map((h) => el('th', { scope: 'col' }, h)))),
    el('tbody', {}, rows.map((cells) => el('tr', { 'data-holds': cells[cells.length - 1] }, cells.map((c, k) => el('td', { 'data-head': heads[k] || null }, c))))));
}
