/**
 * The events of one run in growing typed columns, 23 to 37 bytes an event, with the tables they refer to and keyframes of the state.
 */
import { copyColumn, copyTimes } from './batch.js';
import { apply } from './apply.js';
import { clone, emptyState } from './state.js';
import { pack, unpack } from './keyframe.js';

const FIRST_CAPACITY = 4096;
const KEYFRAMES = 128;
const FIRST_EVERY = 1024;
/** Keyframes that take more bytes an event than this are thinned, up to a distance that is folded in a few milliseconds. */
const ROOM = 6;
const FARTHEST = 32768;
/** Above this a column grows by a half, else it doubles. */
const LARGE = 262144;
/** A column that is fuller than this grows before it must, one with each batch, so that they do not all grow in one frame. */
const FULL = 0.7;

/** The columns of a batch and where they go; those of 16 bits become 32 bits wide when a value needs it. */
const COLUMNS = [['type', 'types', Uint8Array], ['m', 'ms', Int16Array], ['p', 'ps', Int16Array], ['g', 'gs', Int16Array], ['stack', 'stacks', Int16Array], ['a', 'as', Int16Array], ['b', 'bs', Int16Array], ['c', 'cs', Int16Array]];

export class Log {
  /** @param table an EventTable @param header the log's header */
  constructor({ table, header }) {
    this.table = table;
    this.header = header;
    // Whether it tells in which queue or in whose hands a runnable goroutine is, and what threads without a goroutine do.
    this.queues = header?.records?.includes('queues') ?? true;
    this.threads = header?.records?.includes('threads') ?? true;
    this.rows = { strings: [], stacks: [], gs: [], ms: [], ps: [], objects: [] };
    this.count = 0;
    this.keys = ['times', ...COLUMNS.map(([, key]) => key)];
    this.times = new Float64Array(FIRST_CAPACITY);
    for (const [, key, Type] of COLUMNS) this[key] = new Type(FIRST_CAPACITY);
    this.every = FIRST_EVERY;
    this.keyframes = [];
    this.last = emptyState();
    this.tip = emptyState();
  }

  /** Makes room for so many events in a column, of another type if one is named. */
  room(key, capacity, Type = this[key].constructor) {
    const array = new Type(capacity);
    array.set(this[key].length > capacity ? this[key].subarray(0, capacity) : this[key]);
    this[key] = array;
  }

  /** Every column has room for so many events. */
  reserve(capacity) {
    const enough = (length) => Math.max(capacity, length * (length > LARGE ? 1.5 : 2) | 0);
    for (const key of this.keys) if (this[key].length < capacity) this.room(key, enough(this[key].length));
    const next = this.keys.find((key) => this[key].length * FULL < capacity);
    if (next && capacity > LARGE) this.room(next, this[next].length * 1.5 | 0);
  }

  /** No more events come: the room that is left goes, a column at each step. */
  * trims() {
    for (const key of this.keys) {
      if (this[key].length > this.count) this.room(key, this.count);
      yield;
    }
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
    this.reserve(end);
    copyTimes(batch, this.times, from);
    for (const [name, key] of COLUMNS) {
      const column = batch.columns[name];
      if (this[key] instanceof Int16Array && !fits(column, batch.count)) this.room(key, this[key].length, Int32Array);
      copyColumn(column, batch.count, this[key], from);
    }
    this.count = end;
  }

  /** The schedtick of P p in a state: those that were there at the start begin at the header's, others at 0. */
  schedtickOf(state, p) {
    const first = p < (this.header.gomaxprocs ?? Infinity) ? this.header.schedtick ?? 0 : 0;
    return first + state.ps[p].schedtick;
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
    const state = near > 0 && near <= goal - (keyframe?.seq ?? 0) ? clone(this.last) : keyframe ? unpack(keyframe) : emptyState();
    while (state.seq < goal) apply(state, this, state.seq);
    this.last = state;
    return state;
  }

  /** The nearest keyframe at or before seq, none near the start; makes those that are missing up to there. */
  keyframeBefore(seq) {
    this.keep(seq);
    return this.keyframes[Math.floor(seq / this.every) - 1];
  }

  /** Makes the keyframes up to seq, folding at most so many events; whether all of them are there. */
  keep(seq, most = Infinity) {
    for (let left = most; (this.keyframes.length + 1) * this.every <= seq;) {
      const goal = (this.keyframes.length + 1) * this.every;
      const stop = Math.min(goal, this.tip.seq + left);
      left -= stop - this.tip.seq;
      while (this.tip.seq < stop) apply(this.tip, this, this.tip.seq);
      if (stop < goal) return false;
      this.keyframes.push(pack(this.tip));
      while (this.keyframes.length >= KEYFRAMES || (this.every < FARTHEST && this.heavy())) this.thin();
    }
    return true;
  }

  heavy() {
    return this.keyframes.length > 1 && this.keyframes.reduce((sum, { bytes }) => sum + bytes, 0) > ROOM * this.keyframes.length * this.every;
  }

  thin() {
    this.keyframes = this.keyframes.filter((_, k) => k % 2 === 1);
    this.every *= 2;
  }
}

/** Whether every value of a batch's column has room in 16 bits. */
function fits({ base, view }, count) {
  const narrow = (value) => value >= -32768 && value <= 32767;
  if (!view) return narrow(base);
  if (narrow(base) && narrow(base + 2 ** (8 * view.BYTES_PER_ELEMENT) - 1)) return true;
  for (let i = 0; i < count; i++) if (!narrow((base + view[i]) | 0)) return false;
  return true;
}
