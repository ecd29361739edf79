/**
 * The events of one run in growing typed columns, 37 bytes an event, with the tables they refer to and keyframes of the state.
 */
import { copyColumn, copyTimes } from './batch.js';
import { apply, clone, emptyState } from './apply.js';

const FIRST_CAPACITY = 4096;
const KEYFRAMES = 128;
const FIRST_EVERY = 1024;

export class Log {
  /** @param table an EventTable @param header the log's header */
  constructor({ table, header }) {
    this.table = table;
    this.header = header;
    this.rows = { strings: [], stacks: [], gs: [], ms: [], ps: [], objects: [] };
    this.count = 0;
    this.capacity = 0;
    this.grow(FIRST_CAPACITY);
    this.every = FIRST_EVERY;
    this.keyframes = [];
    this.last = emptyState();
    this.tip = emptyState();
  }

  grow(capacity) {
    const bigger = (Type, old) => {
      const array = new Type(capacity);
      if (old) array.set(old);
      return array;
    };
    this.times = bigger(Float64Array, this.times);
    this.types = bigger(Uint8Array, this.types);
    for (const [key, Type] of [['ms', Int16Array], ['ps', Int16Array], ['gs', Int32Array], ['stacks', Int32Array], ['as', Int32Array], ['bs', Int32Array], ['cs', Int32Array]]) {
      this[key] = bigger(Type, this[key]);
    }
    this.capacity = capacity;
  }

  /** Rows of a table, from an index on. A row that is known already stays. */
  appendRows(name, start, rows) {
    rows.forEach((row, k) => { this.rows[name][start + k] = row; });
  }

  /** A decoded batch. One that begins before the end of the log (after a reconnect) adds only what is new. */
  append(batch) {
    if (batch.firstSeq > this.count) throw new Error(`events ${this.count} to ${batch.firstSeq} are missing`);
    const from = batch.firstSeq;
    const end = from + batch.count;
    if (end <= this.count) return;
    if (end > this.capacity) this.grow(Math.max(end, this.capacity * 2));
    const { columns, count } = batch;
    copyTimes(batch, this.times, from);
    copyColumn(columns.type, count, this.types, from);
    copyColumn(columns.m, count, this.ms, from);
    copyColumn(columns.p, count, this.ps, from);
    copyColumn(columns.g, count, this.gs, from);
    copyColumn(columns.stack, count, this.stacks, from);
    copyColumn(columns.a, count, this.as, from);
    copyColumn(columns.b, count, this.bs, from);
    copyColumn(columns.c, count, this.cs, from);
    this.count = end;
  }

  get endTime() { return this.count ? this.times[this.count - 1] : 0; }

  time(i) { return this.times[i]; }
  type(i) { return this.types[i]; }
  m(i) { return this.ms[i]; }
  p(i) { return this.ps[i]; }
  g(i) { return this.gs[i]; }
  stack(i) { return this.stacks[i]; }
  a(i) { return this.as[i]; }
  b(i) { return this.bs[i]; }
  c(i) { return this.cs[i]; }

  /** Argument slot 0, 1 or 2. */
  slot(i, k) { return k === 0 ? this.as[i] : k === 1 ? this.bs[i] : this.cs[i]; }

  /** Two slots as one number, low half first. */
  wide(i, k) { return (this.slot(i, k) >>> 0) + this.slot(i, k + 1) * 4294967296; }

  name(i) { return this.table.byId(this.types[i]).name; }

  /** Event i with its arguments by name. */
  event(i) {
    return {
      seq: i, time: this.times[i], name: this.name(i), m: this.ms[i], p: this.ps[i], g: this.gs[i],
      stack: this.stacks[i], args: this.table.argsOf(this, i),
    };
  }

  /** Number of events with a time up to t. */
  seqAt(t) {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.times[middle] <= t) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The state after the first seq events: a value, not to be changed by anybody. */
  stateAt(seq) {
    const goal = Math.max(0, Math.min(seq, this.count));
    if (this.last.seq === goal) return this.last;
    const near = goal - this.last.seq;
    const keyframe = this.keyframeBefore(goal);
    const state = clone(near > 0 && near <= goal - keyframe.seq ? this.last : keyframe);
    while (state.seq < goal) apply(state, this, state.seq);
    this.last = state;
    return state;
  }

  /** The nearest keyframe at or before seq; makes those that are missing up to there. */
  keyframeBefore(seq) {
    while ((this.keyframes.length + 1) * this.every <= seq) {
      while (this.tip.seq < (this.keyframes.length + 1) * this.every) apply(this.tip, this, this.tip.seq);
      this.keyframes.push(clone(this.tip));
      if (this.keyframes.length >= KEYFRAMES) {
        this.keyframes = this.keyframes.filter((_, k) => k % 2 === 1);
        this.every *= 2;
      }
    }
    const k = Math.floor(seq / this.every) - 1;
    return k < 0 ? emptyState() : this.keyframes[k];
  }
}
