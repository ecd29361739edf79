/** The scenario's JSON: edit, apply, see. What is wrong is said with its line; the old run stays on the screen. */
import { el, whenChanged } from '../marks/element.js';
import { jsonEditor } from '../lib/editor.js';

export function editor(root, { onApply, onRevert }) {
  root.dataset.testid = 'editor';
  const meta = document.querySelector('meta[name="csp-nonce"]');
  const nonce = meta?.nonce || meta?.content;
  const box = el('div', { class: 'editor-box' });
  const apply = el('button', { type: 'button', class: 'primary', 'data-testid': 'apply', onclick: () => onApply(view.text()) }, 'Apply (Ctrl+Enter)');
  const revert = el('button', { type: 'button', 'data-testid': 'revert', onclick: onRevert }, 'Back to the lesson');
  const problems = el('ul', { class: 'problems', role: 'alert', 'data-testid': 'problems' });
  const hint = el('span', { class: 'nothing', 'aria-live': 'polite' });
  root.classList.add('editor');
  root.append(el('div', { class: 'editor-bar' }, apply, revert, hint), problems, box);
  let document_ = null;
  const changed = (text) => { hint.textContent = text === document_ ? '' : 'Changed, not applied'; };
  const view = jsonEditor(box, { nonce, label: 'The scenario as JSON', onApply: () => onApply(view.text()), onChange: changed });
  const draw = whenChanged((list) => {
    view.setProblems(list);
    problems.hidden = list.length === 0;
    problems.replaceChildren(...list.map((p) => el('li', {}, el('button', { type: 'button', class: 'link', onclick: () => view.goTo(p) }, `Line ${p.line}, column ${p.column}`), ` ${p.sentence} ${p.mend ?? ''} `, el('code', { class: 'nothing' }, p.path ?? ''))));
  });
  const update = (state) => {
    if (state.document !== document_) {
      document_ = state.document;
      if (view.text() !== document_) view.setText(document_);
      changed(view.text());
    }
    draw(JSON.stringify(state.problems), state.problems);
  };
  update.text = () => view.text();
  update.opened = () => view.measure();
  return update;
}
