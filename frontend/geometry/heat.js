/** How many of some lanes do something, a pixel at a time: what a folded group and the overview show. */
import { ACTIVE } from './intervals.js';
import { pyramidOf, room } from './pyramid.js';

/** Whoever is there is seen. */
const LEAST = 40;

/** 0 to 255 a pixel: the share of these lanes that are active there, 0 only if none is. */
export function heat(lanes, window, width) {
  const count = new Uint16Array(width);
  const pixels = room(width);
  for (const lane of lanes) {
    if (!lane || lane.length === 0) continue;
    const { kind } = pyramidOf(lane).pixels(window, width, pixels);
    for (let x = 0; x < width; x++) if (ACTIVE[kind[x]]) count[x]++;
  }
  return Uint8Array.from(count, (n) => (n === 0 ? 0 : Math.max(LEAST, Math.round((255 * n) / lanes.length))));
}

/** The lanes that tell how busy a folded row is: of goroutines as many run as there are Ps that run one. */
export function measured(row, intervals, log) {
  const ids = row.group === 'g' ? log.rows.ps.map((_, p) => `p${p}`) : row.folded.map((lane) => lane.id);
  return ids.map((id) => intervals.lanes.get(id)).filter(Boolean);
}
