// The one door of CodeMirror 6: a JSON editor with marks under what is wrong or odd, completion and explanations.
import { EditorView, basicSetup } from 'codemirror';
import { EditorState } from '@codemirror/state';
import { hoverTooltip, keymap } from '@codemirror/view';
import { StreamLanguage, HighlightStyle, syntaxHighlighting, indentUnit } from '@codemirror/language';
import { setDiagnostics, lintGutter } from '@codemirror/lint';
import { tags } from '@lezer/highlight';

const json = StreamLanguage.define({
  name: 'json',
  token(stream) {
    if (stream.eatSpace()) return null;
    if (stream.match(/^"(?:[^"\\]|\\.)*"?/)) return stream.match(/^\s*:/, false) ? 'propertyName' : 'string';
    if (stream.match(/^-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/)) return 'number';
    if (stream.match(/^(?:true|false|null)\b/)) return 'atom';
    if (stream.match(/^[{}[\],:]/)) return 'punctuation';
    stream.next();
    return 'invalid';
  },
  languageData: { closeBrackets: { brackets: ['{', '[', '"'] } },
});

const colours = HighlightStyle.define([
  { tag: tags.propertyName, class: 'tok-key' },
  { tag: tags.string, class: 'tok-string' },
  { tag: tags.number, class: 'tok-number' },
  { tag: tags.atom, class: 'tok-number' },
  { tag: tags.punctuation, class: 'tok-punctuation' },
  { tag: tags.invalid, class: 'tok-invalid' },
]);

/** A token that is typed on, up to its end. */
const TYPED = /^[^"\\\n,:{}]*$/;

/** What `words` (see schemaWords.js) say as completions and as explanations under the mouse. */
function told(words) {
  const complete = ({ state, pos, explicit }) => {
    const text = state.doc.toString();
    const found = words()?.complete(text, pos, explicit);
    if (!found) return null;
    // Within an expression the word alone is replaced.
    if (found.bare) return { from: found.from, to: found.to, validFor: /^[\w.]*$/, options: found.options };
    // What is typed inside the quotes is looked for; the whole token is replaced. The list stays while one types on: what is on the screen fits what is written.
    const from = found.from + (text[found.from] === '"' ? 1 : 0);
    const to = Math.max(from, found.to - (text[found.to - 1] === '"' ? 1 : 0));
    return { from, to, validFor: TYPED, options: found.options.map(({ label, detail, info, apply }) => ({ label: label.replace(/^"(.*)"$/, '$1'), detail, info: info || undefined, apply: put(apply) })) };
  };
  const hover = hoverTooltip((view, pos) => {
    const found = words()?.hover(view.state.doc.toString(), pos);
    return found && { pos: found.from, end: found.to, above: true, create: () => ({ dom: paragraphs(found.lines) }) };
  }, { hideOnChange: true });
  return [EditorState.languageData.of(() => [{ autocomplete: complete }]), hover];
}

/** Puts a completion in place of a token, and of the quotes around it. */
const put = (insert) => (view, _, from, to) => {
  const { state } = view;
  const start = from - (state.sliceDoc(from - 1, from) === '"' ? 1 : 0);
  const end = to + (start < from && state.sliceDoc(to, to + 1) === '"' ? 1 : 0);
  view.dispatch({ changes: { from: start, to: end, insert }, selection: { anchor: start + insert.length }, userEvent: 'input.complete' });
};

function paragraphs(lines) {
  const dom = document.createElement('div');
  dom.className = 'cm-says';
  dom.append(...lines.map((line) => Object.assign(document.createElement('p'), { textContent: line })));
  return dom;
}

/** What is typed over a selection is put in its place here: the browser would edit the coloured text itself, and keep its colours by inline styles, which the page's policy refuses. */
function typedOver(event, view) {
  const { main } = view.state.selection;
  if (event.inputType !== 'insertText' || event.data == null || main.empty || view.composing) return false;
  event.preventDefault();
  const typed = () => view.state.update(view.state.replaceSelection(event.data), { userEvent: 'input.type', scrollIntoView: true });
  if (!view.state.facet(EditorView.inputHandler).some((handler) => handler(view, main.from, main.to, event.data, typed))) view.dispatch(typed());
  return true;
}

/** An editor in `parent`; `onApply` answers Ctrl+Enter, `onFormat` Ctrl+Shift+F, `onTwice` Ctrl+Shift+D, `onChange` each edit; words() is asked for completions and explanations. */
export function jsonEditor(parent, { nonce, label, onApply, onFormat, onTwice, onChange, words = () => null }) {
  const extensions = [
    EditorView.cspNonce.of(nonce ?? ''),
    keymap.of([{ key: 'Mod-Enter', run: () => (onApply(), true) }, { key: 'Mod-Shift-f', run: () => (onFormat(), true) }, { key: 'Mod-Shift-d', run: () => (onTwice(), true) }]),
    basicSetup, json, syntaxHighlighting(colours), lintGutter(), indentUnit.of('  '), told(words),
    EditorState.tabSize.of(2),
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
    EditorView.domEventHandlers({ beforeinput: typedOver }),
    EditorView.updateListener.of((u) => { if (u.docChanged) onChange(u.state.doc.toString()); }),
  ];
  const fresh = (doc) => EditorState.create({ doc, extensions });
  const view = new EditorView({ parent, state: fresh('') });
  return {
    text: () => view.state.doc.toString(),
    cursor: () => view.state.selection.main.head,
    /** Another document, with a history of its own. */
    setText(text) { view.setState(fresh(text)); },
    /** The same document with another text: an edit that can be undone, as small as it can be. */
    replace(text) {
      const old = view.state.doc.toString();
      const least = Math.min(old.length, text.length);
      let [start, end] = [0, 0];
      while (start < least && old[start] === text[start]) start++;
      while (end < least - start && old[old.length - 1 - end] === text[text.length - 1 - end]) end++;
      if (old !== text) view.dispatch({ changes: { from: start, to: old.length - end, insert: text.slice(start, text.length - end) }, userEvent: 'input' });
    },
    /** An edit of templates.js. */
    insert({ from, to, insert, cursor }) {
      view.dispatch({ changes: { from, to, insert }, selection: { anchor: cursor }, userEvent: 'input', scrollIntoView: true });
      view.focus();
    },
    /** Underlines each problem and warning ({line, column, sentence, mend}, counted from 1); shows the first problem if asked to. */
    setProblems(problems, warnings = [], reveal = false) {
      const { doc } = view.state;
      const marks = [...problems.map((p) => diagnostic(doc, p, 'error')), ...warnings.map((p) => diagnostic(doc, p, 'warning'))];
      view.dispatch(setDiagnostics(view.state, marks));
      if (reveal && problems.length) view.dispatch({ effects: EditorView.scrollIntoView(marks[0].from, { y: 'center' }) });
    },
    goTo({ line, column }) {
      const at = offset(view.state.doc, line, column);
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
      view.focus();
    },
    focus: () => view.focus(),
    measure: () => view.requestMeasure(),
    destroy: () => view.destroy(),
  };
}

function offset(doc, line, column) {
  const l = doc.line(Math.min(Math.max(line ?? 1, 1), doc.lines));
  return Math.min(l.from + Math.max((column ?? 1) - 1, 0), l.to);
}

function diagnostic(doc, { line, column, sentence, mend }, severity) {
  const from = offset(doc, line, column);
  const rest = doc.lineAt(from).text.slice(from - doc.lineAt(from).from);
  const length = /^(?:"(?:[^"\\]|\\.)*"?|[\w.+-]+|.)/.exec(rest)?.[0].length ?? 0;
  // At the end of a line the letter before is underlined: a place without letters could not be seen.
  return { from: length ? from : Math.max(0, from - 1), to: Math.min(from + length, doc.length), severity, message: mend ? `${sentence} ${mend}` : sentence };
}
