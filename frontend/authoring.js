/** Authoring: what is typed is kept, checked by the server and, when live, run; what an edit changed is looked up. */
import { checking } from './checking.js';
import { NO_SERVER } from './stream/stream.js';
import { drafts } from './drafts.js';
import { forget, here, keep, kept } from './kept.js';
import { NONE } from './store/authorActions.js';
import { requests } from './store/variants.js';
import { apart, withSettings } from './lib/settingKeys.js';

const NOT_KEPT = 'This browser keeps no drafts: what is not applied, downloaded or saved is lost when this tab is closed.';
const OTHER = 'This lesson is written on in another tab too: its text is laid aside, and “Take up your draft” brings it here after a reload.';

const copyOf = (id) => `copy.${id}`;

/** {typed, check, apply, copied, settled, opened, aside, takeUp}: post(path, body) asks the server; run: see running.js. */
export function authoring(store, { run, post }) {
  const { act } = store;
  const drawer = drafts({ keep, kept, forget, here, onOther: () => act.say(OTHER) });
  const checks = checking({ ask, onAnswer });
  let warned = false;
  let unsafe = false;                                       // what is in the editor is nowhere else
  let sent = null;                                          // what was last applied from here

  /** The text of what runs: the document with its settings. */
  const running = () => withSettings(store.get().document, store.get().settings);

  /** The run value that the text would be part of, without the commands of a fork; its settings stand in it. */
  function value(document) {
    const state = store.get();
    const { commands, ...patch } = requests({ ...state, document, settings: {} })[state.focus] ?? {};
    return { ...patch, document };
  }

  async function ask(text) {
    const answer = await post('api/check', value(text));
    const said = await answer.json();
    return answer.ok ? said : { problems: [{ line: 1, column: 1, path: '$', sentence: said.sentence, mend: '' }], warnings: [] };
  }

  function onAnswer(answer) {
    act.setChecked(answer);
    if (!answer.away && store.get().failure === NO_SERVER) store.set({ failure: null });
    if (!answer.away && answer.problems.length === 0 && store.get().problems.every((p) => p.line > 0)) store.set({ problems: [] });   // it is mended
    if (store.get().live && !answer.away && answer.problems.length === 0 && answer.text !== running()) apply(answer.text);
  }

  /** Runs an edit, the playhead where it is; then what it changed can be told. */
  async function apply(text) {
    const { runs, before, original, settings: { commands } } = store.get();
    const { document, settings } = apart(text, original);
    sent = text;
    unsafe = false;                                         // the address holds it
    await run(true, document, { ...NONE, ...(commands ? { commands } : {}), ...settings });
    if (store.get().runs !== runs && running() === text) act.cameAfter(runs, before);
  }

  function typed(text) {
    const { scenarioId, document, original } = store.get();
    const settled = text === running() && apart(text, original).document === original;   // the lesson with other settings: the address holds that
    unsafe = !drawer.typed({ scenarioId, document, original: settled ? text : original }, text) && text !== running();
    if (unsafe && !warned) {
      warned = true;
      act.say(NOT_KEPT);
    }
    checks.soon(text);
  }

  /** What the editor is to show now that a document has come: of what was applied from here what stands there, for that may be newer. */
  function opened(state, text) {
    const document = running();
    if (document === sent) return text;
    sent = null;
    const now = drawer.opened({ ...state, shown: document });
    const copy = here.kept(copyOf(state.scenarioId));
    if (now === state.original) here.forget(copyOf(state.scenarioId));
    else if (copy && !state.library.copy) act.setLibrary({ copy });
    return now;
  }

  /** What is in the editor is a copy or new, over a reload too. */
  function copied(fresh) {
    act.copied(fresh);
    here.keep(copyOf(store.get().scenarioId), store.get().library.copy);
  }

  /** What was a draft of that lesson is kept in a file now. */
  function settled(scenarioId, text) {
    here.forget(copyOf(scenarioId));
    drawer.typed({ scenarioId, original: text }, text);
    unsafe = false;
  }

  addEventListener('beforeunload', (event) => { if (unsafe) event.preventDefault(); });
  return { typed, check: checks.soon, apply, copied, settled, opened, aside: drawer.aside, takeUp: drawer.takeUp };
}
