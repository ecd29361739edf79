/** The run as a story, a sentence an event, about the playhead; and why a goroutine does not run. */
import { el, whenChanged } from '../marks/element.js';
import { glyphPicture } from '../marks/glyphs.js';
import { glyphOf } from '../marks/kinds.js';
import { said, sayAnew } from '../marks/said.js';
import { virtualList } from '../marks/virtualList.js';
import { ns } from '../lib/format.js';
import { plain } from '../explain/parts.js';
import { currentSeq, goroutines, story as storyOf, TOLD, toldEvent, whoseWhy, why } from '../store/selectors.js';

const ROW = 44;

export function story(root, { onSelect, onSeek, onFollow, onAsk, onTold }) {
  root.dataset.testid = 'story';
  const links = { onGoroutine: onFollow, onMoment: onSeek };
  const chooser = el('select', { 'aria-label': 'Why is this goroutine not running?', 'data-testid': 'why-of', onchange: () => onAsk(Number(chooser.value)) });
  const answer = el('div', { class: 'why-answer', 'data-testid': 'why', 'aria-live': 'polite' });
  const told = el('div', { class: 'segments', role: 'radiogroup', 'aria-label': 'Which events are told' }, TOLD.map(([id, words]) => el('button', { type: 'button', role: 'radio', 'data-testid': `told-${id}`, onclick: () => onTold(id) }, words)));
  const box = el('div', { class: 'story-list', 'data-testid': 'story-list', role: 'list', 'aria-label': 'The story' });
  const asks = el('label', { class: 'why-who' }, el('span', {}, 'Why is'), chooser, el('span', { class: 'ask' }, 'not running?'));
  root.append(el('section', { class: 'why-not' }, asks, answer), told, box);
  let now = null;
  const list = virtualList(box, { height: ROW, spare: 1, draw: (row, node) => line(now, row, node ?? blankLine(onSelect), links) });
  const choose = chosenOf(chooser);
  const explainWhy = whenChanged((found) => answer.replaceChildren(...(found ? [el('p', {}, said(found.parts, links)), found.until ? el('p', { class: 'until' }, said(found.until, links)) : null].filter(Boolean) : [el('p', { class: 'nothing' }, 'Every goroutine runs, or none is left.')])));

  return (state) => {
    const run = state.runs[state.focus];
    if (state.panel !== 'story' || !run?.log) return;
    const seq = currentSeq(state, run);
    const g = whoseWhy(state, run);
    const all = goroutines(state, run);
    choose(all, g);
    const found = why(state, run);
    asks.querySelector('.ask').textContent = found?.running ? 'running?' : 'not running?';
    explainWhy(`${run.key} ${seq} ${g} ${found && plain(found.parts)} ${run.count} ${Boolean(run.end)}`, found);
    for (const button of told.children) {
      const on = button.dataset.testid === `told-${state.told}`;
      button.setAttribute('aria-checked', on);
      button.tabIndex = on ? 0 : -1;
    }
    const shown = storyOf(state, run);
    const moved = now?.shown.current !== shown.current || now.run !== run || now.told !== state.told;
    now = { run, r: state.focus, shown, told: state.told, followed: state.followed };
    list.show({ count: shown.count, key: `${run.key} ${state.told} ${g} ${shown.current} ${shown.exact} ${state.followed}`, at: moved ? Math.max(0, shown.current) : -1 });
  };
}

/** Who can be asked about. Of a list that nobody has opened only the chosen one is seen, so the others hear what they do when somebody comes to it. */
function chosenOf(chooser) {
  const options = [];
  let latest = [];
  const says = (one) => `${one.name} (${one.status})`;
  function tell(k) {
    const words = says(latest[k]);
    if (options[k].says !== words) options[k].node.textContent = options[k].says = words;
  }
  const tellAll = () => latest.forEach((_, k) => tell(k));
  for (const coming of ['pointerenter', 'focus', 'keydown']) chooser.addEventListener(coming, tellAll);
  return (all, g) => {
    latest = all;
    for (let k = options.length; k < all.length; k++) chooser.append((options[k] = { node: el('option', { value: all[k].g }, says(all[k])), says: says(all[k]) }).node);
    for (const { node } of options.splice(all.length)) node.remove();
    if (chooser.value !== String(g)) chooser.value = g;
    if (chooser.ownerDocument.activeElement === chooser) tellAll();
    else if (chooser.selectedIndex >= 0) tell(chooser.selectedIndex);
  };
}

const lines = new WeakMap();     // a row's element → its parts, and the event that it tells

/** A row that tells nothing yet. */
function blankLine(onSelect) {
  const when = el('button', { type: 'button', class: 'link when', onpointerdown: () => { of.pressed = of.event.seq; }, onclick: ({ detail }) => onSelect(of.r, detail > 0 ? of.pressed ?? of.event.seq : of.event.seq) }, '');
  const node = el('div', { role: 'listitem' }, when, glyphPicture('block'), el('p', {}));
  const of = { when, glyph: 'block', r: 0, event: null, pressed: null };
  lines.set(node, of);
  return node;
}

/** Makes a row tell an event. Of a far jump all rows are others, and to write into those that are there costs half of making them. */
function line({ run, r, shown, followed }, row, node, links) {
  const of = lines.get(node);
  const event = toldEvent(run, shown.seqAt(row));
  Object.assign(of, { r, event });
  const state = row === shown.current ? (shown.exact ? 'now' : 'last') : row > shown.current ? 'later' : null;
  const mine = event.parts.some((part) => part.g === followed && followed >= 0);
  put(node, 'class', `story-row${mine ? ' mine' : ''}`);
  put(node, 'data-state', state);
  put(node, 'aria-current', state === 'now' ? 'step' : null);
  put(of.when, 'data-row', String(row));
  put(of.when, 'title', `${event.name}, event ${event.seq + 1}`);
  of.when.firstChild.data = ns(event.time);
  const glyph = glyphOf(event.name);
  if (of.glyph !== glyph) node.children[1].replaceWith(glyphPicture(of.glyph = glyph));
  sayAnew(node.lastElementChild, event.parts, links);
  return node;
}

function put(node, name, value) {
  if (node.getAttribute(name) === value) return;
  if (value === null) node.removeAttribute(name);
  else node.setAttribute(name, value);
}
