/** A bar between two parts of the page (role separator): dragged, or moved by the arrow keys; a double click puts it back. */
const STEP = 0.05;
const KEYS = { horizontal: ['ArrowUp', 'ArrowDown'], vertical: ['ArrowLeft', 'ArrowRight'] };

/**
 * `at(event)` is the share at a pointer; onShare(share) is told where the bar is wanted, onShare(null) that it is wanted where it stood at first.
 * Answers what shows a share.
 */
export function splitter(node, { at, onShare }) {
  const [less, more] = KEYS[node.getAttribute('aria-orientation')];
  const [least, most] = ['aria-valuemin', 'aria-valuemax'].map((name) => Number(node.getAttribute(name)) / 100);
  let now = 0.5;
  node.addEventListener('keydown', (event) => {
    const to = { [less]: now - STEP, [more]: now + STEP, Home: least, End: most }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    now = Math.min(most, Math.max(least, to));   // two keys may come before the next picture
    onShare(now);
  });
  node.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    node.setPointerCapture(event.pointerId);
  });
  node.addEventListener('pointermove', (event) => {
    if (node.hasPointerCapture(event.pointerId)) onShare(Math.min(most, Math.max(least, at(event))));
  });
  node.addEventListener('dblclick', () => onShare(null));
  return (share) => {
    now = share;
    node.setAttribute('aria-valuenow', String(Math.round(share * 100)));
  };
}
