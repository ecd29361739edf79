/** Asks the server what schedtrace prints for the run in focus, while the console is open. */
import { answers } from './store/schedtrace.js';
import { startRun } from './stream/stream.js';

const PATIENCE = 250;
const ROUNDS = 40;
const UNKNOWN = 404;
const UNDER_WAY = 409;
const NOT_RECORDED = 'A trace does not record what schedtrace prints: the lengths of the queues, and which threads are idle or spin.';

const wait = (ms) => new Promise((done) => { setTimeout(done, ms); });

/** The server's answer; a run that it has forgotten is posted again and waited for. */
export async function load(run, { period, detail }, { get, post = startRun, pause = wait }, read = (answer) => answer.json()) {
  const path = `api/runs/${run.info.run}/schedtrace?period=${period}ms&detail=${detail ? 1 : 0}`;
  for (let round = 0; round < ROUNDS; round++) {
    const answer = await get(path);
    if (answer.status === UNKNOWN && round === 0) await post(run.request);
    else if (answer.status !== UNDER_WAY) {
      if (answer.ok) return read(answer);
      const json = await answer.json();
      throw new Error(json.sentence ?? `The server answered ${answer.status}.`);
    }
    if (round) await pause(PATIENCE);
  }
  throw new Error('The run takes long to compute again; choose another period to ask once more.');
}

/** Follows the store: `panel` is the console's id. */
export function schedtraces(store, { panel, get }) {
  const { act } = store;
  store.subscribe(async (state) => {
    const run = state.runs[state.focus];
    if (state.panel !== panel || !run?.end || !run.info?.run || answers(state, run)) return;
    const asked = { ...state.schedtrace };
    if (!run.log.queues && !run.log.header.records.includes('counters')) {
      act.setPrints(run.key, { ...asked, failure: NOT_RECORDED });
      return;
    }
    act.setPrints(run.key, asked);
    const answer = await load(run, asked, { get }).then(({ prints, cut }) => ({ prints, cut }), (error) => ({ failure: error.message }));
    act.setPrints(run.key, { ...asked, ...answer });
  });
}
