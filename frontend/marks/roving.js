/** One stop of many has the focus; arrow keys go to the nearest one in their direction. Enter and Space ask for it; Esc leaves, if onLeave says that there was something to leave. */
const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

export function roving(root, { onAsk, onLeave }) {
  const stops = () => [...root.querySelectorAll('[data-stop]')];
  let current = null;
  function hold(node) {
    current?.setAttribute('tabindex', '-1');
    current = node;
    current?.setAttribute('tabindex', '0');
  }
  /** Tab comes in at the first goroutine, while nothing else holds the place. */
  new MutationObserver(() => {
    if (!current?.isConnected) hold(root.querySelector('[data-g]') ?? root.querySelector('[data-stop]'));
  }).observe(root, { childList: true, subtree: true });
  root.addEventListener('focusin', (event) => { if (event.target.closest('[data-stop]')) hold(event.target.closest('[data-stop]')); });
  root.addEventListener('keydown', (event) => {
    const stop = event.target.closest('[data-stop]');
    if (!stop || event.ctrlKey || event.metaKey || event.altKey) return;
    if (WAYS[event.key]) nearest(stops(), stop, WAYS[event.key])?.focus();
    else if (event.key === 'Enter' || event.key === ' ') onAsk(stop);
    else if (event.key !== 'Escape' || !onLeave()) return;
    event.preventDefault();
    event.stopPropagation();
  });
}

const centre = (node) => {
  const box = node.getBoundingClientRect();
  return [box.left + box.width / 2, box.top + box.height / 2];
};

/** The stop that lies most straight and least far in a direction. */
function nearest(all, from, [dx, dy]) {
  const [x0, y0] = centre(from);
  let best = null;
  let least = Infinity;
  for (const node of all) {
    if (node === from) continue;
    const [x, y] = centre(node);
    const along = (x - x0) * dx + (y - y0) * dy;
    const aside = Math.abs((x - x0) * dy) + Math.abs((y - y0) * dx);
    if (along > 2 && along + 3 * aside < least) {
      least = along + 3 * aside;
      best = node;
    }
  }
  return best;
}
