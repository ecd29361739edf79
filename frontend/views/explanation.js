/** What just happened, why, by which runtime function, how long after the request; and the whole chain of that request. */
import { el, whenChanged } from '../marks/element.js';
import { glyphPicture } from '../marks/glyphs.js';
import { glyphOf } from '../marks/kinds.js';
import { ladder } from '../marks/ladder.js';
import { said as saidWith } from '../marks/said.js';
import { ns, span } from '../lib/format.js';
import { chapters, currentEvent, explanation } from '../store/selectors.js';

/** So many links of a chain are shown; the others are counted. */
const longest = () => (innerHeight < 820 ? 8 : 16);

export function explain(root, { onSelect, onFollow, onSeek }) {
  root.dataset.testid = 'explanation';
  const body = el('div', { class: 'explanation' });
  root.append(body);
  const draw = whenChanged((said, context) => body.replaceChildren(...(said ? story(said, context, onSelect, { onGoroutine: onFollow, onMoment: onSeek }) : context ? [el('p', { class: 'nothing' }, 'Nothing has happened yet. Press play, or step forward.')] : [])));
  return (state) => {
    const run = state.runs[state.focus];
    const said = run?.log ? explanation(state, run) : null;
    const { all, current } = run ? chapters(state, run) : { all: [], current: null };
    const chapter = current && `${all.indexOf(current) + 1} of ${all.length}`;
    draw(said ? `${run.key} ${state.runs.length > 1 ? run.label : ''} ${said.seq} ${currentEvent(state, run)} ${said.chain.length} ${chapter}` : `${run?.key} ${!run?.log} none`, said, run?.log && { r: state.focus, label: state.runs.length > 1 ? run.label : null, chapter, say: current?.say });
  };
}

function story(said, { r, label, chapter, say }, onSelect, links) {
  return [
    say ? el('p', { class: 'chapter', 'data-testid': 'chapter' }, el('span', { class: 'nothing' }, `${chapter} `), say) : null,
    el('p', { class: 'moment' }, label ? el('strong', {}, label) : null, el('code', {}, said.name), el('span', {}, `at ${ns(said.time)}`),
      said.latency ? el('span', { class: 'latency', 'data-testid': 'latency' }, `${ns(said.latency)} after the request`) : null),
    el('p', { class: 'what', 'aria-live': 'polite' }, saidWith(said.parts, links)),
    el('p', { class: 'why' }, said.why),
    el('p', { class: 'twin' }, el('code', {}, said.twin), said.tracer ? null : el('span', { class: 'nothing' }, ' · not in Go’s tracer')),
    said.rungs ? ladder(said.rungs) : null,
    said.chain.length > 1 ? chain(said, r, onSelect) : null,
  ].filter(Boolean);
}

function chain(said, r, onSelect) {
  const at = Math.max(0, said.chain.findIndex((link) => link.seq === said.seq));
  const most = longest();
  const from = Math.max(0, Math.min(at - Math.floor(most / 2), said.chain.length - most));
  const shown = said.chain.slice(from, from + most);
  const asked = said.chain.find((link) => link.name === 'PreemptRequest')?.time ?? said.chain[0].time;
  const rest = (n, where) => (n > 0 ? el('li', { class: 'nothing' }, `${n} ${where}`) : null);
  return el('ol', { class: 'chain', 'aria-label': 'The chain of this request, with the time since it was made', 'data-testid': 'chain' }, rest(from, 'before'), shown.map((link) => el('li', { 'aria-current': link.seq === said.seq ? 'step' : null },
    glyphPicture(glyphOf(link.name)), el('button', { type: 'button', class: 'link', title: `${link.name} at ${ns(link.time)}`, onclick: () => onSelect(r, link.seq) }, link.label),
    link.time > asked ? el('span', { class: 'when' }, `+${span(asked, link.time)}`) : null)), rest(said.chain.length - from - shown.length, 'more'));
}
