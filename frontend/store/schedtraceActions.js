/** What the schedtrace console shows: how it prints, and what the server has answered for a run. */

/** patch: {period (ms), detail}. */
export const setSchedtrace = (state, patch) => ({ schedtrace: { ...state.schedtrace, ...patch } });

/** The answer for one run: {period, detail, prints, cut}, or {period, detail, failure}, or without either while it is asked for. */
export function setPrints(state, key, answer) {
  return { runs: state.runs.map((run) => (run.key === key ? { ...run, schedtrace: answer } : run)) };
}
