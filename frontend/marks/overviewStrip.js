/** The whole run in a strip, with the window as a brush: drag it, its edges, or a new one; the playhead and the flags are on it too. */
import { el } from './element.js';

const HEIGHT = 20;
const EDGE = 7;

/** draw({heat, colours, width, left, window, end, playhead, flags: [x]}); onWindow gets {t0, t1}. */
export function overviewStrip({ onWindow }) {
  const canvas = el('canvas', { 'aria-hidden': 'true' });
  const brush = el('div', { class: 'brush', 'data-testid': 'brush' });
  const head = el('div', { class: 'strip-head' });
  const node = el('div', { class: 'overview-strip', 'data-picture': 'no', 'data-testid': 'overview', title: 'The whole run. Drag the window, its edges, or a new one.' }, canvas, brush, head);
  let now = null;
  let painted = '';
  let drag = null;

  const timeAt = (event) => ((event.clientX - node.getBoundingClientRect().left) / now.width) * now.end;
  node.addEventListener('pointerdown', (event) => {
    if (!now || event.button !== 0) return;
    node.setPointerCapture(event.pointerId);
    const x = event.clientX - node.getBoundingClientRect().left;
    const [x0, x1] = [now.window.t0, now.window.t1].map((t) => (t / now.end) * now.width);
    const whole = x1 - x0 > now.width - 2;
    const does = whole ? 'new' : Math.abs(x - x0) < EDGE ? 't0' : Math.abs(x - x1) < EDGE ? 't1' : x > x0 && x < x1 ? 'move' : 'new';
    drag = { does, from: timeAt(event), window: now.window, moved: false };
  });
  node.addEventListener('pointermove', (event) => {
    if (!drag) return;
    const t = timeAt(event);
    drag.moved ||= Math.abs(t - drag.from) * now.width > 3 * now.end;
    if (!drag.moved) return;
    const { t0, t1 } = drag.window;
    const by = t - drag.from;
    if (drag.does === 'move') onWindow({ t0: t0 + by, t1: t1 + by });
    else if (drag.does === 'new') onWindow({ t0: Math.min(drag.from, t), t1: Math.max(drag.from, t) });
    else onWindow(drag.does === 't0' ? { t0: Math.min(t, t1 - 50), t1 } : { t0, t1: Math.max(t, t0 + 50) });
  });
  const over = (event) => {
    if (drag && !drag.moved && event.type === 'pointerup') {
      const half = (drag.window.t1 - drag.window.t0) / 2;
      onWindow({ t0: drag.from - half, t1: drag.from + half });
    }
    drag = null;
  };
  node.addEventListener('pointerup', over);
  node.addEventListener('pointercancel', over);

  function paint({ heat, colours, width, flags }) {
    canvas.width = width;
    canvas.height = HEIGHT;
    const context = canvas.getContext('2d');
    const [r, g, b] = colours.inkSoft;
    context.fillStyle = `rgb(${r} ${g} ${b} / .55)`;
    for (let x = 0; x < width; x++) {
      if (heat[x] === 0) continue;
      const tall = Math.max(2, Math.round((heat[x] / 255) * (HEIGHT - 4)));
      context.fillRect(x, HEIGHT - 1 - tall, 1, tall);
    }
    context.fillStyle = `rgb(${colours.flag.join(' ')})`;
    for (const x of flags) context.fillRect(x, 0, 2, 5);
  }

  return {
    node,
    draw(next) {
      now = next;
      node.style.left = `${next.left}px`;
      node.style.width = `${next.width}px`;
      if (next.key !== painted) {
        painted = next.key;
        paint({ ...next, ...next.content() });
      }
      const x = (t) => (Math.max(0, Math.min(next.end, t)) / next.end) * next.width;
      const [x0, x1] = [x(next.window.t0), x(next.window.t1)];
      brush.style.transform = `translateX(${x0}px)`;
      brush.style.width = `${Math.max(4, x1 - x0)}px`;
      node.classList.toggle('whole', x1 - x0 > next.width - 2);
      head.style.transform = `translateX(${x(next.playhead) - 1}px)`;
    },
  };
}
