/** What the page knows of the server's directory of scenarios. */

/** writable: there is one; tag: the version of the lesson on show that was fetched or saved last; over: {id, tag} of another one that was found in the way of saving; copy: the name that a copy or a new scenario is to be saved under; changed: what has become of the file on show meanwhile, 'newer' or 'gone', until somebody has said what to do. */
export const LIBRARY = { writable: false, tag: null, over: null, copy: null, changed: null };
export const setLibrary = (state, patch) => ({ library: { ...state.library, ...patch } });

/** What is in the editor is a copy now, or a new scenario, to be saved under a name of its own. */
export function copied({ library, scenarios, scenarioId }, fresh = null) {
  const stem = fresh ?? `${(scenarioId ?? 'scenario').slice(0, 56)}-copy`;
  const taken = (id) => scenarios.some((s) => s.id === id);
  let copy = stem;
  for (let n = 2; taken(copy); n++) copy = `${stem}-${n}`;
  const what = fresh ? 'This is a new scenario.' : 'This is a copy now.';
  const notice = library.writable ? `${what} Save as ${copy} keeps it; the lesson stays as it is.` : `${what} Download keeps it; a server that was started with --scenarios DIR can save it too.`;
  return { library: { ...library, copy }, notice };
}
