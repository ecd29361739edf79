/**
 * What the log says in numbers, kept while it grows: when each goroutine was ready and when it ran, every unbroken run, every request to
 * stop and how it ended, and the lengths of the queues. A range is a slice of each list, for all are in the order of the log.
 */
import { Column, lowerBound } from './column.js';
import { queueLengths } from './queueLengths.js';
import { requests } from './requests.js';
import { turns } from './turns.js';

export class Measures {
  constructor(log) {
    this.log = log;
    this.scanned = 0;
    /** Waits that have ended: from when the goroutine was ready; `seq` is the event that made it run. */
    this.waits = { seq: new Column(Int32Array), g: new Column(Int32Array), from: new Column(Float64Array) };
    /** Unbroken runs: from GoStart to the event that ended it (-1 while it goes on), in the order of their starts. */
    this.runs = { start: new Column(Int32Array), end: new Column(Int32Array), g: new Column(Int32Array), inherited: new Column(Uint8Array) };
    /** Times of the runs' starts; a run's end lies before the next start of the same goroutine. */
    this.open = new Map();                                  // g → number of its run that goes on
    /** Requests, and what comes of them: see requests.js. */
    this.asked = { seq: new Column(Int32Array), kind: new Column(Uint8Array), g: new Column(Int32Array), asker: new Column(Int32Array), how: new Column(Int32Array) };
    this.queues = [];                                       // 0: global, 1 + p: runnext and ring of P p; each {seq, length}
    const takes = [turns(log, this), requests(log, this), queueLengths(log, this)];
    this.track = [];
    for (const take of takes) for (const [name, f] of Object.entries(take)) {
      const entry = log.table.byName(name);
      if (entry) (this.track[entry.id] ??= []).push(f);
    }
  }

  /** Takes in what the log has gained, at most so many events; whether that was all. */
  grow(most = Infinity) {
    const { log, track } = this;
    const end = Math.min(log.count, this.scanned + most);
    for (let i = this.scanned; i < end; i++) {
      const fs = track[log.type(i)];
      if (fs) for (let k = 0; k < fs.length; k++) fs[k](i, log.time(i));
    }
    this.scanned = end;
    return end === log.count;
  }

  /** The events of [t0, t1]: {from, to} in seqs, `to` not included. */
  seqs(t0, t1) {
    return { from: t0 <= 0 ? 0 : firstAt(this.log, t0), to: this.log.seqAt(t1) };
  }
}

/** The first event at t or later. */
function firstAt(log, t) {
  let low = 0;
  let high = log.count;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (log.time(middle) < t) low = middle + 1; else high = middle;
  }
  return low;
}

/** The places of a column of seqs that lie in [from, to): {from, to}. */
export function slice(column, { from, to }) {
  return { from: lowerBound(column.data, column.length, from), to: lowerBound(column.data, column.length, to) };
}
