// The one door of CodeMirror 6: a JSON editor with marks under what is wrong.
import { EditorView, basicSetup } from 'codemirror';
import { EditorState } from '@codemirror/state';
import { keymap } from '@codemirror/view';
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

/** An editor in `parent`; `onApply` answers Ctrl+Enter, `onChange` each edit by the user. */
export function jsonEditor(parent, { nonce, label, onApply, onChange }) {
  const extensions = [
    EditorView.cspNonce.of(nonce ?? ''),
    keymap.of([{ key: 'Mod-Enter', run: () => (onApply(), true) }]),
    basicSetup, json, syntaxHighlighting(colours), lintGutter(), indentUnit.of('  '),
    EditorState.tabSize.of(2),
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
    EditorView.updateListener.of((u) => { if (u.docChanged) onChange(u.state.doc.toString()); }),
  ];
  const fresh = (doc) => EditorState.create({ doc, extensions });
  const view = new EditorView({ parent, state: fresh('') });
  return {
    text: () => view.state.doc.toString(),
    /** Another document, with a history of its own. */
    setText(text) { view.setState(fresh(text)); },
    /** Underlines each problem ({line, column, sentence, mend}, counted from 1). */
    setProblems(problems) {
      const marks = problems.map((problem) => diagnostic(view.state.doc, problem));
      view.dispatch(setDiagnostics(view.state, marks));
      if (marks.length) view.dispatch({ effects: EditorView.scrollIntoView(marks[0].from, { y: 'center' }) });
    },
    goTo({ line, column }) {
      const at = offset(view.state.doc, line, column);
      view.dispatch({ selection: { anchor: at }, effects: EditorView.scrollIntoView(at, { y: 'center' }) });
      view.focus();
    },
    measure: () => view.requestMeasure(),
    destroy: () => view.destroy(),
  };
}

function offset(doc, line, column) {
  const l = doc.line(Math.min(Math.max(line ?? 1, 1), doc.lines));
  return Math.min(l.from + Math.max((column ?? 1) - 1, 0), l.to);
}

function diagnostic(doc, { line, column, sentence, mend }) {
  const from = offset(doc, line, column);
  const rest = doc.lineAt(from).text.slice(from - doc.lineAt(from).from);
  const length = /^(?:"(?:[^"\\]|\\.)*"?|[\w.+-]+|.)/.exec(rest)?.[0].length ?? 0;
  return { from, to: Math.min(from + length, doc.length), severity: 'error', message: mend ? `${sentence} ${mend}` : sentence };
}
