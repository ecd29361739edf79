/** What the run, or the chosen stretch of it, comes to in numbers; looked at only while the panel is open. */
import { shortName, squeezed } from '../geometry/arrange.js';
import { chip, el, whenChanged } from '../marks/element.js';
import { histogram, shareBar, sparkline } from '../marks/figures.js';
import { sortTable } from '../marks/sortTable.js';
import { count, ns, span } from '../lib/format.js';
import { numbers as numbersOf } from '../store/selectors.js';

const STATES = { running: 'running', syscall: 'in system calls', runnable: 'ready', waiting: 'waiting' };
const P_STATES = { running: 'running', syscall: 'in system calls', scheduling: 'in the scheduler', idle: 'idle', stopped: 'stopped with the world' };
const QUEUES = 9;
const PROCS = 16;
const parts = (row, says) => Object.entries(says).map(([kind, words]) => ({ kind, says: words, time: row[kind] }));
const share = (part, total) => (total > 0 ? `${((100 * part) / total).toFixed(1)} %` : '–');

export function numbers(root, { onSelect, onClear, onWindow }) {
  root.dataset.testid = 'numbers';
  root.classList.add('numbers');
  let again = 0;
  let latest = null;
  let width = 0;       // kept, as asking for it makes the browser lay out the page
  new ResizeObserver(() => {
    if (width === root.clientWidth) return;
    width = root.clientWidth;
    if (latest) update(latest);
  }).observe(root);
  const tables = tablesOf((seq) => onSelect(latest.focus, seq));
  const draw = whenChanged((n, state) => root.replaceChildren(...content(n, state, tables, { onSelect, onClear, onWindow, width: Math.max(260, width - 34) })));
  function update(state) {
    latest = state;
    if (state.panel !== 'numbers') return;
    const run = state.runs[state.focus];
    const n = numbersOf(state, run);
    if (n?.counting !== undefined) {
      root.setAttribute('aria-busy', 'true');
      if (!root.querySelector('table')) root.replaceChildren(el('p', { class: 'nothing' }, `Counting: ${Math.round(n.counting * 100)} % of the log`));
      again ||= requestAnimationFrame(() => { again = 0; update(latest); });
      return;
    }
    root.removeAttribute('aria-busy');
    draw(n ? `${run.key} ${run.count} ${run.status} ${n.t0} ${n.t1} ${state.runs.length} ${Math.round(width / 8)}` : 'none', n, state);
  }
  return update;
}

/** A name that may be cut off says itself whole. */
function titled(node, title) {
  node.title = title;
  return node;
}

function tablesOf(seek) {
  const name = (key = 'name') => ({ key, label: 'Goroutine', value: (g) => g.name, cell: (g) => titled(chip(g.index ?? g.g, squeezed(shortName(g.name), 13)), g.name) });
  const time = (key, label, of) => ({ key, label, numeric: true, value: (g) => of(g) ?? -1, cell: (g) => (of(g) === null ? '–' : ns(of(g))) });
  const link = (seq, says, title) => el('button', { type: 'button', class: 'link', title, onclick: () => seek(seq) }, says);
  return {
    gs: sortTable({ caption: 'What each goroutine did', by: 'running', many: 'goroutines', testid: 'numbers-goroutines', columns: [
      name(), { key: 'bar', label: 'Shares', cell: (g) => shareBar(parts(g, STATES), g.total, g.index, g.name) },
      { key: 'running', label: 'Ran', numeric: true, value: (g) => g.running, cell: (g) => el('span', { title: share(g.running, g.total) }, ns(g.running)) },
      { key: 'wait', label: 'Longest wait', numeric: true, value: (g) => g.wait?.max ?? -1, cell: (g) => (g.wait ? link(g.wait.seq, ns(g.wait.max), `${count(g.wait.n)} waits; to where the longest ended`) : '–') },
    ] }),
    runs: sortTable({ caption: 'The longest unbroken run of each goroutine', by: 'length', many: 'goroutines', testid: 'numbers-runs', most: 8, columns: [
      name(), { ...time('length', 'Length', (r) => r.length), cell: (r) => link(r.start, ns(r.length), `to where it began, at ${ns(r.t0)}`) },
      { key: 'let', label: 'What let it', cell: letIt },
    ] }),
  };
}

function letIt(r) {
  const told = r.tell();
  return [el('span', { class: 'let' }, told.let), el('span', { class: 'nothing' }, ` Then ${told.ended}${r.whole ? '' : `; ${ns(r.t1 - r.t0)} in all`}.`)];
}

const heading = (text, says) => el('h3', {}, text, says ? el('span', { class: 'nothing' }, ` ${says}`) : null);

function content(n, state, tables, ask) {
  if (!n) return [el('p', { class: 'nothing' }, 'Nothing has run yet.')];
  return [
    stretch(n, state, ask),
    el('section', {}, heading('Goroutines', 'shares of their lives'), legend(STATES, n.gs, 'g'), tables.gs.show(n.gs), fair(n.fair)),
    el('section', {}, heading('Ps'), legend(P_STATES, n.ps), procs(n.ps)),
    el('section', {}, heading('From ready to running'), waits(n, ask)),
    el('section', {}, heading('Longest unbroken runs', 'until it leaves its P; a system call that keeps the P is part of it'), tables.runs.show(n.runs)),
    el('section', {}, heading('Preemptions'), preempted(n.preemptions)),
    el('section', {}, heading('Queues', 'how many are in them over time'), queues(n.queues, ask.width)),
  ];
}

function procs(ps) {
  const rest = ps.length > PROCS ? el('p', { class: 'nothing' }, `The first ${PROCS} of ${ps.length} Ps.`) : null;
  return [el('ul', { class: 'procs' }, ps.slice(0, PROCS).map((p) => el('li', {}, el('code', {}, p.name), shareBar(parts(p, P_STATES), p.total, -1, p.name), el('span', { class: 'figure' }, share(p.running, p.total))))), rest].filter(Boolean);
}

function stretch(n, { runs, focus }, { onClear, onWindow }) {
  const label = runs.length > 1 ? el('strong', {}, `${runs[focus].label}: `) : null;
  return el('p', { class: 'stretch', 'data-testid': 'numbers-stretch' }, label, n.ranged ? `${span(n.t0, n.t1)} measured, from ${ns(n.t0)} to ${ns(n.t1)}. ` : `The whole run, ${span(n.t0, n.t1)}. `,
    el('button', { type: 'button', class: 'link', 'data-testid': 'numbers-window', onclick: onWindow }, 'Measure what the window shows (M)'), n.ranged ? [' · ', el('button', { type: 'button', class: 'link', 'data-testid': 'numbers-whole', onclick: onClear }, 'Measure the whole run')] : null);
}

/** Of those states that somebody is in. */
function legend(says, rows, colour) {
  return el('ul', { class: 'sharelegend', 'aria-hidden': 'true' }, Object.entries(says).filter(([kind]) => rows.some((row) => row[kind] > 0)).map(([kind, words]) => el('li', {}, el('span', { class: `shares key ${colour ?? ''}` }, el('i', { class: `share-${kind}` })), words)));
}

function fair({ index, n, most, least }) {
  if (index === null || n < 2) return el('p', { class: 'nothing' }, 'Fairness needs two goroutines of the program that want to run.');
  return el('p', { class: 'fair', 'data-testid': 'numbers-fairness' }, el('strong', {}, `Fairness ${index.toFixed(2)}. `),
    `Jain’s index over how long the ${count(n)} goroutines of the program ran which wanted to: 1 if all ran equally long, ${(1 / n).toFixed(n > 50 ? 4 : 2)} if one had everything. ${most.name} ran ${ns(most.running)}, ${least.name} ${ns(least.running)}.`);
}

function waits({ waits: w, waiting }, { width }) {
  const still = waiting.length ? el('p', {}, `Still ready and not running at the end: ${waiting.slice(0, 4).map((x) => `${x.name} since ${ns(x.since)}`).join(', ')}${waiting.length > 4 ? ` and ${count(waiting.length - 4)} more` : ''}. Their waits are not counted.`) : null;
  if (w.n === 0) return [el('p', { class: 'nothing' }, 'No wait ended here.'), still].filter(Boolean);
  const ranks = [{ at: w.p50, says: 'p50' }, { at: w.p99, says: 'p99' }, { at: w.max, says: 'longest' }];
  return [el('p', { 'data-testid': 'numbers-waits' }, w.n === 1 ? `One wait, of ${ns(w.max)}.` : `${count(w.n)} waits: half within ${ns(w.p50)}, 99 % within ${ns(w.p99)}, the longest ${ns(w.max)}.`),
    w.bins.length > 1 ? histogram(w.bins, ranks, width) : null, still].filter(Boolean);
}

function preempted({ requests, again, signals, refused, left, stops, total }) {
  if (requests + again + total === 0) return el('p', { class: 'nothing' }, 'Nobody was asked to stop.');
  const cell = (n) => el('td', { class: 'numeric' }, n ? count(n) : '–');
  const also = [again && `asked again ${count(again)} times`, signals && `${count(signals)} signals sent`, refused.signal && `${count(refused.signal)} refused`, refused.check && `${count(refused.check)} stack checks refused`, left && `${count(left)} times it blocked, yielded or ended before it answered`].filter(Boolean).join('; ');
  return el('div', { class: 'tablebox' }, el('table', { class: 'numbertable', 'data-testid': 'numbers-preemptions' },
    el('thead', {}, el('tr', {}, ['Asked by', 'Requests', 'Stopped at a check', 'by a signal'].map((head, i) => el('th', { scope: 'col', class: i ? 'numeric' : null }, head)))),
    el('tbody', {}, stops.map((row) => el('tr', {}, el('th', { scope: 'row' }, row.asker), cell(row.requests), cell(row.check), cell(row.signal))))),
  also ? el('p', { class: 'nothing' }, `${also[0].toUpperCase()}${also.slice(1)}.`) : null);
}

function queues(all, width) {
  const [global, ...local] = all[0]?.name === 'global' ? all : [null, ...all];
  const shown = [...(global ? [global] : []), ...local.sort((a, b) => b.mean - a.mean).slice(0, QUEUES - 1).sort((a, b) => (a.name < b.name ? -1 : 1))];
  if (shown.length === 0) return el('p', { class: 'nothing' }, 'Nothing was queued, or this log does not record the queues.');
  const top = Math.max(...shown.map((q) => q.peak));
  return [el('ul', { class: 'queuelines' }, shown.map((q) => el('li', {}, el('code', {}, q.name), sparkline(q, top, Math.max(80, width - 190)), el('span', { class: 'figure' }, `⌀ ${q.mean.toFixed(q.mean < 10 ? 2 : 0)}, most ${count(q.peak)}`)))),
    local.length > QUEUES - 1 ? el('p', { class: 'nothing' }, `The global queue and the ${QUEUES - 1} fullest of ${local.length} Ps.`) : null].filter(Boolean);
}
