/** The names at the left of the lanes: fold a group, pin, hide, follow. One tab stop; the arrow keys go from name to name and to its buttons. */
import { el, iconButton } from './element.js';
import { icon } from './icons.js';

/** draw(rows, {followed, nameOf}); `on`: {fold(group), pin(id), hide(id), name(row), beyond(1 down, -1 up): a step was made, so that what follows comes into sight}. */
export function laneNames(label, on) {
  const list = el('ol', { class: 'names', 'aria-label': label });
  const items = new Map();
  let current = null;

  list.addEventListener('keydown', (event) => {
    const item = [...items.values()].find((each) => each.node.contains(event.target));
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    const aside = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!item || (!step && !aside)) return;
    event.preventDefault();
    if (step) {
      const order = [...items.values()].sort((a, b) => a.row.y - b.row.y);
      const next = order[order.indexOf(item) + step];
      if (next) focus(next);
      on.beyond?.(step);
      return;
    }
    const buttons = [...item.node.querySelectorAll('button:not([hidden])')];
    buttons[buttons.indexOf(document.activeElement) + aside]?.focus();
  });

  function focus(item) {
    if (!item) return;
    current = item.row.id;
    for (const each of items.values()) each.name.tabIndex = each === item ? 0 : -1;
    item.name.focus();
  }

  function make(id) {
    const item = { row: null, key: '' };
    item.fold = el('button', { type: 'button', class: 'fold', 'data-testid': 'lane-fold', onclick: () => on.fold(item.row.group) });
    item.name = el('button', { type: 'button', class: 'lane-name', 'data-testid': 'lane-name', tabindex: -1, onclick: () => on.name(item.row) });
    item.pin = iconButton(icon('pin'), 'Pin on top', { class: 'icon tool', 'data-testid': 'lane-pin', tabindex: -1, onclick: () => on.pin(item.row.id) });
    item.hide = iconButton(icon('close'), 'Hide', { class: 'icon tool', 'data-testid': 'lane-hide', tabindex: -1, onclick: () => on.hide(item.row.id) });
    item.node = el('li', { 'data-lane': id }, item.fold, item.name, item.pin, item.hide);
    return item;
  }

  /** The item of a lane that is out of sight, for another one. */
  function again(old, id) {
    const item = items.get(old);
    if (!item) return null;
    items.delete(old);
    item.node.dataset.lane = id;
    return item;
  }

  function update(item, row, { followed, short, title, size }) {
    item.row = row;
    const tall = Math.max(Math.ceil(size * 1.2), Math.min(22, row.bar.height + 3));     // a name is never cut; neighbours hardly lie over each other
    const y = row.bar.y + row.bar.height / 2 - tall / 2;
    if (item.tall !== tall) item.node.style.height = `${item.tall = tall}px`;
    if (item.y !== y) item.node.style.transform = `translateY(${item.y = y}px)`;
    const key = [row.label, short, row.pinned, row.head, Boolean(row.folded), followed, size].join('|');
    if (key === item.key) return;
    item.key = key;
    item.name.textContent = short;
    item.name.title = title;
    item.name.style.fontSize = `${size}px`;
    item.node.classList.toggle('followed', followed);
    item.node.classList.toggle('pinned', row.pinned);
    item.node.classList.toggle('folded', Boolean(row.folded));
    item.fold.hidden = !row.head;
    item.fold.setAttribute('aria-expanded', String(!row.folded));
    item.fold.setAttribute('aria-label', row.folded ? `Unfold ${row.label}` : `Fold ${row.plural}`);
    item.fold.title = row.folded ? 'Unfold' : `Fold: ${row.plural} become one row`;
    item.pin.hidden = item.hide.hidden = Boolean(row.folded);
    item.pin.setAttribute('aria-pressed', String(row.pinned));
    item.pin.setAttribute('aria-label', `${row.pinned ? 'Unpin' : 'Pin'} ${row.label}`);
    item.pin.title = row.pinned ? 'Unpin' : 'Pin on top';
    item.hide.setAttribute('aria-label', `Hide ${row.label}`);
  }

  return {
    node: list,
    draw(rows, words) {
      const seen = new Set(rows.map((row) => row.id));
      const free = [...items.keys()].filter((id) => !seen.has(id));     // those that have scrolled away serve those that have come
      if (free.length < items.size) for (const id of free) list.append(items.get(id).node);     // behind those that stay, which then need not be moved
      rows.forEach((row, k) => {
        let item = items.get(row.id);
        if (!item) items.set(row.id, item = again(free.shift(), row.id) ?? make(row.id));
        update(item, row, words(row));
        if (list.children[k] !== item.node) list.insertBefore(item.node, list.children[k] ?? null);
      });
      for (const id of free) {
        items.get(id).node.remove();
        items.delete(id);
      }
      if (!items.has(current)) current = rows[0]?.id ?? null;
      for (const [id, item] of items) if (item.name.tabIndex !== (id === current ? 0 : -1)) item.name.tabIndex = id === current ? 0 : -1;
    },
  };
}
