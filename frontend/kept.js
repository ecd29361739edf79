/** What the browser keeps for the next visit; a browser that keeps nothing is fine too. */
export function keep(name, value) {
  try {
    localStorage.setItem(`gmpscope.${name}`, value);
  } catch { /* then not */ }
}

export function kept(name) {
  try {
    return localStorage.getItem(`gmpscope.${name}`);
  } catch {
    return null;
  }
}
