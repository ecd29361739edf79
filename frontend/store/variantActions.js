/** Which runs are on the screen beside each other: (state, …) → the keys that change. */
import { MOST_RUNS, RULES, isRules, names, varies } from './variants.js';

/** The runs to compare; fewer than two are none. */
export const setVariants = (state, variants) => ({ variants: variants.length > 1 ? variants.slice(0, MOST_RUNS) : [] });

/** One button: Go 1.13 and 1.14, or a single run again. */
export const toggleCompare = (state) => ({ variants: isRules(state.variants) ? [] : RULES });

/** One more run; the one on the screen becomes the first. */
export const addVariant = (state, patch) => setVariants(state, [...(state.variants.length ? state.variants : [{}]), patch]);

/** The run that is followed, forked: beside it, with one more command. */
export function fork(state, command) {
  const patch = state.variants[state.focus] ?? {};
  const commands = [...(state.runs[state.focus]?.request.commands ?? []), command].sort((a, b) => a.at - b.at);
  return { ...addVariant(state, { ...patch, commands }), focus: state.variants.length || 1 };
}

/** One run less; what the last one left was patched with becomes the settings. */
export function removeVariant(state, n) {
  const rest = state.variants.filter((_, i) => i !== n);
  const focus = { focus: Math.max(0, state.focus > n ? state.focus - 1 : Math.min(state.focus, rest.length - 1)) };
  if (rest.length > 1) return { variants: rest, ...focus };
  const [{ saved, real, ...patch } = {}] = rest;
  return { variants: [], settings: { ...state.settings, ...patch }, ...(saved ? { document: state.original } : {}), ...focus };
}

/** A setting that all runs have in common stays one of all; one in which they differ ends the comparison. */
export const chooseSettings = (state, patch) => ({ settings: { ...state.settings, ...patch }, variants: Object.keys(patch).some((key) => varies(state.variants, key)) ? [] : state.variants });

/** Another lesson: what was saved and what was edited are one again. */
export const unedited = (state) => (state.variants.some((v) => v.saved || v.real) ? { variants: [] } : null);

/** Names the runs by what differs. */
export function nameRuns(state) {
  const labels = names(state.runs, state.original);
  return state.runs.some((run, i) => run.label !== labels[i]) ? { runs: state.runs.map((run, i) => ({ ...run, label: labels[i] })) } : null;
}
