/** Lessons, settings and comparisons become runs. */
import { NONE } from './store/authorActions.js';
import { PERIOD } from './store/schedtraceActions.js';
import { fromHash } from './store/url.js';
import { unpack } from './lib/packed.js';

export const FIRST = 'busy-loop';
const NOWHERE = { time: null, at: null };
const AWAY = 'The server does not answer. Start it and load the page again.';
const BROKEN = 'The link is broken: the scenario in it cannot be read, so the lesson is shown as it is in the library.';

/** {pick, pickFresh, openTrace, settings, comparing, open}: get(path) asks the server; run, want: see running.js; panels: by their ids. */
export function lessons(store, { get, run, want, panels }) {
  const { act } = store;

  /** The lesson of the library, or what became of it. */
  async function pick(id, edited) {
    store.set({ starting: true });
    try {
      const answer = await get(`api/scenarios/${encodeURIComponent(id)}`);
      act.setScenario(id, await answer.text(), edited);
      act.setLibrary({ tag: answer.headers.get('etag'), over: null, copy: null, changed: null });
    } catch {
      store.set({ failure: AWAY, starting: false });
      return;
    }
    await run(false);
  }

  /** A lesson as it stands in the library, looked at where it has most to say. */
  function pickFresh(id) {
    act.unedited();
    store.set({ settings: NONE, followed: -1 });
    act.resetLanes();
    want(NOWHERE);
    pick(id);
  }

  /** A recorded run, looked at from its beginning. */
  async function openTrace(trace, asked = NOWHERE) {
    act.setTrace(trace);
    want(asked);
    if (['shows', 'json'].includes(store.get().panel)) act.setPanel('story');
    await run(false);
  }

  /** An edit of the document's settings; what it changed can be told. */
  async function settings(patch) {
    if (store.get().trace) return act.recorded();
    const { runs, before } = store.get();
    act.chooseSettings(patch);
    await run(true);
    if (store.get().runs !== runs) act.cameAfter(runs, before);
    return null;
  }

  /** What changes which runs are compared, by the action of that name. */
  const comparing = (change) => async (...args) => {
    if (store.get().trace) return act.recorded();
    const { variants, focus, settings: chosen, document, runs } = store.get();
    act[change](...args);
    await run(true);
    const refused = store.get().runs === runs && store.get().problems.find((p) => p.path === 'commands');
    if (!refused) return null;
    store.set({ variants, focus, settings: chosen, document, problems: [] });
    return act.say(`This fork cannot be made: ${refused.sentence}`);
  };

  /** What there is to choose from. */
  async function lists() {
    const [scenarios, real, recorded] = await Promise.all(['api/scenarios', 'api/real', 'api/traces'].map(async (path) => (await get(path)).json()));
    act.setScenarios(scenarios);
    act.setReal(real);
    act.setTraces(recorded);
  }

  /** To what an address names. */
  async function open(hash) {
    const asked = fromHash(hash);
    const edited = asked.packed ? await unpack(asked.packed) : null;
    if (asked.packed && edited === null) act.say(BROKEN);
    const { lanes, settings: chosen, variants, stage, panel, told, period, detail } = asked;
    store.set({
      lanes: lanes ?? store.get().lanes, settings: chosen, variants, stage, panel: Object.hasOwn(panels, panel) ? panel : 'shows', told: told ?? 'all',
      schedtrace: { period: period ?? PERIOD, detail: detail ?? false },
    });
    want(asked);
    try {
      const listed = lists();
      if (asked.trace) return await Promise.all([openTrace(asked.trace, asked), listed]);
      await listed;
      const known = store.get().scenarios.map((s) => s.id);
      if (asked.scenarioId && !known.includes(asked.scenarioId)) act.say(`There is no lesson “${asked.scenarioId}” here, so this is the first one.`);
      await pick(known.includes(asked.scenarioId) ? asked.scenarioId : FIRST, edited ?? undefined);
    } catch {
      store.set({ failure: AWAY });
    }
    return null;
  }
  return { openTrace, pick, pickFresh, settings, comparing, open };
}
