/** What changes while a scenario is written: (state, …) → the keys that change. */
import { duration } from '../explain/words.js';
import { bounded, endOf, seek } from './actions.js';

/** Longer logs are not kept to be compared with the next. */
const MOST_KEPT = 1_000_000;

/** Settings that are the document's own. */
export const NONE = { rules: null, gomaxprocs: null, asyncpreemptoff: null, seed: null };
/** The lesson as it stands in the library, without settings of the person's. */
export const ownSettings = () => ({ settings: NONE });

/** What the server says of a text: {text, problems, warnings, away}. */
export const setChecked = (state, checked) => ({ checked });
/** Whether a sound edit runs by itself. */
export const setLive = (state, live) => ({ live });

/** The runs on the screen came of an edit; `runs` are those before it. Of runs that had not ended the ones before them are kept. */
export function cameAfter(state, runs, earlier) {
  const whole = runs.length && runs.every((run) => run.end && run.log);
  const before = whole ? runs : earlier?.runs;
  if (!before || before.length !== state.runs.length || before.some((run) => run.log.count > MOST_KEPT)) return { before: null };
  return { before: { runs: before.map(({ log, end }) => ({ log, end })), keys: state.runs.map((run) => run.key) } };
}

/** The moment that was kept may lie behind the end of a shorter run: then the end is looked at. */
export function notBehindTheEnd(state) {
  const end = endOf(state);
  const { time } = state.playhead;
  if (time <= end) return null;
  const notice = `The run is over at ${duration(end)} now: the playhead, which stood at ${duration(time)}, stands at the end.`;
  return { ...seek(state, end), window: bounded(state, state.window), notice };
}
