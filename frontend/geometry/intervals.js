/** What each lane does from when to when, grown with the log. A lane is columns t0, t1, kind, g, info. */
import { Column, lowerBound } from './column.js';
import { Ends } from './ends.js';
import { Slices } from './slices.js';
import { Worlds } from './worlds.js';
import { transitions } from './transitions.js';

/**
 * Kinds by number; info is the P of a running goroutine's interval, the row of the reason of a waiting one's, the number of the cycle of
 * what the collector does, and who polls for how many in the netpoller's (see netpoller.js).
 */
export const KINDS = ['none', 'running', 'syscall', 'idle', 'scheduling', 'spinning', 'starting', 'netpoll', 'parked', 'runnable', 'waiting', 'dead', 'tick', 'sleep', 'unknown',
  'marking', 'terminating', 'stopped'];
export const KIND = Object.fromEntries(KINDS.map((name, i) => [name, i]));

/** Kinds in which somebody does something; a single one of them makes a pixel show it. */
export const ACTIVE = KINDS.map((name) => ['running', 'syscall', 'scheduling', 'spinning', 'starting', 'tick', 'marking', 'terminating'].includes(name));

/** Of ten thousand goroutines most do little. */
const FEW = 8;

/** A column in which all values are the same. */
class Same {
  constructor(value) {
    this.value = value;
    this.data = null;
  }

  at() { return this.value; }
  push() {}
  set() {}
  trim() {}
}

/**
 * What one lane does: each interval ends where the next begins. A goroutine's lane speaks of that goroutine alone, and those of Ps and Ms
 * keep no info, so that an interval takes 13 bytes; `data` of a column that is not kept is null.
 */
export class Lane {
  constructor(id, clock) {
    const own = id[0] === 'g' ? Number(id.slice(1)) : -1;
    this.tells = own >= 0 || id === 'c' || id === 'n';
    this.t0 = new Column(Float64Array, FEW);
    this.t1 = new Ends(this.t0, clock);
    this.kind = new Column(Uint8Array, FEW);
    this.g = this.tells ? new Same(own) : new Column(Int32Array, FEW);
    this.info = this.tells ? new Column(Int32Array, FEW) : new Same(-1);
    this.seen = 0;          // the kinds of all intervals but the last, as bits
  }

  get length() {
    return this.t0.length;
  }

  /** From t on it is so; a stretch of no length gives way, an equal one goes on (but for ticks). */
  enter(t, kind, g = -1, info = -1) {
    if (this.tells) g = this.g.value;
    else info = -1;
    let last = this.length - 1;
    if (last >= 0) {
      if (this.kind.at(last) === kind && this.g.at(last) === g && this.info.at(last) === info && kind !== KIND.tick) return;
      if (this.t0.at(last) === t) {
        this.kind.set(last, kind);
        this.g.set(last, g);
        this.info.set(last, info);
        return;
      }
    }
    if (last >= 0) this.seen |= 1 << this.kind.at(last);
    this.t0.push(t);
    this.kind.push(kind);
    this.g.push(g);
    this.info.push(info);
  }

  /** The kind that holds now. */
  get now() {
    return this.length ? this.kind.at(this.length - 1) : KIND.none;
  }

  /** The kinds that it ever has, as bits. */
  get kinds() {
    return this.seen | (1 << this.now);
  }

  /** The intervals that touch [t0, t1]: {from, to} with `to` not included. */
  range(t0, t1) {
    const n = this.length;
    const from = lowerBound(this.t1.data, n, t0);
    let to = lowerBound(this.t0.data, n, t1);
    if (to < n && this.t0.at(to) === t1) to++;
    return { from, to: Math.max(from, to) };
  }

  /** The interval at moment t, or -1. */
  indexAt(t) {
    const n = this.length;
    let i = lowerBound(this.t0.data, n, t);
    if (i === n || this.t0.at(i) > t) i--;
    return i >= 0 && t <= this.t1.at(i) ? i : -1;
  }

  /** Interval i as an object, for a tooltip. */
  interval(i) {
    return { t0: this.t0.at(i), t1: this.t1.at(i), kind: KINDS[this.kind.at(i)], g: this.g.at(i), info: this.info.at(i) };
  }
}

export class Intervals {
  constructor(log) {
    this.lanes = new Map();
    this.clock = { now: 0 };
    this.worlds = new Worlds();
    this.slices = new Slices();
    this.networked = false;         // whether a goroutine ever waits for the network
    this.scanned = 0;
    this.version = 0;
    if (log) this.grow(log);
  }

  /** The lane with this id; empty when nothing happened on it. */
  lane(id) {
    let lane = this.lanes.get(id);
    if (!lane) this.lanes.set(id, lane = new Lane(id, this.clock));
    return lane;
  }

  /** Takes in what the log has gained (up to an event, if one is named), and lets the open intervals end where the log, or the run, ends. */
  grow(log, runEnd = 0, upTo = log.count) {
    this.track ??= transitions(log, this, KIND);
    const { track } = this;
    const n = Math.min(log.count, upTo);
    for (let i = this.scanned; i < n; i++) {
      const take = track[log.type(i)];
      if (take) take(i, log.time(i));
    }
    this.scanned = n;
    this.clock.now = n === 0 ? 0 : n === log.count ? Math.max(log.endTime, runEnd) : log.time(n - 1);
    this.version++;
    return this;
  }

  /** No more comes: the room that is left goes, a lane at each step. */
  * trims() {
    for (const lane of this.lanes.values()) {
      lane.t0.trim(1);      // where the last one ends
      for (const column of [lane.t1, lane.kind, lane.g, lane.info]) column.trim();
      yield;
    }
  }
}
