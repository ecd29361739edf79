/** The times at which the world is stopped: from the wish to stop it until it runs again, and who was waited for. */

export class Worlds {
  constructor() {
    /** [{t0: the wish, stopped: the last P stands still (null: not yet), t1: it runs again (null: not yet), kind, m, g, lastP, lastG}] */
    this.stops = [];
    this.onP = [];     // per P: the goroutine that last started there
  }

  start(p, g) {
    if (p >= 0) this.onP[p] = g;
  }

  begin(t, kind, m, g) {
    this.stops.push({ t0: t, stopped: null, t1: null, kind, m, g, lastP: -1, lastG: -1 });
  }

  /** A P stands still; `left` others do not yet. */
  stop(t, p, left) {
    const now = this.stops.at(-1);
    if (!now || now.t1 !== null) return;
    if (left > 0) return;
    now.stopped = t;
    now.lastP = p;
    now.lastG = t > now.t0 ? this.onP[p] ?? -1 : -1;     // nobody was waited for who stood still at once
  }

  end(t) {
    const now = this.stops.at(-1);
    if (now && now.t1 === null) now.t1 = t;
  }

  /** Those that touch [t0, t1], at most one in each `least` ns. */
  within(t0, t1, least = 0) {
    const out = [];
    for (let i = this.from(t0); i < this.stops.length && this.stops[i].t0 <= t1;) {
      const stop = this.stops[i];
      out.push(stop);
      i = least > 0 ? Math.max(i + 1, this.from((stop.t1 ?? t1) + least)) : i + 1;
    }
    return out;
  }

  /** The first that is not over at t. */
  from(t) {
    let low = 0;
    let high = this.stops.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const { t1 } = this.stops[middle];
      if (t1 !== null && t1 < t) low = middle + 1; else high = middle;
    }
    return low;
  }

  /** The stop that lasts at moment t, or null. */
  at(t) {
    const stop = this.stops[this.from(t)];
    return stop && stop.t0 <= t ? stop : null;
  }
}
