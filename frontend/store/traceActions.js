/** Runs of real programs, from their execution traces. */

/** A trace takes the place of the scenario. */
export const setTrace = (state, trace) => ({ trace, scenarioId: null, original: '', document: '', variants: [], settings: { rules: null, gomaxprocs: null, asyncpreemptoff: null, seed: null }, followed: -1 });

/** The traces that the server was started with: [{trace, name}]. */
export const setTraces = (state, traces) => ({ traces });

/** A file is on its way to the server, {name, share}, or none. */
export const setSending = (state, sending) => ({ sending });

/** What cannot be done with a run that has been recorded. */
export const recorded = (state) => ({ notice: 'This run was recorded: only a run of the model can be made again in another way.' });
