/** What the program has printed, what the lesson must show, and its chapters, at the playhead. */
import { chip, el, whenChanged } from '../marks/element.js';
import { icon } from '../marks/icons.js';
import { recordedNote } from '../marks/recordedNote.js';
import { ns } from '../lib/format.js';
import { chapters as chaptersOf, exit, outputLines, recordedFacts, shows as showsOf } from '../store/selectors.js';

const TICKS = { ticked: ['yes', 'shown'], unticked: ['no', 'not so'], pending: ['open', 'not yet'], 'not applicable': ['dash', 'under other rules'] };

const told = ({ log }) => log.header.records?.includes('output') ?? true;

export function output(root) {
  root.dataset.testid = 'output';
  const draw = whenChanged((runs) => root.replaceChildren(...runs.map(({ run, lines, end, many }) => el('section', {},
    many ? el('h3', {}, run.label) : null,
    lines.length ? el('ol', { class: 'console' }, lines.map((line) => el('li', {}, el('span', { class: 'when' }, ns(line.time)), chip(line.g, line.name), el('code', {}, line.text)))) : el('p', { class: 'nothing' }, !told(run) ? 'What the program prints is not recorded.' : end ? 'It printed nothing.' : 'Nothing printed so far.'),
    end ? el('div', { class: 'exit' }, end.text ? el('pre', { class: 'died', 'data-testid': 'died' }, run.end?.message ?? end.text) : null, ` exit status ${end.status} at ${ns(end.time)}`) : null))));
  return (state) => {
    const runs = state.runs.filter((run) => run.log).map((run) => ({ run, lines: outputLines(state, run), end: exit(state, run), many: state.runs.length > 1 }));
    draw(runs.map((r) => `${r.run.key} ${r.lines.length} ${r.end?.seq} ${Boolean(r.run.end)}`).join(), runs);
  };
}

export function shows(root, { onSelect }) {
  root.dataset.testid = 'shows';
  const draw = whenChanged((runs) => root.replaceChildren(...runs.map(({ run, r, lines, story, many, facts }) => el('section', {},
    many ? el('h3', {}, run.label) : null,
    facts ? recordedNote(facts) : null,
    story.all.length ? el('ol', { class: 'chapters', 'aria-label': 'Chapters' }, story.all.map((c) => el('li', { 'aria-current': c === story.current ? 'step' : null },
      el('span', { class: 'when' }, ns(c.time)), el('button', { type: 'button', class: 'link', onclick: () => onSelect(r, c.seq) }, c.say)))) : null,
    lines.length ? el('h3', { class: 'must' }, 'What this lesson must show') : null,
    lines.length ? el('ul', { class: 'ticks' }, lines.map((line) => tick(line, r, onSelect, Boolean(run.info?.real)))) : null,
    lines.length || story.all.length || facts ? null : el('p', { class: 'nothing' }, nothingOf(run))))));
  return (state) => {
    const runs = state.runs.map((run, r) => ({ run, r, lines: showsOf(state, run), story: chaptersOf(state, run), many: state.runs.length > 1, facts: recordedFacts(run) }));
    draw(runs.map((x) => `${x.run.key} ${x.facts ? `${x.run.count} ${x.run.aligned}` : ''} ${x.lines.map((l) => l.state)} ${x.story.current?.seq} ${x.story.all.length} ${Boolean(x.run.end)}`).join(), runs);
  };
}

/** Why there are neither chapters nor what must be shown. */
function nothingOf({ end }) {
  if (!end) return 'Chapters, and what the lesson must show, are told when the run has ended.';
  return ['cancelled', 'error'].includes(end.reason) ? 'The run did not come to its end, so chapters, and what the lesson must show, are not known.' : 'This scenario has no chapters and does not say what it must show.';
}

function tick(line, r, onSelect, real) {
  const [drawing, word] = line.state === 'not applicable' && real ? ['dash', 'not recorded'] : TICKS[line.state];
  const box = el('span', { class: 'tick', role: 'img', 'aria-label': word, title: word });
  box.innerHTML = icon(drawing);
  const says = line.seq >= 0 && line.state !== 'not applicable' ? el('button', { type: 'button', class: 'link', onclick: () => onSelect(r, line.seq) }, line.says) : el('span', {}, line.says);
  return el('li', { 'data-state': line.state }, box, says);
}
