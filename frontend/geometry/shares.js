/** How much of a stretch of time a lane spends in each kind, from the pyramid's sums: a range costs as much as a look-up, however long it is. */
import { lowerBound } from './column.js';
import { BLOCK, KINDS_WIDE, pyramidOf } from './pyramid.js';

/** ns in each kind within [t0, t1], by the numbers of KINDS. */
export function shares(lane, t0, t1) {
  const out = new Float64Array(KINDS_WIDE);
  if (lane.length === 0 || !(t1 > t0)) return out;
  const pyramid = pyramidOf(lane).grow();
  before(lane, pyramid, t1, out, 1);
  before(lane, pyramid, t0, out, -1);
  return out;
}

/** Adds `sign` times what lies before t. */
function before(lane, { sums, blocks }, t, out, sign) {
  const i = lowerBound(lane.t1.data, lane.length, t);     // the interval that reaches t, or the end
  const b = Math.min(blocks, Math.floor(i / BLOCK));
  for (let k = 0; k < KINDS_WIDE; k++) out[k] += sign * sums[b * KINDS_WIDE + k];
  for (let j = b * BLOCK; j < i; j++) out[lane.kind.data[j]] += sign * (lane.t1.data[j] - lane.t0.data[j]);
  if (i < lane.length && lane.t0.data[i] < t) out[lane.kind.data[i]] += sign * (t - lane.t0.data[i]);
}
