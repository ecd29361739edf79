/** What the plates of the board mean. */
import { el } from './element.js';
import { glyphPicture } from './glyphs.js';

const LOOKS = [['running', 'runs'], ['ready', 'ready'], ['hand', 'in hands'], ['waiting', 'waits'], ['syscall', 'system call'], ['place', 'also here, or holds it']];

/** Said by the legend of the lanes as well. */
const SHARED = new Set(['running', 'ready', 'waiting', 'syscall']);

export function legend() {
  return el('ul', { class: 'board-keys' }, LOOKS.map(([look, text]) => el('li', { class: SHARED.has(look) ? 'shared' : null }, el('span', { class: `key key-${look}` }), text)),
    el('li', { class: 'shared' }, glyphPicture('flag'), 'asked to stop'), el('li', {}, glyphPicture('lock'), 'locked to thread'));
}
