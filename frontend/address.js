/** The address bar holds what is on the screen, and a link to it can be copied. */
import { isEdited } from './store/selectors.js';
import { toHash } from './store/url.js';
import { pack } from './lib/packed.js';

/** The address is written once nothing has moved for so long. */
const AFTER = 250;

/** {remember(state): writes it soon, write(state): at once}; before one has `arrived` where an address leads, it stays. */
export function addressBar({ arrived }) {
  let soon = 0;
  let packed = { of: null, text: null };

  async function write(state) {
    const edited = isEdited(state) ? state.document : null;
    if (packed.of !== edited) packed = { of: edited, text: edited && await pack(edited) };
    history.replaceState(null, '', toHash(state, packed.text) || location.pathname);
  }

  function remember(state) {
    clearTimeout(soon);
    if (arrived()) soon = setTimeout(() => write(state), AFTER);
  }
  return { remember, write };
}

/** Puts a text into the clipboard and says what came of it. */
export async function copy(text, act, { done, refused = 'The browser does not let the page copy.' }) {
  try {
    await navigator.clipboard.writeText(text);
    act.say(done);
  } catch {
    act.say(refused);
  }
}
