/** Where the lanes of a run lie, in pixels from the top of its box. */
import { lanes } from './lanes.js';

/** Width of the names at the left. */
export const LABELS = 118;
const ROOMY = { bar: { s: 10, p: 20, m: 14, g: 18 }, marks: { s: 18, p: 0, m: 0, g: 20 }, gap: 5, between: 5 };
const TIGHT = { bar: { s: 6, p: 15, m: 11, g: 13 }, marks: { s: 16, p: 0, m: 0, g: 17 }, gap: 3, between: 1 };
const MOST = 400;

/** {rows: [{…lane, y, bar: {y, height}, marks: y of the marks' middle or null}], height}: every lane of the run, and room between kinds; `tight` where two runs share the screen. */
export function layout(log, tight = false) {
  const size = tight ? TIGHT : ROOMY;
  const rows = [];
  let y = 4;
  let kind = null;
  for (const lane of lanes(log).slice(0, MOST)) {
    if (kind && kind !== lane.kind) y += size.between;
    kind = lane.kind;
    const above = size.marks[kind];
    const height = above + size.bar[kind];
    rows.push({ ...lane, y, height, bar: { y: y + above, height: size.bar[kind] }, marks: above ? y + above / 2 : null });
    y += height + size.gap;
  }
  return { rows, height: y + 4 };
}

/**
 * Moves glyphs that would lie on each other to the right, in order; `x` stays where the event is. A crowd of more than `most`
 * becomes its first ones and a count; one at the right edge grows to the left.
 */
export function dodge(points, room, right = Infinity, most = 7) {
  const out = [];
  let crowd = [];
  const close = () => {
    if (crowd.length === 0) return;
    const shown = crowd.slice(0, most);
    const start = Math.min(crowd[0].x, right - (shown.length - 1) * room);
    shown.forEach((p, k) => out.push({ ...p, at: start + k * room, more: k === most - 1 ? crowd.length - most : 0 }));
    crowd = [];
  };
  for (const p of points) {
    if (crowd.length && p.x >= crowd[0].x + Math.min(crowd.length, most) * room) close();
    crowd.push(p);
  }
  close();
  return out;
}
