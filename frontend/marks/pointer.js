/**
 * The pointer over the timelines. A drag pans and scrolls, with Shift it chooses a range, on the axis it moves the playhead; a click
 * chooses, a double click zooms; two fingers zoom. Ctrl and the wheel zoom at the cursor, Shift and the wheel pan, the wheel alone scrolls the
 * lanes, or zooms where there is nothing to scroll.
 */
const CLICK = 4;

/** `on`: {seek, zoom, pan, range, click, hover, scroll}; timeAt(clientX) and width() say what a pixel is worth. */
export function pointer(root, { timeAt, width, on }) {
  wheel(root, { timeAt, on });
  const down = new Map();     // pointer id → its place
  let drag = null;
  let pressed = null;         // what was under the pointer: once it is captured, events name the root

  root.addEventListener('pointerdown', (event) => {
    on.hover(null);
    if (event.button !== 0 || event.target.closest('[data-mark], button, input, select, .overview-strip, .lanes-menu') || onScrollbar(event)) return;
    pressed = event.target;
    root.setPointerCapture(event.pointerId);
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    if (down.size > 1) {
      drag = null;
      return;
    }
    drag = { x: event.clientX, y: event.clientY, from: timeAt(event.clientX), target: event.target, moved: false, does: event.target.closest('.axis') ? 'seek' : event.shiftKey ? 'range' : 'pan' };
    if (drag.does === 'seek') on.seek(timeAt(event.clientX));
  });
  root.addEventListener('pointermove', (event) => {
    if (!down.has(event.pointerId)) {
      if (event.pointerType === 'mouse') on.hover(event);
      return;
    }
    if (down.size === 2) pinch(event);
    else if (drag) move(event);
  });
  function move(event) {
    const by = { x: event.clientX - drag.x, y: event.clientY - drag.y };
    if (Math.hypot(by.x, by.y) > CLICK) drag.moved = true;
    if (drag.does === 'seek') on.seek(timeAt(event.clientX));
    if (!drag.moved) return;
    if (drag.does === 'range') on.range({ t0: drag.from, t1: timeAt(event.clientX) });
    if (drag.does !== 'pan') return;
    on.pan(-by.x / width());
    on.scroll(drag.target, -by.y);
    Object.assign(drag, { x: event.clientX, y: event.clientY });
  }
  function pinch(event) {
    const spread = () => { const [a, b] = [...down.values()]; return Math.max(20, Math.hypot(a.x - b.x, a.y - b.y)); };
    const before = spread();
    down.set(event.pointerId, { x: event.clientX, y: event.clientY });
    const [a, b] = [...down.values()];
    on.zoom(before / spread(), timeAt((a.x + b.x) / 2));
  }
  function up(event) {
    down.delete(event.pointerId);
    if (drag && event.type === 'pointerup' && !drag.moved && drag.does === 'pan') on.click(event, drag.target);
    drag = null;
  }
  root.addEventListener('pointerup', up);
  root.addEventListener('pointercancel', up);
  root.addEventListener('pointerleave', () => on.hover(null));
  root.addEventListener('dblclick', (event) => {
    if (pressed?.closest('.lanes') && !event.target.closest('button, [data-mark], .names')) on.zoom(0.4, timeAt(event.clientX));
  });
}

const onScrollbar = ({ target, clientX }) => target.classList?.contains('lanes') && clientX > target.getBoundingClientRect().left + target.clientWidth;

function wheel(root, { timeAt, on }) {
  root.addEventListener('wheel', (event) => {
    if (event.target.closest('.lanes-menu')) return;
    const sideways = event.shiftKey ? event.deltaY || event.deltaX : event.deltaX;
    const upright = event.shiftKey ? 0 : event.deltaY;
    const zooms = event.ctrlKey || event.metaKey;
    if (!zooms && Math.abs(sideways) > Math.abs(upright)) {
      event.preventDefault();
      on.pan(sideways / 500);
      return;
    }
    const lanes = event.target.closest('.lanes');
    if (!zooms && ((lanes && lanes.scrollHeight > lanes.clientHeight + 1) || event.target.closest('.names'))) return;
    event.preventDefault();
    on.zoom(Math.exp(Math.max(-60, Math.min(60, upright)) / 200), timeAt(event.clientX));
  }, { passive: false });
}
