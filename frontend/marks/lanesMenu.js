/** The button at the left of the axis, and what it opens: which lanes there are, in which order, and how many of them are shown. */
import { el } from './element.js';

/** draw({view, groups, shown, all, open}); `on`: {filter, sort, fold, showHidden, open}. `groups`: {id: how many}, `names` {id: words}. */
export function lanesMenu({ sorts, names, on }) {
  const filter = el('input', { type: 'search', id: 'lane-filter', 'data-testid': 'lane-filter', placeholder: 'name   fn:worker   state:runnable', autocomplete: 'off', spellcheck: 'false', oninput: () => on.filter(filter.value) });
  const sort = el('select', { id: 'lane-sort', 'data-testid': 'lane-sort', onchange: () => on.sort(sort.value) }, sorts.map(([id, words]) => el('option', { value: id }, words)));
  const boxes = Object.entries(names).map(([id, words]) => {
    const input = el('input', { type: 'checkbox', 'data-testid': `fold-${id}`, onchange: () => on.fold(id) });
    return { id, input, node: el('label', { class: 'toggle' }, input, words) };
  });
  const hidden = el('button', { type: 'button', 'data-testid': 'show-hidden', onclick: () => on.showHidden() });
  const menu = el('div', { class: 'lanes-menu', popover: 'auto', id: 'lanes-menu', role: 'dialog', 'aria-label': 'Lanes' },
    el('label', { for: 'lane-filter' }, 'Only goroutines with'), filter, el('p', { class: 'nothing' }, 'A state is the one at the playhead.'),
    el('label', { for: 'lane-sort' }, 'Goroutines'), sort,
    el('fieldset', {}, el('legend', {}, 'In one row each'), boxes.map((box) => box.node)),
    el('p', { class: 'nothing' }, 'The runtime’s own goroutines that run for less than 1 % of the time are rows of their own only when unfolded.'), hidden);
  const words = el('span', {}, 'Lanes');
  const button = el('button', { 'data-picture': 'no', type: 'button', class: 'plain lanes-button', 'data-testid': 'lanes', popovertarget: 'lanes-menu', title: 'Fold, sort and filter the lanes (E)' }, words);
  /** Esc leaves the menu and keeps what is written: by itself the browser would clear the field. */
  filter.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    menu.hidePopover();
  });
  menu.addEventListener('beforetoggle', (event) => on.open(event.newState === 'open'));
  menu.addEventListener('toggle', (event) => {
    if (event.newState !== 'open') return;
    place();
    filter.focus();
  });
  function place() {
    const at = button.getBoundingClientRect();
    menu.style.left = `${Math.max(4, at.left)}px`;
    menu.style.top = `${Math.min(at.bottom + 2, Math.max(4, innerHeight - menu.offsetHeight - 4))}px`;
  }
  return {
    button, menu,
    draw({ view, groups, shown, all, open }) {
      words.textContent = shown < all ? `${shown} of ${all} lanes` : 'Lanes';
      button.classList.toggle('some', shown < all);
      if (filter.value !== view.filter) filter.value = view.filter;
      if (sort.value !== view.sort) sort.value = view.sort;
      for (const { id, input, node } of boxes) {
        node.hidden = !(groups[id] > 1);
        input.checked = view.folded.includes(id);
      }
      hidden.hidden = view.hidden.length === 0;
      hidden.textContent = `Show ${view.hidden.length} hidden`;
      if (open !== menu.matches(':popover-open')) open ? menu.showPopover() : menu.hidePopover();
    },
  };
}
