/** The scenario's JSON: edit, apply, see; live: without being asked. What is wrong or odd is said with its line while one types; the old run stays on the screen. */
import { el, whenChanged } from '../marks/element.js';
import { menu } from '../marks/menu.js';
import { count } from '../lib/format.js';
import { jsonEditor } from '../lib/jsonEditor.js';
import { formatted, tree } from '../lib/jsonTree.js';
import { again, copyOf } from '../lib/duplicate.js';
import { schemaWords } from '../lib/schemaWords.js';
import { withSettings } from '../lib/settingKeys.js';
import { INSERTS, NEW, insertion } from '../lib/templates.js';
import { changedHere } from '../store/selectors.js';

/**
 * on: {apply(text), revert(), typed(text), check(text), live(on), select(run, seq), say(sentence), download(text), copied(stem: of a new scenario), costs()};
 * opened(state, text): what to show now that a document has come; aside(id), takeUp(id): see drafts.js; schema(): a promise of the JSON Schema.
 */
export function editor(root, { on, opened, aside, takeUp, schema }) {
  root.dataset.testid = 'editor';
  const meta = document.querySelector('meta[name="csp-nonce"]');
  const nonce = meta?.nonce || meta?.content;
  const button = (id, words, onclick, more = {}) => el('button', { type: 'button', 'data-testid': id, onclick, ...more }, words);
  const live = el('input', { type: 'checkbox', role: 'switch', 'data-testid': 'live', onchange: () => { on.live(live.checked); if (live.checked) on.check(view.text()); } });
  const draft = button('take-up', 'Take up your draft', () => { view.replace(takeUp(shown.scenarioId) ?? view.text()); draft.hidden = true; }, { hidden: true, title: 'What you wrote before this link was opened' });
  const insert = menu('insert', 'Insert', [...Object.entries(INSERTS).map(([id, [words]]) => ({ id, words, run: () => put(id) })), { id: 'again', words: 'Once more what is at the cursor (Ctrl+Shift+D)', run: twice }]);
  const more = menu('document', 'More', [
    { id: 'format', words: 'Format (Ctrl+Shift+F)', run: format },
    { id: 'costs', words: 'What operations cost…', run: () => on.costs() },
    { id: 'import', words: 'Open a file…', run: () => file.click() },
    { id: 'download', words: 'Download', run: () => on.download(view.text()) },
    { id: 'duplicate', words: 'Duplicate this scenario', run: duplicate },
    ...Object.entries(NEW).map(([id, [words, text]]) => ({ id: `new-${id}`, words: `New: ${words}`, run: () => { view.replace(text); view.focus(); on.copied(`my-${id}`); } })),
  ]);
  const file = el('input', { type: 'file', 'data-testid': 'scenario-file', accept: '.json,application/json', hidden: true, onchange: () => { take(file.files[0]); file.value = ''; } });
  const hint = el('span', { class: 'nothing', 'aria-live': 'polite', 'data-testid': 'editor-hint' });
  const changes = el('p', { class: 'changes', 'aria-live': 'polite', 'data-testid': 'changes', hidden: true });
  const problems = el('ul', { class: 'problems', 'data-testid': 'problems', hidden: true });
  const box = el('div', { class: 'editor-box' });
  root.classList.add('editor');
  root.append(el('div', { class: 'editor-bar' }, button('apply', 'Apply', () => on.apply(view.text()), { class: 'primary', title: 'Run this (Ctrl+Enter)' }), button('revert', 'Revert', revert, { title: 'Back to the lesson as it is in the library' }), el('label', { class: 'toggle', title: 'A sound edit runs by itself; the playhead stays where it is' }, live, 'Live'), insert, more, draft, file, hint), changes, problems, box);
  const shown = { document: null, of: null, scenarioId: null, original: '', asked: null, checked: null, problems: null, refused: null };
  let words = null;
  const view = jsonEditor(box, { nonce, label: 'The scenario as JSON', onApply: () => on.apply(view.text()), onFormat: format, onTwice: twice, words: () => words, onChange: changed });

  function revert() {
    view.replace(shown.original);
    on.revert();
  }

  function format() {
    const text = formatted(view.text());
    if (text === null) on.say('This is not JSON yet, so it cannot be formatted.');
    else view.replace(text);
  }

  function put(name) {
    const edit = insertion(view.text(), view.cursor(), name);
    if (edit) view.insert(edit);
    else on.say('The JSON has to be whole, with "funcs" in it, before something can be put into it.');
  }

  function twice() {
    const edit = again(view.text(), view.cursor());
    if (edit) view.insert(edit);
    else on.say('Put the cursor into an operation or a function of whole JSON: that is what stands there once more then.');
  }

  function duplicate() {
    const copy = copyOf(view.text());
    if (copy === null) return on.say('The JSON has to be whole, with a "title" in it, before it can be duplicated.');
    view.replace(copy);
    return on.copied();
  }

  /** A file that was opened or dropped takes the place of the text; undo brings that back. */
  async function take(dropped) {
    if (!dropped) return;
    if (dropped.size > 1 << 20) on.say('This file is larger than 1 MiB, the most that a scenario may have.');
    else view.replace(await dropped.text());
  }
  box.addEventListener('dragover', (event) => { if (event.dataTransfer?.types.includes('Files')) event.preventDefault(); });
  box.addEventListener('drop', (event) => {
    if (!event.dataTransfer?.files.length) return;
    event.preventDefault();
    event.stopPropagation();
    take(event.dataTransfer.files[0]);
  }, { capture: true });

  function changed(text) {
    on.typed(text);
    hinted();
  }

  function hinted() {
    const text = view.text();
    const away = shown.checked?.away ? 'The server is away; your text is kept. ' : '';
    hint.textContent = away + (text === shown.document ? '' : 'Changed, not applied');
  }

  const draw = whenChanged((wrong, odd, reveal) => {
    view.setProblems(wrong, odd, reveal);
    problems.hidden = wrong.length + odd.length === 0;
    const item = (kind) => (p) => el('li', { class: kind }, p.line > 0 ? el('button', { type: 'button', class: 'link', onclick: () => view.goTo(p) }, `Line ${p.line}, column ${p.column}`) : null, ` ${p.sentence} ${p.mend ?? ''}`, kind === 'wrong' && p.path ? el('code', { class: 'nothing' }, ` ${p.path}`) : null);
    problems.replaceChildren(...wrong.map(item('wrong')), ...odd.map(item('odd')));
  });

  const tell = whenChanged((since, focus) => {
    changes.hidden = !since;
    if (!since) return;
    changes.replaceChildren(...(since.alike ? [`Nothing differs from the last run: ${count(since.same)} events that count are alike.`]
      : [`${since.both} `, button('to-change', 'Go there', () => on.select(focus, since.seq), { class: 'link' })]));
  });

  /** A document has come: the text in its place may be a draft, or newer than what came of it. */
  function come(state, document) {
    const switched = state.scenarioId === shown.scenarioId && state.document === shown.of;   // only a setting: it is written into whatever stands there
    const now = switched && view.text() !== shown.document ? withSettings(view.text(), state.settings) : null;
    if (now !== null && tree(now) === null) on.say('The text in the editor is no whole JSON just now, so this is not written into it.');
    const known = state.scenarioId === shown.scenarioId;
    Object.assign(shown, { document, of: state.document, scenarioId: state.scenarioId });
    const text = now ?? (switched ? document : opened(state, view.text()));
    if (view.text() !== text) (known ? view.replace : view.setText)(text);
    draft.hidden = aside(state.scenarioId) === null;
    hinted();
  }

  function update(state) {
    shown.original = state.original;
    const document = withSettings(state.document, state.settings);
    if (document !== shown.document || state.scenarioId !== shown.scenarioId) come(state, document);
    if (live.checked !== state.live) live.checked = state.live;
    if (shown.checked !== state.checked) {
      shown.checked = state.checked;
      hinted();
    }
    if (shown.problems !== state.problems) Object.assign(shown, { problems: state.problems, refused: state.problems.length ? view.text() : null });
    mark(state);
    const since = state.panel === 'json' ? changedHere(state) : null;
    tell(since ? `${state.runs[state.focus].key} ${since.both ?? since.same}` : '', since, state.focus);
    if (state.panel === 'json') ask(state);
  }

  /** What a run was refused for, as long as it is about this text; else what the check says of it. While that is awaited, what was said stays. */
  function mark({ problems: said, checked }) {
    const text = view.text();
    const known = checked?.text === text && !checked.away;
    const refused = said.length > 0 && shown.refused === text;
    if (!known && !refused && text !== shown.document) return;
    const wrong = refused ? said : known ? checked.problems : [];
    const odd = known ? checked.warnings : [];
    draw(JSON.stringify([wrong, odd, refused]), wrong, odd, refused);
  }

  /** Once it is seen, the text is checked under the settings of the run. */
  function ask(state) {
    const { rules, asyncpreemptoff } = state.variants[state.focus] ?? {};
    const key = `${shown.document} ${rules} ${asyncpreemptoff}`;
    if (key === shown.asked || state.document === '') return;
    shown.asked = key;
    on.check(view.text());
  }
  update.opened = () => {
    view.measure();
    if (!words) schema().then((found) => { words = schemaWords(found); }, () => {});   // without it there are no completions; the next look asks again
  };
  update.revert = revert;
  /** Fetches what is needed to edit, so that it is there should the server go away. */
  update.ready = () => view.come();
  update.text = () => view.text();
  update.put = (text) => view.replace(text);
  return update;
}
