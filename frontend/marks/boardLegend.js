/** What the plates of the board mean. */
import { el } from './element.js';
import { glyphPicture } from './glyphs.js';

const LOOKS = [['running', 'runs'], ['ready', 'ready'], ['hand', 'in hands'], ['waiting', 'waits'], ['syscall', 'system call'], ['place', 'also here, or holds it']];

/** The band of a look on its small plate, as on the board. */
const BANDS = { ready: '<rect class="band" x="1" y="8" width="20" height="4"/>', hand: '<rect class="band" x="1" y="8" width="20" height="4"/>', waiting: '<rect class="band" x="1" y="1" width="5" height="11"/>' };

function plate(look) {
  const box = el('span', { class: 'board-key' });
  box.innerHTML = `<svg viewBox="0 0 22 13" class="key-${look}" aria-hidden="true"><rect class="plate" x="1" y="1" width="20" height="11" rx="3"/>${BANDS[look] ?? ''}</svg>`;
  return box;
}

/** Said by the legend of the lanes as well. */
const SHARED = new Set(['running', 'ready', 'waiting', 'syscall', 'flag']);

const entries = () => [...LOOKS.map(([look, text]) => [look, plate(look), text]), ['flag', glyphPicture('flag'), 'asked to stop'], ['lock', glyphPicture('lock'), 'locked to thread']];

export const legend = () => el('ul', { class: 'board-keys' }, entries().map(([, picture, text]) => el('li', {}, picture, text)));
/** What stands in the legend of the lanes while the board is shown too. */
export const beside = () => entries().filter(([look]) => !SHARED.has(look)).map(([, picture, text]) => el('li', { class: 'of-board' }, picture, text));
