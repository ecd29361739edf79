/**
 * What was typed into the editor, one text a lesson, kept by the browser: no error, reload or lost server takes it. A link that brings another edit of the
 * lesson does not either: what was typed before is laid aside, and can be taken up.
 */

const nameOf = (id) => `draft.${id}`;
const asideOf = (id) => `draft-aside.${id}`;

/** {typed, opened, aside, takeUp} over a store of texts: {keep, kept, forget}. */
export function drafts({ keep, kept, forget }) {
  /** The draft of a lesson, {text, on: the document that ran while it was typed}. */
  function read(id) {
    try {
      const draft = JSON.parse(kept(nameOf(id)));
      return typeof draft?.text === 'string' ? draft : null;
    } catch {
      return null;
    }
  }

  return {
    /** Keeps what is in the editor; the lesson's own text needs no keeping. Whether it is safe. */
    typed({ scenarioId, document, original }, text) {
      if (text === original) {
        forget(nameOf(scenarioId));
        return true;
      }
      return keep(nameOf(scenarioId), JSON.stringify({ text, on: document }));
    },
    /** What the editor is to show when a document has come: the draft that belongs to it, else the document. */
    opened({ scenarioId, document, original }) {
      const draft = read(scenarioId);
      if (!draft || draft.text === document) return document;
      if (document === original || document === draft.on) return draft.text;
      keep(asideOf(scenarioId), draft.text);
      forget(nameOf(scenarioId));
      return document;
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
