/** The run queues in true order, idle Ps and Ms, and why those who do not run do not. */
import { chip, el, whenChanged } from '../marks/element.js';
import { currentSeq, queues as queuesOf, waits } from '../store/selectors.js';

const MOST = 24;

export function queues(root) {
  root.dataset.testid = 'queues';
  const draw = whenChanged((q, state, run) => root.replaceChildren(...(q ? content(q, waits(state, run), run.log.header.schedtick ?? 0) : [])));
  return (state) => {
    const run = state.runs[state.focus];
    const q = run?.log ? queuesOf(state, run) : null;
    draw(`${run?.key} ${run?.log ? currentSeq(state, run) : ''} ${run?.count}`, q, state, run);
  };
}

function list(goroutines) {
  const shown = goroutines.slice(0, MOST).map(({ g, name }) => el('li', {}, chip(g, name)));
  const more = goroutines.length - shown.length;
  return el('ol', { class: 'queue' }, shown, more > 0 ? el('li', { class: 'nothing' }, `and ${more} more`) : null, goroutines.length === 0 ? el('li', { class: 'nothing' }, 'empty') : null);
}

function row(name, ...content_) {
  return [el('dt', {}, name), el('dd', {}, content_)];
}

function content(q, waiting, phase) {
  if (!q.recorded) return [el('p', { class: 'nothing' }, 'This log does not record the queues.')];
  return [
    ...q.ps.map((p) => el('section', { class: 'proc' }, el('h3', {}, p.name, el('span', { class: 'nothing' }, ` ${p.status} · schedtick ${phase + p.schedtick}`)), el('dl', {},
      row('runnext', p.runnext ? list([p.runnext]) : list([])), row('ring', list(p.ring))))),
    el('section', { class: 'proc' }, el('dl', {}, row('global', list(q.global)),
      q.inHands.length ? row('in hands', list(q.inHands)) : [],
      row('idle Ps', q.idlePs.map((p) => p.name).join(' ') || el('span', { class: 'nothing' }, 'none')),
      row('idle Ms', q.idleMs.map((m) => m.name).join(' ') || el('span', { class: 'nothing' }, 'none')))),
    waiting.length ? el('section', { class: 'proc waits' }, el('h3', {}, 'Why they do not run'), el('ul', {}, waiting.slice(0, MOST).map((w) => el('li', {}, w.sentence)))) : null,
  ].filter(Boolean);
}
