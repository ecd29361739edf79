/**
 * The time slices that several goroutines of a runnext chain share: the one that is woken inherits what the one before it has left, so
 * that a pair that wakes each other cannot keep a P for longer than one of them could. By P: columns of beginnings and ends.
 */
import { Column, lowerBound } from './column.js';

export class Slices {
  constructor() {
    this.ofP = [];
    this.began = [];     // per P: when the slice that runs now began
    this.open = [];      // per P: whether the last band is that of the slice that runs now
  }

  start(p, t, inherit) {
    if (p < 0) return;
    if (!inherit) {
      this.began[p] = t;
      this.open[p] = false;
      return;
    }
    const list = this.ofP[p] ??= { t0: new Column(Float64Array, 8), t1: new Column(Float64Array, 8) };
    if (!this.open[p]) {
      list.t0.push(this.began[p] ?? t);
      list.t1.push(t);
      this.open[p] = true;
    }
    list.t1.set(list.t1.length - 1, t);
  }

  /** A goroutine leaves the P: what is shared lasts until then. */
  leave(p, t) {
    if (p >= 0 && this.open[p]) this.ofP[p].t1.set(this.ofP[p].t1.length - 1, t);
  }

  /** [{t0, t1}] of a P that touch [t0, t1]; those that end within `least` of the one before it are left out. */
  within(p, t0, t1, least = 0) {
    const list = this.ofP[p];
    const out = [];
    if (!list) return out;
    for (let i = lowerBound(list.t1.data, list.t1.length, t0); i < list.t0.length && list.t0.data[i] <= t1;) {
      out.push({ t0: list.t0.data[i], t1: list.t1.data[i] });
      const next = list.t1.data[i] + least;
      i = least > 0 ? Math.max(i + 1, lowerBound(list.t1.data, list.t1.length, next)) : i + 1;
    }
    return out;
  }
}
