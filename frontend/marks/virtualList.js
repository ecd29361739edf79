/** A list of any length whose rows are all equally high: only those in sight are elements. */
import { el } from './element.js';

/** Browsers end at some height; a longer list scrolls in larger steps. */
const TALLEST = 8e6;
const SPARE = 3;

/** root: the element that scrolls. draw(i): the row's element. Answers {show({count, key, current}), scrollTo(i)}. */
export function virtualList(root, { height, draw }) {
  const space = el('div', { class: 'virtual-space' });
  const rows = el('div', { class: 'virtual-rows' });
  root.classList.add('virtual');
  root.append(space, rows);
  let shown = { count: 0, key: null };
  let drawn = '';
  let wanted = -1;     // a row to be scrolled to as soon as there is room
  const tall = () => Math.min(TALLEST, shown.count * height);
  const share = () => {
    const room = tall() - root.clientHeight;
    return room > 0 ? Math.min(1, root.scrollTop / room) : 0;
  };

  function redraw() {
    const view = root.clientHeight;
    if (view === 0) return;
    if (wanted >= 0) into(wanted);
    const top = share() * Math.max(0, shown.count * height - view);
    const from = Math.max(0, Math.floor(top / height) - SPARE);
    const to = Math.min(shown.count, Math.ceil((top + view) / height) + SPARE);
    rows.style.transform = `translateY(${root.scrollTop + from * height - top}px)`;
    const now = `${shown.key} ${from} ${to}`;
    if (now === drawn) return;
    drawn = now;
    const focused = rows.contains(document.activeElement) ? document.activeElement.dataset.row : null;
    rows.replaceChildren(...Array.from({ length: to - from }, (_, k) => draw(from + k)));
    if (focused !== null && focused !== undefined) rows.querySelector(`[data-row="${focused}"]`)?.focus({ preventScroll: true });
  }
  root.addEventListener('scroll', redraw, { passive: true });
  new ResizeObserver(redraw).observe(root);

  /** Row i comes into sight, in the middle if it was not. */
  function into(i) {
    wanted = -1;
    const view = root.clientHeight;
    const room = shown.count * height - view;
    if (room <= 0) return;
    const top = share() * room;
    if (i * height >= top && (i + 1) * height <= top + view) return;
    root.scrollTop = Math.max(0, Math.min(room, i * height - view / 2 + height / 2)) / room * (tall() - view);
  }

  return {
    show(next) {
      shown = next;
      space.style.height = `${tall()}px`;
      redraw();
    },
    scrollTo(i) {
      wanted = i;
      redraw();
    },
  };
}
