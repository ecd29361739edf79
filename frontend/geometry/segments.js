/** A lane as boxes to draw. */
import { KINDS } from './intervals.js';
import { pyramidOf } from './pyramid.js';

/** What to draw, left to right: [{x0, x1, kind (word), g, info, mixed}]; whole intervals while they are few, else pixels of equal content. */
export function segments(lane, window, width) {
  const { from, to } = lane.range(window.t0, window.t1);
  const scale = width / (window.t1 - window.t0);
  const out = [];
  if (to - from <= width / 3) {
    for (let i = from; i < to; i++) {
      const x0 = Math.max(0, (lane.t0.data[i] - window.t0) * scale);
      const x1 = Math.min(width, (lane.t1.data[i] - window.t0) * scale);
      if (x1 >= x0) out.push({ x0, x1: Math.max(x1, x0 + 1), kind: KINDS[lane.kind.data[i]], g: lane.g.at(i), info: lane.info.at(i), mixed: false });
    }
    return out;
  }
  const { kind, g, mixed } = pyramidOf(lane).pixels(window, Math.floor(width));
  for (let x = 0; x < kind.length; x++) {
    const last = out[out.length - 1];
    if (kind[x] === 0) continue;
    const same = last && last.x1 === x && last.kind === KINDS[kind[x]] && last.g === g[x] && last.mixed === Boolean(mixed[x]);
    if (same) last.x1 = x + 1;
    else out.push({ x0: x, x1: x + 1, kind: KINDS[kind[x]], g: g[x], info: -1, mixed: Boolean(mixed[x]) });
  }
  return out;
}
