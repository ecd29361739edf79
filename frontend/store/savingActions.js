/** What the page knows of the server's directory of scenarios. */

/** writable: there is one; tag: the version of the lesson on show that was fetched or saved last; over: {id, tag} of another one that was found in the way of saving; copy: the name that a copy is to be saved under. */
export const LIBRARY = { writable: false, tag: null, over: null, copy: null };
export const setLibrary = (state, patch) => ({ library: { ...state.library, ...patch } });

/** What is in the editor is a copy now, to be saved under a name of its own. */
export function copied(state) {
  const { library, scenarios, scenarioId } = state;
  const stem = (scenarioId ?? 'scenario').slice(0, 56);
  const taken = (id) => scenarios.some((s) => s.id === id);
  let copy = `${stem}-copy`;
  for (let n = 2; taken(copy); n++) copy = `${stem}-copy-${n}`;
  const notice = library.writable ? `This is a copy now. Save as ${copy} keeps it; the lesson stays as it is.` : 'This is a copy now. Download keeps it; a server that was started with --scenarios DIR can save it too.';
  return { library: { ...library, copy }, notice };
}
