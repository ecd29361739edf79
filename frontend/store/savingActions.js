/** What the page knows of the server's directory of scenarios. */

/** writable: there is one; tag: the version of the lesson on show that was fetched or saved last; over: {id, tag} of another one that was found in the way of saving. */
export const LIBRARY = { writable: false, tag: null, over: null };
export const setLibrary = (state, patch) => ({ library: { ...state.library, ...patch } });
