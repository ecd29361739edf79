/** Where the lanes of a run lie, in pixels from the top of its box. */
import { lanes } from './lanes.js';

/** Width of the names at the left. */
export const LABELS = 118;
const BAR = { s: 10, p: 20, m: 14, g: 18 };
const MARKS = { s: 18, p: 0, m: 0, g: 20 };
const GAP = 5;
const MOST = 400;

/** {rows: [{…lane, y, bar: {y, height}, marks: y of the marks' middle or null}], height}: every lane of the run, and room between kinds. */
export function layout(log) {
  const rows = [];
  let y = 4;
  let kind = null;
  for (const lane of lanes(log).slice(0, MOST)) {
    if (kind && kind !== lane.kind) y += 5;
    kind = lane.kind;
    const above = MARKS[kind];
    const height = above + BAR[kind];
    rows.push({ ...lane, y, height, bar: { y: y + above, height: BAR[kind] }, marks: above ? y + above / 2 : null });
    y += height + GAP;
  }
  return { rows, height: y + 4 };
}

/**
 * Moves glyphs that would lie on each other to the right, in order; `x` stays where the event is. A crowd of more than `most`
 * becomes its first ones and a count.
 */
export function dodge(points, room, most = 7) {
  const out = [];
  let crowd = [];
  const close = () => {
    const shown = crowd.slice(0, most);
    shown.forEach((p, k) => out.push({ ...p, at: crowd[0].x + k * room, more: k === most - 1 ? crowd.length - most : 0 }));
    crowd = [];
  };
  for (const p of points) {
    if (crowd.length && p.x >= crowd[0].x + Math.min(crowd.length, most) * room) close();
    crowd.push(p);
  }
  close();
  return out;
}
