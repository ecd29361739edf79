/** The scenario as Go text; in the gutter how a request to stop fares at each line, with the compiler's reason; and where each goroutine is. */
import { chip, el, whenChanged } from '../marks/element.js';
import { SIGNS, signPicture } from '../marks/gutter.js';
import { goroutineLines } from '../store/selectors.js';

const MOST = 6;
/** So many goroutines are listed by their places. */
const PLACES = 200;

/** `onLine(line)` seeks to the next event of a line, `onFollow(g)` follows a goroutine; `onCopy(files)` and `onModule(document)` give the Go text away. */
export function code(root, { onLine, onFollow, onCopy, onModule }) {
  root.dataset.testid = 'code';
  let lines = [];
  let run = null;
  let due = 0;
  const button = (id, words, title, onclick) => el('button', { type: 'button', 'data-testid': id, title, onclick }, words);
  const bar = el('div', { class: 'code-bar' }, button('copy-go', 'Copy', 'All files, one after another, as the Go Playground takes them', () => onCopy(run.info.goText.files)), button('module', 'Download the module', 'A zip: unpack it, and go run .', () => onModule(run.request.document)));
  const text = whenChanged((info) => { lines = write(root, bar, info, onLine); });
  const people = whenChanged((at) => {
    stand(lines, at, onFollow);
    due ||= requestAnimationFrame(() => {     // once it is laid out
      due = 0;
      follow(root);
    });
  });
  const places = whenChanged((at, log) => {
    lines = [];
    list(root, at, log, onFollow);
  });
  return (state) => {
    if (!state.runs[state.focus]?.info?.goText) return null;
    run = state.runs[state.focus];
    if (!run.info.goText.main) return places(`${run.key} ${run.count} ${state.playhead.time} ${run.cursor}`, goroutineLines(state, run), run.log);
    text(run.key, run.info);
    const at = goroutineLines(state, run);
    return people(`${run.key} ${at.map((g) => `${g.g}:${g.line}:${g.status}`)}`, at);
  };
}

/** Without a Go text: where each goroutine was seen last, as far as the log has its stack. */
function list(root, at, log, onFollow) {
  const short = (file) => file.split('/').slice(-2).join('/');
  const rows = at.slice(0, PLACES).map((g) => el('tr', {}, el('td', {}, el('button', { type: 'button', class: 'bare', title: `${g.name}: ${g.status}; follow it`, onclick: () => onFollow(g.g) }, chip(g.g, g.name))),
    el('td', {}, g.status), el('td', { title: g.file }, el('code', {}, g.func), el('code', { class: 'place' }, g.file ? `${short(g.file)}:${g.line}` : ''))));
  root.replaceChildren(el('p', { class: 'nothing' }, log ? 'The source is not part of a trace. Where each goroutine was when an event with a stack last told:' : ''),
    el('table', { class: 'places' }, el('tbody', {}, rows)), at.length > PLACES ? el('p', { class: 'nothing' }, `and ${at.length - PLACES} more`) : '');
}

/** Writes the text once; the rows by line number, each with a place for who is there. */
function write(root, bar, { goText, verdicts = [] }, onLine) {
  const lines = goText.main.replace(/\n$/, '').split('\n').map((line, i) => {
    const said = verdicts.filter((v) => v.line === i + 1);
    const chips = el('span', { class: 'here-chips' });
    const told = said.map((v) => v.reason).join('; ');
    const go = el('button', { type: 'button', class: 'number', title: `To the next event of line ${i + 1}`, 'aria-label': `Line ${i + 1}: to its next event`, onclick: () => onLine(i + 1) }, String(i + 1));
    const row = el('li', { class: said.length ? `sign-${said[0].sign}` : null, title: told || null }, go, el('span', { class: 'gutter' }, said.slice(0, 1).map((v) => signPicture(v.sign))),
      el('div', { class: 'line' }, el('code', {}, line || ' '), chips), said.map((v) => el('span', { class: 'verdict' }, v.reason)));
    return { row, chips };
  });
  const used = Object.keys(SIGNS).filter((sign) => verdicts.some((v) => v.sign === sign));
  root.replaceChildren(bar, el('ul', { class: 'signs', 'aria-label': 'What the gutter says' }, used.map((sign) => el('li', {}, signPicture(sign), SIGNS[sign][1]))), el('ol', { class: 'gotext' }, lines.map((l) => l.row)));
  return lines;
}

function stand(lines, at, onFollow) {
  const byLine = new Map();
  for (const g of at) byLine.set(g.line, [...(byLine.get(g.line) ?? []), g]);
  lines.forEach(({ row, chips }, i) => {
    const here = byLine.get(i + 1) ?? [];
    row.classList.toggle('here', here.length > 0);
    row.classList.toggle('running', here.some((g) => g.status === 'running'));
    if (here.length === 0 && !chips.firstChild) return;
    chips.replaceChildren(...here.slice(0, MOST).map((g) => el('button', { type: 'button', class: 'bare', title: `${g.name}: ${g.status}; follow it`, onclick: () => onFollow(g.g) }, chip(g.g, g.name))),
      ...(here.length > MOST ? [el('span', { class: 'nothing' }, `and ${here.length - MOST} more`)] : []));
  });
}

/** Scrolls the panel, and nothing else, so that a line where somebody is can be seen. */
function follow(root) {
  const line = root.querySelector('.running') ?? root.querySelector('.here');
  if (!line || root.hidden) return;
  const top = line.offsetTop - root.offsetTop;
  if (top < root.scrollTop || top + line.offsetHeight > root.scrollTop + root.clientHeight) root.scrollTop = Math.max(0, top - root.clientHeight / 2);
}
