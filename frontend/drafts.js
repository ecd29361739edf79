/**
 * What was typed into the editor, one text a lesson, kept by the browser: no error, reload or lost server takes it. A link that brings another edit of the
 * lesson does not either: what was typed before is laid aside, and can be taken up.
 */

const nameOf = (id) => `draft.${id}`;
const asideOf = (id) => `draft-aside.${id}`;

/**
 * {typed, opened, aside, takeUp} over a store of texts that all tabs share, {keep, kept, forget}, and one that is this tab's own (`here`): of two tabs that write on one
 * lesson each has its text back after a reload, and what the other one wrote last is laid aside; then onOther() is called.
 */
export function drafts({ keep, kept, forget, here = { keep: () => false, kept: () => null, forget() {} }, onOther = () => {} }) {
  const seen = new Map();                                   // lesson → the text of its draft as this tab knows it

  /** The draft of a lesson, {text, on: the document that ran while it was typed}. */
  function read(store, id) {
    try {
      const draft = JSON.parse(store(nameOf(id)));
      return typeof draft?.text === 'string' ? draft : null;
    } catch {
      return null;
    }
  }

  /** Another tab has written since. */
  function beside(id, text) {
    const there = read(kept, id);
    if (!there || there.text === seen.get(id) || there.text === text) return false;
    keep(asideOf(id), there.text);
    return true;
  }

  return {
    /** Keeps what is in the editor; the lesson's own text needs no keeping. Whether it is safe, also when this tab is closed. */
    typed({ scenarioId, document, original }, text) {
      const other = beside(scenarioId, text);
      const name = nameOf(scenarioId);
      seen.set(scenarioId, text);
      if (other) onOther();
      if (text === original) {
        [here.forget, forget].forEach((f) => f(name));
        return true;
      }
      const draft = JSON.stringify({ text, on: document });
      here.keep(name, draft);
      return keep(name, draft);
    },
    /** What the editor is to show when a document has come: the draft that belongs to it, else the document. `shown`: how it stands in the editor. */
    opened({ scenarioId, document, original, shown = document }) {
      const draft = read(here.kept, scenarioId) ?? read(kept, scenarioId);
      seen.set(scenarioId, read(kept, scenarioId)?.text);
      if (!draft || draft.text === document || draft.text === shown) return shown;
      if (document === original || document === draft.on) return draft.text;
      keep(asideOf(scenarioId), draft.text);
      [here.forget, forget].forEach((f) => f(nameOf(scenarioId)));
      return shown;
    },
    /** What was laid aside, null for nothing. */
    aside: (id) => kept(asideOf(id)),
    takeUp(id) {
      const text = kept(asideOf(id));
      forget(asideOf(id));
      return text;
    },
  };
}
