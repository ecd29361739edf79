/** A list of any length whose rows are all equally high: only those in sight are elements. */
import { el } from './element.js';

/** Browsers end at some height; a longer list scrolls in larger steps. */
const TALLEST = 8e6;
/** Rows beyond either edge, if not said otherwise. */
const SPARE = 3;
/** The scroll bar goes where the rows are once nothing has moved for so many milliseconds. */
const REST = 120;

/** Exactly these children in this order; those that stand there already are not moved. */
function inOrder(root, nodes) {
  nodes.forEach((node, k) => { if (root.children[k] !== node) root.insertBefore(node, root.children[k] ?? null); });
  while (root.children.length > nodes.length) root.lastElementChild.remove();
}

/**
 * root: the element that scrolls. draw(i, node): row i's element, which may be `node`, one that is no longer needed. Answers {show({count, key, at})}: the rows anew where the key is another, and row `at`, if any,
 * in sight. Sizes are those that the browser last told: asking for them while a picture is drawn would make it lay out the page in the middle of it. So does scrolling:
 * a list that goes to a row puts its rows there at once, and the scroll bar follows when all is laid out and at rest.
 */
export function virtualList(root, { height, draw, spare = SPARE }) {
  const space = el('div', { class: 'virtual-space' });
  const rows = el('div', { class: 'virtual-rows' });
  root.classList.add('virtual');
  root.append(space, rows);
  let shown = { count: 0, key: null };
  let drawn = { key: null, nodes: new Map() };     // by row
  let wanted = -1;     // a row to be scrolled to as soon as there is room
  let view = 0;
  let scroll = 0;      // how far down the rows are
  let bar = 0;         // … and the scroll bar
  let follows = 0;
  const tall = () => Math.min(TALLEST, shown.count * height);
  /** From the list's own pixels to those that scroll. */
  const squeezed = () => (shown.count * height > view ? (tall() - view) / (shown.count * height - view) : 1);

  function redraw() {
    if (view === 0) return;
    if (wanted >= 0) into(wanted);
    scroll = Math.max(0, Math.min(scroll, tall() - view));
    const top = scroll / squeezed();
    const from = Math.max(0, Math.floor(top / height) - spare);
    const to = Math.min(shown.count, Math.ceil((top + view) / height) + spare);
    move(bar + from * height - top);
    if (drawn.key === shown.key && drawn.from === from && drawn.to === to) return;
    const held = rows.contains(document.activeElement) ? document.activeElement : null;
    const row = held?.dataset.row;
    const scrolled = drawn.key === shown.key;
    const stay = (i) => scrolled && i >= from && i < to;
    const free = [...drawn.nodes].filter(([i]) => !stay(i)).map(([, node]) => node);
    if (scrolled) rows.append(...free);     // behind those that stay, which then need not be moved
    const kept = held && free.every((node) => !node.contains(held));
    drawn = { key: shown.key, from, to, nodes: new Map(Array.from({ length: to - from }, (_, k) => [from + k, (stay(from + k) && drawn.nodes.get(from + k)) || draw(from + k, free.shift())])) };
    inOrder(rows, [...drawn.nodes.values()]);
    if (held && !kept) refocus(held, row);
  }
  /** The focus stays with its row, and goes with it. */
  function refocus(held, row) {
    const again = row === undefined ? null : rows.querySelector(`[data-row="${row}"]`);
    if (again) again.focus({ preventScroll: true });
    else held.blur();
  }
  const set = (node, name, value) => { if (node.style[name] !== value) node.style[name] = value; };
  const move = (y) => set(rows, 'transform', `translateY(${y}px)`);

  root.addEventListener('scroll', () => {
    const by = root.scrollTop - bar;
    if (Math.abs(by) < 1) return;
    bar += by;
    scroll = follows ? scroll + by : bar;
    redraw();
  }, { passive: true });
  new ResizeObserver(() => {
    view = root.clientHeight;
    bar = root.scrollTop;
    if (!follows) scroll = bar;
    redraw();
  }).observe(root);

  /** Row i comes into sight, in the middle if it was not. */
  function into(i) {
    wanted = -1;
    const room = shown.count * height - view;
    const top = scroll / squeezed();
    if (room <= 0 || (i * height >= top && (i + 1) * height <= top + view)) return;
    scroll = Math.max(0, Math.min(room, i * height - view / 2 + height / 2)) * squeezed();
    clearTimeout(follows);
    follows = setTimeout(follow, REST);     // between two pictures, when all is laid out
  }
  function follow() {
    follows = 0;
    if (Math.abs(root.scrollTop - scroll) >= 1) root.scrollTop = scroll;
    scroll = bar = root.scrollTop;
    redraw();
  }

  return {
    show({ count, key, at = -1 }) {
      shown = { count, key };
      if (at >= 0) wanted = at;
      set(space, 'height', `${tall()}px`);
      bar = Math.max(0, Math.min(bar, tall() - view));     // as the browser has it
      redraw();
    },
  };
}
