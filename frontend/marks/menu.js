/** A button that opens a list of commands below it. */
import { el } from './element.js';

/** items: [{id, words, run}]; their test ids are `name-id`. Escape closes it, the arrow keys go through it. */
export function menu(name, words, items) {
  const box = el('div', { class: 'menu', popover: 'auto', id: `menu-${name}`, role: 'menu', 'aria-label': words, 'data-testid': `menu-${name}` },
    items.map(({ id, words: says, run }) => el('button', { type: 'button', role: 'menuitem', 'data-testid': `${name}-${id}`, onclick: () => { box.hidePopover(); run(); } }, says)));
  const button = el('button', { type: 'button', class: 'menu-button', popovertarget: `menu-${name}`, 'aria-haspopup': 'menu', 'aria-expanded': 'false', 'data-testid': name }, words);
  box.addEventListener('beforetoggle', (event) => { if (event.newState === 'open') place(); });
  box.addEventListener('toggle', (event) => {
    button.setAttribute('aria-expanded', event.newState === 'open');
    if (event.newState === 'open') box.querySelector('button').focus();
  });
  box.addEventListener('keydown', (event) => {
    const all = [...box.querySelectorAll('button')];
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Escape') event.stopPropagation();
    if (!step) return;
    event.preventDefault();
    all[(all.indexOf(document.activeElement) + step + all.length) % all.length].focus();
  });

  function place() {
    const { left, bottom } = button.getBoundingClientRect();
    box.style.top = `${bottom + 4}px`;
    box.style.left = `${Math.max(8, Math.min(left, innerWidth - 258))}px`;
    box.style.maxHeight = `${Math.max(120, innerHeight - bottom - 16)}px`;
  }
  return el('span', { class: 'menu-place' }, button, box);
}
