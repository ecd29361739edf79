/** What just happened, why, by which runtime function, how long after the request; and the whole chain of that request. */
import { el, whenChanged } from '../marks/element.js';
import { glyphPicture } from '../marks/glyphs.js';
import { glyphOf } from '../marks/kinds.js';
import { ns } from '../lib/format.js';
import { currentEvent, explanation } from '../store/selectors.js';

const LONGEST = 14;

export function explain(root, { onSelect }) {
  root.dataset.testid = 'explanation';
  const body = el('div', { class: 'explanation' });
  root.append(body);
  const draw = whenChanged((said, run, r) => body.replaceChildren(...(said ? story(said, r, onSelect) : [el('p', { class: 'nothing' }, 'Nothing has happened yet. Press play, or step forward.')])));
  return (state) => {
    const run = state.runs[state.focus];
    const said = run?.log ? explanation(state, run) : null;
    draw(said ? `${run.key} ${said.seq} ${currentEvent(state, run)} ${said.chain.length}` : `${run?.key} none`, said, run, state.focus);
  };
}

function story(said, r, onSelect) {
  return [
    el('p', { class: 'moment' }, el('code', {}, said.name), ` at ${ns(said.time)}`, !said.latency ? null : el('span', { class: 'latency', 'data-testid': 'latency' }, ` ${ns(said.latency)} after the request`)),
    el('p', { class: 'what' }, said.what),
    el('p', { class: 'why' }, said.why),
    el('p', { class: 'twin' }, el('code', {}, said.twin), said.tracer ? null : el('span', { class: 'nothing' }, ' · not in Go’s tracer')),
    said.chain.length > 1 ? chain(said, r, onSelect) : null,
  ].filter(Boolean);
}

function chain(said, r, onSelect) {
  const at = Math.max(0, said.chain.findIndex((link) => link.seq === said.seq));
  const from = Math.max(0, Math.min(at - 6, said.chain.length - LONGEST));
  const shown = said.chain.slice(from, from + LONGEST);
  return el('ol', { class: 'chain', 'aria-label': 'The chain of this request' }, shown.map((link) => el('li', { 'aria-current': link.seq === said.seq ? 'step' : null },
    glyphPicture(glyphOf(link.name)), el('button', { type: 'button', class: 'link', onclick: () => onSelect(r, link.seq) }, link.label), el('span', { class: 'when' }, ns(link.time)))));
}
