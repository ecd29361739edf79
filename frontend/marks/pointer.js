/** The pointer over the timelines: the wheel zooms at the cursor, Shift+wheel and a drag pan, a click or a drag on the axis seeks. */
export function pointer(root, { timeAt, width, onSeek, onZoom, onPan, onHover }) {
  wheel(root, { timeAt, onZoom, onPan });
  let from = null;
  root.addEventListener('pointerdown', (event) => {
    onHover(null);
    if (event.button !== 0 || event.target.closest('[data-mark], button')) return;
    from = { x: event.clientX, moved: false, axis: Boolean(event.target.closest('.axis')) };
    root.setPointerCapture(event.pointerId);
    if (from.axis) onSeek(timeAt(event));
  });
  root.addEventListener('pointermove', (event) => {
    if (!from) {
      if (event.pointerType === 'mouse') onHover(event);
      return;
    }
    const by = event.clientX - from.x;
    if (Math.abs(by) > 3) from.moved = true;
    if (from.axis) onSeek(timeAt(event));
    else if (from.moved) {
      onPan(-by / width());
      from.x = event.clientX;
    }
  });
  root.addEventListener('pointerup', (event) => {
    if (from && !from.moved && !from.axis) onSeek(timeAt(event));
    from = null;
  });
  root.addEventListener('pointercancel', () => { from = null; });
  root.addEventListener('pointerleave', () => onHover(null));
}

/** Over the names the wheel scrolls, as ever; Ctrl and the wheel (a pinch on a touchpad) zooms too. */
function wheel(root, { timeAt, onZoom, onPan }) {
  root.addEventListener('wheel', (event) => {
    if (event.target.closest('.names')) return;
    event.preventDefault();
    const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
    const upright = event.shiftKey ? 0 : event.deltaY;
    if (Math.abs(sideways) > Math.abs(upright)) onPan(sideways / 500);
    else onZoom(Math.exp(Math.max(-60, Math.min(60, upright)) / 200), timeAt(event));
  }, { passive: false });
}
