/** Every request to stop of a run: who asked × how it landed, how long it took, the list, and one of them link by link. */
import { chip, el, whenChanged } from '../marks/element.js';
import { count, ns, span } from '../lib/format.js';
import { virtualList } from '../marks/virtualList.js';
import { drawBars, matrix } from '../marks/requestMatrix.js';
import { requestChain } from '../marks/requestChain.js';
import { askerName, askerTwin, askerWords, LANDING_ORDER, landingName, landingWords, noRequests } from '../explain/requestWords.js';
import { histogram } from '../explain/requestTable.js';
import { steps } from '../explain/steps.js';
import { shortName, squeezed } from '../geometry/arrange.js';
import { anatomyOf, currentRequest, requestPanel } from '../store/selectors.js';

const ROW = 28;
/** Rows of the list: with the chain of the chosen request under it, and without. */
const BESIDE = 6;
const ALONE = 16;
const COLUMNS = [['time', 'goroutine'], ['asker', 'asked by'], ['landing', 'landed'], ['stop', 'to stop'], ['run', 'to run']];

export function preemptions(root, { onSelect, onFilter, onStep, onLook }) {
  root.dataset.testid = 'preemptions';
  const top = el('div', { class: 'request-top' });
  const heads = el('div', { class: 'request-heads', role: 'group', 'aria-label': 'Order of the list' });
  const box = el('div', { class: 'request-list', 'data-testid': 'request-list', role: 'list', 'aria-label': 'Requests to stop' });
  const chain = el('section', { class: 'request-chain', 'aria-label': 'The chosen request' });
  root.append(top, heads, box, chain);
  let order = { by: 'time', down: false };
  let now = null;
  let last = null;
  let followed = -1;
  const list = virtualList(box, { height: ROW, draw: (i) => row(now, now.shown.list[i], onSelect) });
  const drawTop = whenChanged((state) => top.replaceChildren(...head(state, { onFilter, onStep })));
  const drawHeads = whenChanged(() => heads.replaceChildren(...COLUMNS.map(([by, words]) => el('button', { type: 'button', class: `plain by-${by}`, 'data-testid': `requests-by-${by}`, 'aria-pressed': String(order.by === by), onclick: () => sort(by) },
    words, order.by === by ? el('span', { 'aria-hidden': 'true' }, order.down ? ' ↓' : ' ↑') : null))));
  const drawChain = whenChanged((run, r, current) => chain.replaceChildren(...(current < 0 ? [] : requestChain({ ...described(run, current), onSelect: (seq) => onSelect(r, seq), onLook: () => onLook(r, current) }))));

  function sort(by) {
    order = { by, down: order.by === by && !order.down };
    if (last) render(last);
  }

  function render(state) {
    last = state;
    if (state.panel !== 'preempt') return;
    const run = state.runs[state.focus];
    if (!run?.log) return;
    const { asker, landing } = state.requestFilter;
    const all = state.runs.map((other) => `${other.key} ${other.log?.count}`).join();
    drawTop(`${all} ${state.focus} ${asker} ${landing}`, state);
    const shown = requestPanel(state, run, order);
    const current = currentRequest(state, run);
    now = { run, r: state.focus, shown, current };
    const none = shown.list.length === 0;
    heads.hidden = box.hidden = none;
    drawHeads(`${order.by} ${order.down}`);
    box.style.height = `${Math.min(current < 0 ? ALONE : BESIDE, shown.list.length) * ROW + 2}px`;
    list.show({ count: shown.list.length, key: `${all} ${state.focus} ${asker} ${landing} ${order.by} ${order.down} ${current}`, at: current >= 0 && followed !== current ? shown.list.indexOf(current) : -1 });
    followed = current;
    drawChain(`${run.key} ${run.count} ${current}`, run, state.focus, current);
  }
  return render;
}

/** What is above the list: the counts, the times, and what to do about a filter. */
function head(state, { onFilter, onStep }) {
  const runs = state.runs.filter((run) => run.log).map((run) => ({ run, r: state.runs.indexOf(run), shown: requestPanel(state, run, { by: 'time', down: false }) }));
  const many = runs.length > 1;
  const landings = LANDING_ORDER.filter((k) => runs.some(({ shown }) => shown.table.byLanding.has(k)));
  const focused = runs.find(({ r }) => r === state.focus);
  return [
    ...runs.map(({ run, shown }) => el('section', { class: 'request-counts' }, many ? el('h3', {}, run.label) : null,
      shown.table.total === 0 ? el('p', { class: 'none', 'data-testid': 'no-requests' }, noRequests(run.log)) : matrix(cells(run.log, shown.table, landings), state.requestFilter, onFilter))),
    focused && focused.shown.table.total > 0 ? times(focused, state.requestFilter, { onFilter, onStep }) : null,
  ].filter(Boolean);
}

function cells(log, table, landings) {
  const askers = [...table.byAsker.keys()].sort((a, b) => a - b);
  return {
    columns: landings.map((k) => ({ landing: k, name: landingName(k), title: landingWords(k), n: table.byLanding.get(k) ?? 0 })),
    rows: askers.map((k) => ({ asker: k, name: askerName(log, k), title: [askerWords(log, k), askerTwin(log, k)].filter(Boolean).join(': '), n: table.byAsker.get(k), cells: landings.map((l) => table.cells.get(`${k} ${l}`) ?? 0) })),
    total: table.total,
  };
}

function times({ run, shown }, filter, { onFilter, onStep }) {
  const { n, open, min, median, max } = shown.times;
  const filtered = filter.asker !== null || filter.landing !== null;
  const unasked = !(run.log.header.records ?? []).includes('flags');
  const words = n === 0 && unasked ? ['When somebody asked is not recorded.'] : n === 0 ? [shown.list.length === 0 ? 'No request of this kind.' : `${open === 1 ? 'It was' : `All ${open} were`} never answered.`]
    : max === min ? [el('strong', {}, span(median)), n === 1 ? ' from the request to the stop' : ` from the request to the stop, each of the ${count(n)} times`] : ['from request to stop: ', el('strong', {}, span(median)), ` in the middle, ${span(min)} at least, ${span(max)} at most`];
  return el('div', { class: 'request-times' },
    el('p', { 'data-testid': 'request-times' }, words, n > 0 && open > 0 ? `; ${count(open)} never` : ''),
    n > 2 && max >= 2 * min ? drawBars(histogram(shown.times), (b) => `${count(b.n)}: ${span(b.from)} to ${span(b.to)}`) : null,
    el('div', { class: 'request-steps' },
      el('button', { type: 'button', 'data-testid': 'request-back', title: 'To the request before (Shift+R)', onclick: () => onStep(-1) }, '‹ Previous'),
      el('button', { type: 'button', 'data-testid': 'request-next', title: 'To the next request (R)', onclick: () => onStep(1) }, 'Next request ›'),
      filtered ? el('button', { type: 'button', class: 'plain', 'data-testid': 'request-all', onclick: () => onFilter({ asker: null, landing: null }) }, 'Show all') : null));
}

function row({ run, r, shown: { requests }, current }, i, onSelect) {
  const { log } = run;
  const g = requests.g.at(i);
  const took = requests.requestToStop(i);
  const waits = requests.stopToRun(i);
  const name = log.rows.gs[g]?.name ?? `G${g}`;
  return el('div', { role: 'listitem' }, el('button', {
    type: 'button', class: 'request-row', 'data-row': i, 'aria-current': i === current ? 'true' : null, onclick: () => onSelect(r, requests.first.at(i)),
    title: `${name} was asked at ${ns(requests.time(i))} by ${askerWords(log, requests.asker.at(i))}. ${landingWords(requests.landing.at(i))}`,
  }, chip(g, squeezed(shortName(name), 12)), el('span', { class: 'asker' }, el('span', { class: 'who' }, askerName(log, requests.asker.at(i))), requests.asks.at(i) > 1 ? el('span', { class: 'when' }, `×${requests.asks.at(i)}`) : null), el('span', {}, landingName(requests.landing.at(i))),
  el('span', { class: 'number' }, took === null ? '–' : span(took)), el('span', { class: 'number' }, waits === null ? '–' : span(waits))));
}

/** A request as requestChain wants it. */
function described(run, current) {
  const one = anatomyOf(run, current);
  const { log } = run;
  const asks = one.asks > 1 ? ` ${count(one.asks)} times` : '';
  return {
    title: `${one.name} is asked to stop${asks} by ${one.askers.length ? one.askers.map((k) => askerName(log, k)).join(' and ') : 'somebody'}`,
    result: landingWords(one.how), one, steps: steps(log, one),
  };
}
