/** What the schedtrace console shows: how it prints, and what the server has answered for a run. */

/** The times between two lines, in ms, with their words. */
export const PERIODS = [[1, '1 ms'], [10, '10 ms'], [100, '100 ms'], [1000, '1 s']];
export const PERIOD = 10;

/** patch: {period (ms), detail}. */
export const setSchedtrace = (state, patch) => ({ schedtrace: { ...state.schedtrace, ...patch } });

/** The answer for one run: {period, detail, prints, cut}, or {period, detail, failure}, or without either while it is asked for. */
export function setPrints(state, key, answer) {
  return { runs: state.runs.map((run) => (run.key === key ? { ...run, schedtrace: answer } : run)) };
}
