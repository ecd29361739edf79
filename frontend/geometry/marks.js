/** The moments worth a mark, and the stretches in which a goroutine is asked to stop; grown with the log. */
import { Column, lowerBound, ShortColumn } from './column.js';
import { markers } from './markers.js';

export const POINTS = ['flag', 'signal-sent', 'signal-received', 'signal-accepted', 'signal-refused', 'check-passed', 'check-hit', 'check-refused', 'preempted',
  'gosched', 'steal', 'timer', 'block', 'unblock', 'println', 'exit', 'slice-expired', 'deferred', 'panic', 'recovery', 'stack-copied', 'network', 'cpu-sample'];

/** Where several lie on one another, the more telling one is shown. */
const WEIGHT = new Map(['check-passed', 'unblock', 'block', 'cpu-sample', 'network', 'timer', 'println', 'steal', 'deferred', 'signal-received', 'gosched', 'slice-expired', 'exit', 'signal-sent',
  'check-refused', 'flag', 'preempted', 'check-hit', 'signal-refused', 'signal-accepted', 'stack-copied', 'recovery', 'panic'].map((kind, i) => [POINTS.indexOf(kind), i]));

export class Marks {
  constructor(log) {
    this.seq = new Column(Int32Array);
    this.kind = new Column(Uint8Array);
    this.m = new Column(Int16Array);
    this.p = new Column(Int16Array);
    this.g = new Column(Int32Array);
    this.byLane = new Map();                             // lane id -> [Column of point numbers], by kind
    [this.ofG, this.ofM, this.ofP] = [[], [], []];       // the same by number
    this.byKind = POINTS.map(() => new Column(Int32Array)); // seqs
    /** [{g, raisedSeq, raised, answeredSeq, answered, by: 'signal'|'check'|'other'|null}], answered null while it is up. */
    this.flags = [];
    this.scanned = 0;
    this.version = 0;
    if (log) this.grow(log);
  }

  /** Takes in what the log has gained, up to an event if one is named. */
  grow(log, upTo = log.count) {
    this.log = log;
    this.track ??= markers(log, this);
    const n = Math.min(log.count, upTo);
    for (let i = this.scanned; i < n; i++) {
      const take = this.track[log.type(i)];
      if (take) take(i, log.time(i));
    }
    this.scanned = n;
    this.version++;
    return this;
  }

  /** `also`: the id of one more lane that shows it. */
  add(kind, seq, g, m, p, also = null) {
    const k = POINTS.indexOf(kind);
    const n = this.seq.length;
    this.seq.push(seq);
    this.kind.push(k);
    this.m.push(m);
    this.p.push(p);
    this.g.push(g);
    this.byKind[k].push(seq);
    if (g >= 0) on(this.ofG[g] ??= this.lists(`g${g}`), k, n);
    if (m >= 0) on(this.ofM[m] ??= this.lists(`m${m}`), k, n);
    if (p >= 0) on(this.ofP[p] ??= this.lists(`p${p}`), k, n);
    if (also) on(this.lists(also), k, n);
  }

  /** No more comes: the room that is left goes, a lane at each step. */
  * trims() {
    for (const column of [this.seq, this.kind, this.m, this.p, this.g, ...this.byKind]) {
      column.trim();
      yield;
    }
    for (const lists of this.byLane.values()) {
      for (const list of lists) list?.trim();
      yield;
    }
  }

  /** What is on a lane. */
  lists(lane) {
    let lists = this.byLane.get(lane);
    if (!lists) this.byLane.set(lane, lists = []);
    return lists;
  }

  timeOf(n) {
    return this.log.time(this.seq.data[n]);
  }

  point(n, lane) {
    return { seq: this.seq.at(n), time: this.timeOf(n), kind: POINTS[this.kind.at(n)], lane, m: this.m.at(n), p: this.p.at(n), g: this.g.at(n), count: 1 };
  }

  /** The first place in a lane's list at or after t. */
  from(list, t, low = 0) {
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.timeOf(list.data[middle]) < t) low = middle + 1; else high = middle;
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
      const found = (this.byLane.get(lane) ?? []).map((list) => ({ list, start: this.from(list, t0), end: this.from(list, t1 + 1e-9) })).filter(({ start, end }) => end > start);
      const many = found.reduce((sum, { start, end }) => sum + end - start, 0) > cap;
      const first = out.length;
      for (const { list, start, end } of found) {
        if (many) this.slots(lane, list, start, end, t0, (t1 - t0 || 1) / cap, out);
        else for (let k = start; k < end; k++) out.push(this.point(list.data[k], lane));
      }
      if (found.length > 1) out.push(...out.splice(first).sort((a, b) => a.seq - b.seq));
    }
    return out;
  }

  /** One point for each slot of time in which a list has some: the first, with their number. */
  slots(lane, list, start, end, t0, slot, out) {
    for (let k = start; k < end;) {
      const point = this.point(list.data[k], lane);
      const next = Math.min(end, Math.max(k + 1, this.from(list, t0 + (Math.floor((point.time - t0) / slot) + 1) * slot, k)));
      point.count = next - k;
      out.push(point);
      k = next;
    }
  }

  /** The point of a lane nearest to t, not further than tolerance; null when there is none. */
  nearest(lane, t, tolerance) {
    let best = -1;
    const near = (n) => Math.abs(this.timeOf(n) - t);
    for (const list of (this.byLane.get(lane) ?? []).filter(Boolean)) {
      for (let k = this.from(list, t - tolerance); k < list.length; k++) {
        const n = list.data[k];
        if (this.timeOf(n) > t + tolerance) break;
        const better = best < 0 || near(n) < near(best) || (near(n) === near(best) && WEIGHT.get(this.kind.data[n]) > WEIGHT.get(this.kind.data[best]));
        if (better) best = n;
      }
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

/** Point n is one of a kind on a lane. */
function on(lists, kind, n) {
  (lists[kind] ??= new ShortColumn()).push(n);
}
