/** The moments worth a mark, and the stretches in which a goroutine is asked to stop; grown with the log. */
import { Column, lowerBound } from './column.js';
import { markers } from './markers.js';

export const POINTS = ['flag', 'signal-sent', 'signal-received', 'signal-accepted', 'signal-refused', 'check-passed', 'check-hit', 'check-refused', 'preempted',
  'gosched', 'steal', 'timer', 'block', 'unblock', 'println', 'exit', 'slice-expired', 'deferred', 'panic', 'recovery', 'stack-copied', 'network', 'cpu-sample'];

/** Where several lie on one another, the more telling one is shown. */
const WEIGHT = new Map(['check-passed', 'unblock', 'block', 'cpu-sample', 'network', 'timer', 'println', 'steal', 'deferred', 'signal-received', 'gosched', 'slice-expired', 'exit', 'signal-sent',
  'check-refused', 'flag', 'preempted', 'check-hit', 'signal-refused', 'signal-accepted', 'stack-copied', 'recovery', 'panic'].map((kind, i) => [POINTS.indexOf(kind), i]));

export class Marks {
  constructor(log) {
    this.seq = new Column(Int32Array);
    this.time = new Column(Float64Array);
    this.kind = new Column(Uint8Array);
    this.m = new Column(Int32Array);
    this.p = new Column(Int32Array);
    this.g = new Column(Int32Array);
    this.byLane = new Map();                             // lane id -> Column of point numbers
    this.byKind = POINTS.map(() => new Column(Int32Array)); // seqs
    /** [{g, raisedSeq, raised, answeredSeq, answered, by: 'signal'|'check'|'other'|null}], answered null while it is up. */
    this.flags = [];
    this.scanned = 0;
    this.version = 0;
    if (log) this.grow(log);
  }

  grow(log) {
    this.track ??= markers(log, this);
    for (let i = this.scanned, n = log.count; i < n; i++) {
      const take = this.track[log.type(i)];
      if (take) take(i, log.time(i));
    }
    this.scanned = log.count;
    this.version++;
    return this;
  }

  add(kind, seq, time, g, m, p, sysmon = false) {
    const k = POINTS.indexOf(kind);
    const n = this.seq.length;
    this.seq.push(seq);
    this.time.push(time);
    this.kind.push(k);
    this.m.push(m);
    this.p.push(p);
    this.g.push(g);
    this.byKind[k].push(seq);
    if (g >= 0) this.on('g' + g, n);
    if (m >= 0) this.on('m' + m, n);
    if (p >= 0) this.on('p' + p, n);
    if (sysmon) this.on('s', n);
  }

  on(lane, n) {
    let list = this.byLane.get(lane);
    if (!list) this.byLane.set(lane, list = new Column(Int32Array));
    list.push(n);
  }

  point(n, lane) {
    return { seq: this.seq.at(n), time: this.time.at(n), kind: POINTS[this.kind.at(n)], lane, m: this.m.at(n), p: this.p.at(n), g: this.g.at(n), count: 1 };
  }

  /** The first place in a lane's list at or after t. */
  from(list, t) {
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.time.data[list.data[middle]] < t) low = middle + 1; else high = middle;
    }
    return low;
  }

  /** The points of lanes in [t0, t1]. A lane with more than cap gives one a kind and slot of time, with `count`. */
  query(laneIds, t0, t1, cap = 400) {
    const key = `${laneIds.join()} ${t0} ${t1} ${cap} ${this.seq.length}`;
    if (this.asked?.key === key) return this.asked.out;    // a moving playhead asks the same again and again
    const out = [];
    this.asked = { key, out };
    for (const lane of laneIds) {
      const list = this.byLane.get(lane);
      if (!list) continue;
      const start = this.from(list, t0);
      const end = this.from(list, t1 + 1e-9);
      if (end - start <= cap) {
        for (let k = start; k < end; k++) out.push(this.point(list.data[k], lane));
        continue;
      }
      const slots = new Int32Array((cap + 1) * 32);     // 1 + the place in `out`
      const scale = cap / (t1 - t0 || 1);
      for (let k = start; k < end; k++) {
        const n = list.data[k];
        const slot = Math.floor((this.time.data[n] - t0) * scale) * 32 + this.kind.data[n];
        if (slots[slot]) out[slots[slot] - 1].count++;
        else slots[slot] = out.push(this.point(n, lane));
      }
    }
    return out;
  }

  /** The point of a lane nearest to t, not further than tolerance; null when there is none. */
  nearest(lane, t, tolerance) {
    const list = this.byLane.get(lane);
    if (!list) return null;
    let best = -1;
    const near = (n) => Math.abs(this.time.data[n] - t);
    for (let k = this.from(list, t - tolerance); k < list.length; k++) {
      const n = list.data[k];
      if (this.time.data[n] > t + tolerance) break;
      const better = best < 0 || near(n) < near(best) || (near(n) === near(best) && WEIGHT.get(this.kind.data[n]) > WEIGHT.get(this.kind.data[best]));
      if (better) best = n;
    }
    return best < 0 ? null : this.point(best, lane);
  }

  /** The flags that are up at some moment of [t0, t1], of one goroutine or of all. */
  flagsIn(t0, t1, g = -1) {
    return this.flags.filter((f) => (g < 0 || f.g === g) && f.raised <= t1 && (f.answered === null || f.answered >= t0));
  }

  /** The seqs of the points of these kinds, ascending. */
  seqs(kinds = POINTS.filter((kind) => kind !== 'check-passed')) {
    const out = [];
    for (const kind of kinds) {
      const list = this.byKind[POINTS.indexOf(kind)];
      for (let i = 0; list && i < list.length; i++) out.push(list.data[i]);
    }
    return Int32Array.from(out).sort();
  }

  /** The next (direction 1) or previous (-1) seq after or before `seq`, of these kinds; -1 when there is none. */
  step(seq, direction, kinds = POINTS.filter((kind) => kind !== 'check-passed')) {
    let best = -1;
    for (const kind of kinds) {
      const list = this.byKind[POINTS.indexOf(kind)];
      const i = direction > 0 ? lowerBound(list.data, list.length, seq + 1) : lowerBound(list.data, list.length, seq) - 1;
      if (i < 0 || i >= list.length) continue;
      const found = list.data[i];
      if (best < 0 || (direction > 0 ? found < best : found > best)) best = found;
    }
    return best;
  }
}
