/** A lane at any magnification: what fills each pixel, at a price that does not grow with the log. */
import { Bins } from './bins.js';
import { ACTIVE, KINDS } from './intervals.js';
import { lowerBound } from './column.js';

export const BLOCK = 64;
export const KINDS_WIDE = 18;

/** Sums of time by kind, and the longest active interval, for each block of 64 finished intervals. */
export class Pyramid {
  constructor(lane) {
    this.lane = lane;
    this.blocks = 0;
    this.sums = new Float64Array(KINDS_WIDE);   // sums[b]: everything before block b
    this.longest = new Int32Array(1);
    this.bins = new Bins(lane);
  }

  grow() {
    const { lane } = this;
    this.bins.grow();
    const whole = Math.floor(Math.max(0, lane.length - 1) / BLOCK);   // the last interval may still change
    while (this.blocks < whole) {
      const b = this.blocks++;
      if ((b + 2) * KINDS_WIDE > this.sums.length) this.sums = enlarge(this.sums);
      if (b >= this.longest.length) this.longest = enlarge(this.longest);
      this.sums.copyWithin((b + 1) * KINDS_WIDE, b * KINDS_WIDE, (b + 1) * KINDS_WIDE);
      let best = b * BLOCK;
      for (let i = b * BLOCK; i < (b + 1) * BLOCK; i++) {
        this.sums[(b + 1) * KINDS_WIDE + lane.kind.data[i]] += lane.t1.data[i] - lane.t0.data[i];
        if (weight(lane, i) > weight(lane, best)) best = i;
      }
      this.longest[b] = best;
    }
    return this;
  }

  /** {kind: Uint8Array, g: Int32Array, mixed: Uint8Array}, one element a pixel; kind 0: nothing there. */
  pixels(window, width) {
    this.grow();
    const out = { kind: new Uint8Array(width), g: new Int32Array(width).fill(-1), mixed: new Uint8Array(width) };
    const { lane } = this;
    const n = lane.length;
    if (n === 0) return out;
    const step = (window.t1 - window.t0) / width;
    const level = this.bins.levelFor(step);
    const time = new Float64Array(KINDS_WIDE);
    const first = level ? this.bins.fill(level, window, width, out) : 0;
    let from = lowerBound(lane.t1.data, n, window.t0 + first * step);
    for (let x = first; x < width && from < n; x++) {
      const t0 = window.t0 + x * step;
      const t1 = t0 + step;
      while (from < n && lane.t1.data[from] <= t0 && from < n - 1) from = skip(lane, from, n, t0);
      let to = from;
      if (lane.t0.data[from] < t1) to = reach(lane, from, n, t1);
      if (to > from && lane.t1.data[to - 1] >= t0) this.fill(out, x, from, to, t0, t1, time);
      from = Math.max(from, to - 1);
    }
    return out;
  }

  fill(out, x, from, to, t0, t1, time) {
    const { lane } = this;
    time.fill(0);
    let best = from;
    const one = (i) => {
      time[lane.kind.data[i]] += Math.max(1e-3, Math.min(t1, lane.t1.data[i]) - Math.max(t0, lane.t0.data[i]));
      if (weight(lane, i) > weight(lane, best)) best = i;
    };
    const b0 = Math.ceil((from + 1) / BLOCK);
    const b1 = Math.min(this.blocks, Math.floor((to - 1) / BLOCK));
    if (b1 > b0) {
      for (let i = from; i < b0 * BLOCK; i++) one(i);
      for (let k = 0; k < KINDS.length; k++) time[k] += this.sums[b1 * KINDS_WIDE + k] - this.sums[b0 * KINDS_WIDE + k];
      for (let b = b0; b < b1; b++) if (weight(lane, this.longest[b]) > weight(lane, best)) best = this.longest[b];
      for (let i = b1 * BLOCK; i < to; i++) one(i);
    } else {
      for (let i = from; i < to; i++) one(i);
    }
    out.g[x] = lane.g.data[best];
    out.mixed[x] = to - from > 1 ? 1 : 0;
    let kind = 0;
    for (let k = 1; k < KINDS.length; k++) {
      if (time[k] > 0 && (kind === 0 || (ACTIVE[k] && !ACTIVE[kind]) || (ACTIVE[k] === ACTIVE[kind] && time[k] > time[kind]))) kind = k;
    }
    out.kind[x] = kind;
  }
}

const weight = (lane, i) => (lane.t1.data[i] - lane.t0.data[i] + 1e-3) * (ACTIVE[lane.kind.data[i]] ? 1e12 : 1);

function enlarge(data) {
  const bigger = new data.constructor(data.length * 2);
  bigger.set(data);
  return bigger;
}

/** The first interval after `from` that ends after t. */
function skip(lane, from, n, t) {
  let jump = 1;
  while (from + jump < n && lane.t1.data[from + jump] <= t) jump *= 2;
  let low = from + (jump >> 1);
  let high = Math.min(n - 1, from + jump);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (lane.t1.data[middle] <= t) low = middle + 1; else high = middle;
  }
  return Math.max(from + 1, low);
}

/** The end of the intervals from `from` on that begin before t. */
function reach(lane, from, n, t) {
  let jump = 1;
  while (from + jump < n && lane.t0.data[from + jump] < t) jump *= 2;
  let low = from + (jump >> 1);
  let high = Math.min(n, from + jump);
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (lane.t0.data[middle] < t) low = middle + 1; else high = middle;
  }
  return low;
}

const pyramids = new WeakMap();

/** The pyramid of a lane. */
export function pyramidOf(lane) {
  if (!pyramids.has(lane)) pyramids.set(lane, new Pyramid(lane));
  return pyramids.get(lane);
}
