/** What the browser keeps for the next visit; a browser that keeps nothing is fine too. Whether it was kept. */
export function keep(name, value) {
  try {
    localStorage.setItem(`gmpscope.${name}`, value);
    return true;
  } catch {
    return false;
  }
}

export function kept(name) {
  try {
    return localStorage.getItem(`gmpscope.${name}`);
  } catch {
    return null;
  }
}

export function forget(name) {
  try {
    localStorage.removeItem(`gmpscope.${name}`);
  } catch { /* then there is nothing to forget */ }
}
