/**
 * Every request to stop, from the moment it is made until its goroutine runs again; grown with the log. A request that is made again
 * before the goroutine has stopped is the same request. Where a log records no flags, what it calls a preemption stands for the request.
 */
import { Column, lowerBound } from '../trace/column.js';
import { LANDING, requestEvents } from './requestEvents.js';

export { LANDING, LANDINGS } from './requestEvents.js';

export class Requests {
  constructor(log) {
    this.log = log;
    this.scanned = 0;
    this.g = new Column(Int32Array);
    this.asker = new Column(Int8Array);      // who asked first, -1 not recorded
    this.askers = new Column(Uint8Array);    // all who asked, a bit each
    this.asks = new Column(Uint32Array);
    this.first = new Column(Int32Array);     // the event that asked first
    this.slice = new Column(Int32Array);     // the event that began the slice in which it was asked, -1 unknown
    this.landing = new Column(Uint8Array);
    this.refusals = new Column(Uint32Array); // by a check or a signal's handler
    this.passed = new Column(Float64Array);  // stack checks passed while the guard was set back
    this.stop = new Column(Int32Array);      // the event by which it stopped, -1 not yet
    this.next = new Column(Int32Array);      // the start of the goroutine that got its P
    this.again = new Column(Int32Array);     // the start by which it runs again
    this.head = new Column(Int32Array);      // its events: a chain in `linkSeq`, `linkNext`
    this.tail = new Column(Int32Array);
    this.linkSeq = new Column(Int32Array);
    this.linkNext = new Column(Int32Array);
    this.linkOf = new Column(Int32Array);
    this.byG = [];
  }

  get length() {
    return this.g.length;
  }

  /** Takes in what the log has gained, up to an event if one is named. */
  grow(upTo = this.log.count) {
    this.track ??= requestEvents(this.log, this);
    const { log, track } = this;
    for (; this.scanned < upTo; this.scanned++) track[log.type(this.scanned)]?.(this.scanned);
    return this;
  }

  add(g, asker, seq, slice) {
    const r = this.length;
    const row = { g, asker, askers: 0, asks: 0, first: seq, slice, landing: 0, refusals: 0, passed: 0, stop: -1, next: -1, again: -1, head: -1, tail: -1 };
    for (const [name, value] of Object.entries(row)) this[name].push(value);
    (this.byG[g] ??= new Column(Int32Array)).push(r);
    return r;
  }

  /** Event seq is a link of request r; links are added in the order of their events. */
  link(r, seq) {
    const n = this.linkSeq.length;
    this.linkSeq.push(seq);
    this.linkNext.push(-1);
    this.linkOf.push(r);
    if (this.head.at(r) < 0) this.head.set(r, n); else this.linkNext.set(this.tail.at(r), n);
    this.tail.set(r, n);
  }

  land(r, seq, how) {
    if (this.landing.at(r) !== LANDING.open) return;
    this.landing.set(r, how);
    this.stop.set(r, seq);
  }

  /** The events of request r, in order, the first `most` of them. */
  links(r, most = 20000) {
    const out = [];
    for (let n = this.head.at(r); n >= 0 && out.length < most; n = this.linkNext.at(n)) out.push(this.linkSeq.at(n));
    return out;
  }

  /** The request that event seq is a link of, -1 none; of several the one that its own goroutine answers. */
  of(seq) {
    const n = this.linkSeq.length;
    let found = -1;
    for (let k = lowerBound(this.linkSeq.data, n, seq); k < n && this.linkSeq.at(k) === seq; k++) {
      found = this.linkOf.at(k);
      if (this.g.at(found) === this.log.g(seq)) break;
    }
    return found;
  }

  time(r) { return this.log.time(this.first.at(r)); }
  stopTime(r) { return this.stop.at(r) < 0 ? null : this.log.time(this.stop.at(r)); }
  againTime(r) { return this.again.at(r) < 0 ? null : this.log.time(this.again.at(r)); }

  /** From the request to the stop; null while it is open. A goroutine in a system call may have left before it was asked. */
  requestToStop(r) {
    return this.stop.at(r) < 0 || this.asker.at(r) < 0 ? null : Math.max(0, this.stopTime(r) - this.time(r));
  }

  /** From the stop to the next start; null where there is none. */
  stopToRun(r) {
    return this.again.at(r) < 0 || this.stop.at(r) < 0 ? null : this.againTime(r) - this.stopTime(r);
  }

  /** The first place in an ascending list of requests whose request is made at or after t. */
  place(list, t) {
    let low = 0;
    let high = list.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.time(list.at(middle)) < t) low = middle + 1; else high = middle;
    }
    return low;
  }

  /** The request of goroutine g that is under way at moment t (asked, and not running again), -1 none. */
  at(g, t) {
    const list = this.byG[g];
    if (!list) return -1;
    const k = this.place(list, t + 1e-9) - 1;
    if (k < 0) return -1;
    const r = list.at(k);
    const over = this.againTime(r) ?? (this.closed(r) ? this.stopTime(r) : Infinity);
    return t <= over ? r : -1;
  }

  /** Nothing follows the stop of a goroutine that blocked by itself, or ended. */
  closed(r) {
    const how = this.landing.at(r);
    return how === LANDING.blocked || how === LANDING.ended;
  }
}

const known = new WeakMap();

/** The requests of a log, as far as it is taken in. */
export function requestsOf(log) {
  return made(log).grow(Math.min(log.count, log.taken ?? Infinity));
}

function made(log) {
  if (!known.has(log)) known.set(log, new Requests(log));
  return known.get(log);
}

/** Brings them up to an event, a piece of so many events at each step. */
export function* growRequests(log, upTo, piece) {
  for (let at = made(log).scanned; at < upTo; at += piece) {
    made(log).grow(Math.min(upTo, at + piece));
    yield;
  }
}
