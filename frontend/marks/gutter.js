/** How a request to stop fares at a line, as a small drawing: full shapes are checks, open ones are none, a hatched one refuses the signal too. */

/** Sign (compiler.Verdict.Sign) → its drawing in a box of 14, and what it says. */
export const SIGNS = {
  CHECK: ['<path class="full" d="M7 1l6 6-6 6-6-6z"/>', 'a stack check'],
  RUNTIME: ['<path class="full" d="M7 1l6 6-6 6-6-6z"/><circle class="hole" cx="7" cy="7" r="2"/>', 'a call into the runtime, which checks'],
  YIELDS: ['<path class="open" d="M7 1.500l5.500 5.500-5.500 5.500L1.500 7z"/>', 'yields by itself'],
  INLINED: ['<path class="open" d="M1.500 2.500v5h9M8 4.500l3 3-3 3"/>', 'no check: inlined'],
  LEAF: ['<path class="open" d="M2 12C2 5 6 2 12 2c0 6-3 10-10 10zM2 12l6-6"/>', 'no check: a small leaf'],
  NOSPLIT: ['<rect class="open" x="2" y="2" width="10" height="10"/><path class="open" d="M2 12L12 2"/>', 'no check: go:nosplit'],
  FAST: ['<path class="open" d="M2 3l4 4-4 4M7 3l4 4-4 4"/>', 'no check on the fast path'],
  NONE: ['<path class="open" d="M1.500 7h11"/>', 'no check; a signal can stop it'],
  UNSAFE: ['<rect class="warn" x="1.500" y="1.500" width="11" height="11"/><path class="warn" d="M2 8l6-6M2 12L12 2M6 12l6-6"/>', 'unsafe: no check, and the signal is refused'],
};

/** The drawing of a sign, named for those who do not see it. */
export function signPicture(sign) {
  const [drawing, says] = SIGNS[sign] ?? SIGNS.NONE;
  const box = document.createElement('span');
  box.className = 'sign';
  box.setAttribute('role', 'img');
  box.setAttribute('aria-label', says);
  box.innerHTML = `<svg viewBox="0 0 14 14" aria-hidden="true">${drawing}</svg>`;
  return box;
}
