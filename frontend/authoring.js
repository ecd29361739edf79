/** Authoring: what is typed is kept, checked by the server and, when live, run; what an edit changed is looked up. */
import { checking } from './checking.js';
import { drafts } from './drafts.js';
import { forget, keep, kept } from './kept.js';
import { requests } from './store/variants.js';

const NOT_KEPT = 'This browser keeps no drafts: what is not applied is lost when the page is left.';

/** {typed, check, apply, opened, aside, takeUp}: post(path, body) asks the server; run: see running.js. */
export function authoring(store, { run, post }) {
  const { act } = store;
  const drawer = drafts({ keep, kept, forget });
  const checks = checking({ ask, onAnswer });
  let warned = false;
  let sent = null;                                          // what was last applied from here

  /** The run value that the text would be part of, without the commands of a fork. */
  function value(document) {
    const state = store.get();
    const { commands, ...settings } = requests({ ...state, document })[state.focus] ?? {};
    return { ...settings, document };
  }

  async function ask(text) {
    const answer = await post('api/check', value(text));
    const said = await answer.json();
    return answer.ok ? said : { problems: [{ line: 1, column: 1, path: '$', sentence: said.sentence, mend: '' }], warnings: [] };
  }

  function onAnswer(answer) {
    act.setChecked(answer);
    const { live, document } = store.get();
    if (live && !answer.away && answer.problems.length === 0 && answer.text !== document) apply(answer.text);
  }

  /** Runs an edit, the playhead where it is; then what it changed can be told. */
  async function apply(text) {
    const { runs, before } = store.get();
    sent = text;
    await run(true, text);
    if (store.get().runs !== runs && store.get().document === text) act.cameAfter(runs, before);
  }

  function typed(text) {
    if (!drawer.typed(store.get(), text) && !warned) {
      warned = true;
      act.say(NOT_KEPT);
    }
    checks.soon(text);
  }

  /** What the editor is to show now that a document has come: of what was applied from here what stands there, for that may be newer. */
  function opened(state, text) {
    if (state.document === sent) return text;
    sent = null;
    return drawer.opened(state);
  }

  return { typed, check: checks.soon, apply, opened, aside: drawer.aside, takeUp: drawer.takeUp };
}
