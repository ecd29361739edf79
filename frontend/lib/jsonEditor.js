/**
 * A JSON editor that comes when it is first looked at: CodeMirror is as large as the rest of the page, and who watches a run needs none. Until then its text is held here; what was done to it
 * is done once more when it has come, so that it can be undone.
 */
export function jsonEditor(parent, options, load = () => import('./editor.js')) {
  let text = '';
  let deeds = [];           // since a document has come: [name, argument]
  let problems = null;
  let editor = null;
  let coming = null;

  /** What comes of it: the editor, null if it cannot be fetched now. */
  const come = () => coming ??= load().then((door) => {
    let again = true;
    const made = door.jsonEditor(parent, { ...options, onChange: (now) => { if (!again) options.onChange(now); } });
    for (const [name, argument] of deeds) made[name](argument);
    if (problems) made.setProblems(...problems);
    again = false;
    deeds = [];
    return editor = made;
  }, () => coming = null);

  function done(name, argument, now) {
    if (editor) return editor[name](argument);
    if (name === 'setText') deeds = [];
    deeds.push([name, argument]);
    if (name !== 'setText' && now !== text) options.onChange(text = now);
    text = now;
    return undefined;
  }
  const then = (name) => async (argument) => (await come())?.[name](argument);

  return {
    come,
    text: () => (editor ? editor.text() : text),
    cursor: () => editor?.cursor() ?? 0,
    setText: (now) => done('setText', now, now),
    replace(now) { if (now !== text || editor) done('replace', now, now); },
    insert(edit) {
      done('insert', edit, text.slice(0, edit.from) + edit.insert + text.slice(edit.to));
      come();
    },
    setProblems(...said) {
      problems = said;
      editor?.setProblems(...said);
    },
    goTo: then('goTo'), focus: then('focus'), measure: then('measure'),
  };
}
