/** What the browser keeps for the next visit; a browser that keeps nothing is fine too. Whether it was kept. */
export const keep = (name, value) => set(() => localStorage, name, value);
export const kept = (name) => read(() => localStorage, name);
export const forget = (name) => drop(() => localStorage, name);

/** The same for this tab alone, over a reload. */
export const here = { keep: (name, value) => set(() => sessionStorage, name, value), kept: (name) => read(() => sessionStorage, name), forget: (name) => drop(() => sessionStorage, name) };

/** To ask for a store may fail already. */
function set(store, name, value) {
  try {
    store().setItem(`gmpscope.${name}`, value);
    return true;
  } catch {
    return false;
  }
}

function read(store, name) {
  try {
    return store().getItem(`gmpscope.${name}`);
  } catch {
    return null;
  }
}

function drop(store, name) {
  try {
    store().removeItem(`gmpscope.${name}`);
  } catch { /* then there is nothing to forget */ }
}
