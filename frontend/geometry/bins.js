/**
 * A lane in bins of equal time, at several magnifications, each twice as coarse as the one below: what is dominant in a bin, whether
 * something else is in it, and how much. Only magnifications at which a bin holds several intervals are kept; nearer ones read the intervals.
 */
import { lowerBound, resized } from '../trace/column.js';
import { ACTIVE } from './intervals.js';

/** Intervals in a bin of the finest level, on average. */
const IN_A_BIN = 2;
/** Below this a lane is read as it is. */
const WORTH = 1024;
/** A level with fewer bins is the last. */
const COARSEST = 256;
const FIRST = 512;
const ALL = 65535;
const MIXED = 0x80;

class Level {
  constructor(width, one) {
    this.width = width;
    this.length = 0;
    this.kind = new Uint8Array(FIRST);        // with MIXED
    this.g = new Int32Array(one ? 0 : FIRST); // nothing where the lane has one goroutine
    this.time = new Uint16Array(FIRST);       // of the dominant kind, in 65,535ths of the bin
  }

  push(kind, g, time) {
    if (this.length === this.kind.length) {
      for (const key of ['kind', 'time', ...(this.g.length ? ['g'] : [])]) {
        this[key] = resized(this[key], Math.ceil(this.length * 1.25));
      }
    }
    this.kind[this.length] = kind;
    if (this.g.length) this.g[this.length] = g;
    this.time[this.length++] = time;
  }
}

/** Whether kind b with so much time goes before kind a. */
const before = (b, timeB, a, timeA) => a === 0 || (b !== 0 && (ACTIVE[b] !== ACTIVE[a] ? ACTIVE[b] : timeB > timeA));

/** Of the bin that is being made: times by kind. */
const sums = new Float64Array(32);

export class Bins {
  constructor(lane) {
    this.lane = lane;
    this.levels = [];
    this.at = 0;             // the interval in which the next bin of the finest level begins
  }

  /** Bins of what is finished. */
  grow() {
    const { lane } = this;
    const n = lane.length;
    if (n < WORTH) return this;
    if (this.levels.length === 0) {
      const average = (lane.t0.data[n - 1] - lane.t0.data[0]) / (n - 1);
      this.levels.push(new Level(2 ** Math.max(0, Math.ceil(Math.log2(average * IN_A_BIN))), lane.g.data === null));
    }
    this.thin();
    const [finest] = this.levels;
    const whole = Math.floor(lane.t0.data[n - 1] / finest.width);
    while (finest.length < whole) this.bin(finest);
    for (let k = 0; this.levels[k].length >= 2 * COARSEST || this.levels[k + 1]; k++) {
      this.levels[k + 1] ??= new Level(this.levels[k].width * 2, lane.g.data === null);
      merge(this.levels[k], this.levels[k + 1]);
    }
    return this;
  }

  /** A level that has turned out too fine goes: the lane was busier when it was begun. */
  thin() {
    const { lane, levels } = this;
    while (levels.length > 1 && levels[0].length > lane.length) {
      levels.shift();
      this.at = Math.max(0, lowerBound(lane.t0.data, lane.length, levels[0].length * levels[0].width) - 1);
    }
  }

  /** The next bin of the finest level. */
  bin(level) {
    const { lane } = this;
    const t0 = level.length * level.width;
    const t1 = t0 + level.width;
    const ends = lane.t0.data;
    let i = this.at;
    let kind = 0;
    let first = -1;
    let g = -1;
    let longest = -1;
    let mixed = false;
    sums.fill(0);
    for (; i < lane.length && ends[i] < t1; i++) {
      const k = lane.kind.data[i];
      const time = Math.min(t1, ends[i + 1]) - Math.max(t0, ends[i]);
      if (time <= 0 && k === 0) continue;
      sums[k] += Math.max(1e-3, time);
      if (first >= 0) mixed ||= k !== lane.kind.data[first] || lane.g.at(i) !== lane.g.at(first);
      else first = i;
      if (before(k, sums[k], kind, kind ? sums[kind] : 0)) kind = k;
      const weight = time * (ACTIVE[k] ? 1e12 : 1);
      if (weight > longest) {
        longest = weight;
        g = lane.g.at(i);
      }
    }
    level.push(kind | (mixed ? MIXED : 0), g, Math.round((sums[kind] / level.width) * ALL));
    this.at = Math.max(0, i - 1);
  }

  /** The coarsest level whose bins are not wider than `step`, or null. */
  levelFor(step) {
    let found = null;
    for (const level of this.levels) if (level.width <= step) found = level;
    return found;
  }

  /** Fills {kind, g, mixed} up to the last pixel whose bins are all there; gives the first pixel that is not filled. */
  fill(level, window, width, out) {
    const step = (window.t1 - window.t0) / width;
    const one = level.g.length === 0;
    let b = Math.max(0, Math.floor(window.t0 / level.width));
    for (let x = 0; x < width; x++) {
      const to = Math.floor((window.t0 + (x + 1) * step) / level.width);
      if (to > level.length) return x;
      let kind = 0;
      let time = 0;
      let g = one ? this.lane.g.at(0) : -1;
      let mixed = 0;
      for (let first = b; b < to; b++) {
        const k = level.kind[b] & ~MIXED;
        if (level.kind[b] & MIXED || (b > first && (level.kind[b] !== level.kind[b - 1] || level.g[b] !== level.g[b - 1]))) mixed = 1;
        if (!before(k, level.time[b], kind, time)) continue;
        kind = k;
        time = level.time[b];
        if (!one) g = level.g[b];
      }
      out.kind[x] = kind;
      out.g[x] = g;
      out.mixed[x] = mixed;
    }
    return width;
  }
}

/** Two bins of the finer level make one of the coarser. */
function merge(fine, coarse) {
  while (coarse.length * 2 + 1 < fine.length) {
    const a = coarse.length * 2;
    const b = a + 1;
    const [ka, kb] = [fine.kind[a] & ~MIXED, fine.kind[b] & ~MIXED];
    const mixed = (fine.kind[a] | fine.kind[b]) & MIXED || ka !== kb || fine.g[a] !== fine.g[b] ? MIXED : 0;
    if (ka === kb) coarse.push(ka | mixed, fine.time[a] >= fine.time[b] ? fine.g[a] : fine.g[b], (fine.time[a] + fine.time[b]) >> 1);
    else if (before(kb, fine.time[b], ka, fine.time[a])) coarse.push(kb | mixed, fine.g[b], fine.time[b] >> 1);
    else coarse.push(ka | mixed, fine.g[a], fine.time[a] >> 1);
  }
}
