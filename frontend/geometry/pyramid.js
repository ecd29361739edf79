/** A lane at any magnification: what fills each pixel, at a price that does not grow with the log. */
import { Bins } from './bins.js';
import { ACTIVE, KINDS } from './intervals.js';
import { lowerBound, resized } from '../trace/column.js';

export const BLOCK = 64;
export const KINDS_WIDE = 18;

const NOTHING = new Float64Array(KINDS_WIDE);
const NO_BLOCK = new Int32Array(0);

/** Sums of time by kind, and the longest active interval, for each block of 64 finished intervals. */
export class Pyramid {
  constructor(lane) {
    this.lane = lane;
    this.blocks = 0;
    this.sums = NOTHING;      // sums[b]: everything before block b
    this.longest = NO_BLOCK;
    this.bins = new Bins(lane);
  }

  /** How many blocks of the lane are finished: the last interval may still change. */
  get whole() {
    return Math.floor(Math.max(0, this.lane.length - 1) / BLOCK);
  }

  /** Whether whole blocks have come. */
  get behind() {
    return this.blocks < this.whole;
  }

  grow() {
    const { lane, whole } = this;
    this.bins.grow();
    if (whole > 0 && this.blocks === 0) {                             // of ten thousand goroutines most never fill one
      this.sums = new Float64Array(2 * KINDS_WIDE);
      this.longest = new Int32Array(1);
    }
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

  /** {kind: Uint8Array, g: Int32Array, mixed: Uint8Array}, one element a pixel; kind 0: nothing there. Fills `out` where one is given. */
  pixels(window, width, out = room(width)) {
    this.grow();
    out.kind.fill(0);
    out.g.fill(-1);
    out.mixed.fill(0);
    if (this.lane.length === 0) return out;
    const step = (window.t1 - window.t0) / width;
    const level = this.bins.levelFor(step);
    const first = level ? this.bins.fill(level, window, width, out) : 0;
    if (first < width) this.read(window, width, step, first, out);
    return out;
  }

  /** The intervals themselves, from a pixel on: whole pixels of one are filled at once, the others weighed. */
  read(window, width, step, first, out) {
    const { lane } = this;
    const n = lane.length;
    const begins = lane.t0.data;
    const ends = lane.t1.data;
    const kinds = lane.kind.data;
    const gs = lane.g.data;
    const own = lane.g.at(0);
    const from = window.t0 + first * step;
    const scale = 1 / step;
    let i = lowerBound(ends, n, from);
    while (i < n && ends[i] <= from && (i < n - 1 || begins[i] < from)) i++;
    pixel.begin();
    let x = first;                                 // the pixel that is being weighed
    for (; i < n; i++) {
      const t0 = begins[i];
      if (t0 >= window.t1) break;
      const t1 = ends[i];
      let a = Math.floor((t0 - window.t0) * scale);
      if (a < first) a = first;
      let b = Math.floor((t1 - window.t0) * scale);
      if (b > a && window.t0 + b * step >= t1) b--;     // it ends where a pixel begins
      if (b >= width) b = width - 1;
      if (a > x) {
        pixel.end(out, x);
        x = a;
      }
      if (a >= width) break;
      const kind = kinds[i];
      const g = gs ? gs[i] : own;
      pixel.add(kind, g, Math.min(t1, window.t0 + (a + 1) * step) - Math.max(t0, window.t0 + a * step));
      if (b === a) {
        i = this.jump(i, x, step, window, ends, n);
        continue;
      }
      pixel.end(out, x);
      if (b > a + 1) {
        out.kind.fill(kind, a + 1, b);
        out.g.fill(g, a + 1, b);
      }
      x = b;
      pixel.add(kind, g, Math.min(t1, window.t0 + (b + 1) * step) - (window.t0 + b * step));
    }
    if (x < width) pixel.end(out, x);
  }

  /** Behind interval i, whole blocks that end within pixel x are added by their sums; gives the last interval that is in. */
  jump(i, x, step, window, ends, n) {
    const { lane } = this;
    const end = window.t0 + (x + 1) * step;
    let last = i;
    while ((last + 1) % BLOCK === 0) {
      const b = (last + 1) / BLOCK;
      const to = last + BLOCK;
      if (b >= this.blocks || to >= n || ends[to] > end) break;
      for (let k = 1; k < KINDS_WIDE; k++) {
        const time = this.sums[(b + 1) * KINDS_WIDE + k] - this.sums[b * KINDS_WIDE + k];
        if (time > 0) pixel.time(k, time);
      }
      const best = this.longest[b];
      pixel.longest(lane.kind.data[best], lane.g.at(best), ends[best] - lane.t0.data[best]);
      pixel.count += BLOCK;
      last = to;
    }
    return last;
  }
}

/** What is in one pixel, while it is weighed. */
const pixel = {
  sums: new Float64Array(KINDS_WIDE), used: new Uint8Array(KINDS_WIDE), uses: 0, count: 0, g: -1, weight: -1,
  begin() {
    for (let u = 0; u < this.uses; u++) this.sums[this.used[u]] = 0;
    this.uses = 0;
    this.count = 0;
    this.weight = -1;
    this.g = -1;
  },
  time(kind, time) {
    if (this.sums[kind] === 0) this.used[this.uses++] = kind;
    this.sums[kind] += time > 1e-3 ? time : 1e-3;
  },
  longest(kind, g, time) {
    const weight = (time + 1e-3) * (ACTIVE[kind] ? 1e12 : 1);
    if (weight <= this.weight) return;
    this.weight = weight;
    this.g = g;
  },
  add(kind, g, time) {
    this.time(kind, time);
    this.longest(kind, g, time);
    this.count++;
  },
  end(out, x) {
    let kind = 0;
    for (let u = 0; u < this.uses; u++) {
      const k = this.used[u];
      if (k === 0) continue;
      if (kind === 0 || (ACTIVE[k] && !ACTIVE[kind]) || (ACTIVE[k] === ACTIVE[kind] && this.sums[k] > this.sums[kind])) kind = k;
    }
    out.kind[x] = kind;
    out.g[x] = this.g;
    out.mixed[x] = this.count > 1 ? 1 : 0;
    this.begin();
  },
};

/** An empty row of pixels. */
export const room = (width) => ({ kind: new Uint8Array(width), g: new Int32Array(width), mixed: new Uint8Array(width) });

const weight = (lane, i) => (lane.t1.data[i] - lane.t0.data[i] + 1e-3) * (ACTIVE[lane.kind.data[i]] ? 1e12 : 1);

const enlarge = (data) => resized(data, data.length * 2);

const pyramids = new WeakMap();

/** The pyramid of a lane. */
export function pyramidOf(lane) {
  if (!pyramids.has(lane)) pyramids.set(lane, new Pyramid(lane));
  return pyramids.get(lane);
}

/** The pyramids that there are of some lanes take in what their lanes have gained, a step each. */
export function* growPyramids(lanes) {
  for (const lane of lanes) {
    const pyramid = pyramids.get(lane);
    if (!pyramid?.behind) continue;
    pyramid.grow();
    yield;
  }
}
