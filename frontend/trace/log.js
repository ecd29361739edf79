/** The events of one run in chunks of typed columns, 12 to 30 bytes an event, with the tables they refer to and keyframes of the state. */
import { timeOf } from './batch.js';
import { apply } from './apply.js';
import { BITS, Chunk, MASK, NOTHING, SIZE } from './chunk.js';
import { clone, emptyState } from './state.js';
import { pack, unpack } from './keyframe.js';

const KEYFRAMES = 128;
const FIRST_EVERY = 1024;
/** Keyframes that take more bytes an event than this are thinned, up to a distance that is folded in a few milliseconds. */
const ROOM = 6;
const FARTHEST = 32768;

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
    this.taken = Infinity;     // so many of its events the page has taken in: what follows is nobody's business yet
    this.chunks = [];
    this.every = FIRST_EVERY;
    this.keyframes = [];
    this.last = emptyState();
    this.before = null;        // the state that was given out before the last
    this.tip = emptyState();
  }

  /** No more events come: the room that is left goes. */
  * trims() {
    this.chunks.at(-1)?.trim(((this.count - 1) & MASK) + 1);
    yield;
  }

  /** Rows of a table, from an index on. A row that is known already stays. */
  appendRows(name, start, rows) {
    rows.forEach((row, k) => { this.rows[name][start + k] = row; });
  }

  /** A decoded batch. One that begins before the end of the log (after a reconnect) adds only what is new. */
  append(batch) {
    if (batch.firstSeq > this.count) throw new Error(`events ${this.count} to ${batch.firstSeq} are missing`);
    for (let from = this.count - batch.firstSeq; from < batch.count;) {
      const at = this.count & MASK;
      if (at === 0) this.chunks.push(new Chunk(timeOf(batch, from)));
      const n = Math.min(SIZE - at, batch.count - from);
      this.chunks.at(-1).take(batch, from, n, at);
      from += n;
      this.count += n;
    }
  }

  /** The schedtick of P p in a state: those that were there at the start begin at the header's, others at 0. */
  schedtickOf(state, p) {
    const first = p < (this.header.gomaxprocs ?? Infinity) ? this.header.schedtick ?? 0 : 0;
    return first + state.ps[p].schedtick;
  }

  get endTime() { return this.count ? this.time(this.count - 1) : 0; }

  chunk(i) { return this.chunks[i >>> BITS] ?? NOTHING; }
  time(i) {
    const chunk = this.chunk(i);
    return chunk.base + chunk.times[i & MASK];
  }
  type(i) { return this.chunk(i).types[i & MASK]; }
  m(i) { return this.chunk(i).ms[i & MASK]; }
  p(i) { return this.chunk(i).ps[i & MASK]; }
  g(i) { return this.chunk(i).gs[i & MASK]; }
  stack(i) { return this.chunk(i).stacks[i & MASK]; }
  a(i) { return this.chunk(i).as[i & MASK]; }
  b(i) { return this.chunk(i).bs[i & MASK]; }
  c(i) { return this.chunk(i).cs[i & MASK]; }

  /** Argument slot 0, 1 or 2. */
  slot(i, k) { return k === 0 ? this.a(i) : k === 1 ? this.b(i) : this.c(i); }

  /** Two slots as one number, low half first. */
  wide(i, k) { return (this.slot(i, k) >>> 0) + this.slot(i, k + 1) * 4294967296; }

  name(i) { return this.table.byId(this.type(i)).name; }

  /** Event i with its arguments by name. */
  event(i) {
    return {
      seq: i, time: this.time(i), name: this.name(i), m: this.m(i), p: this.p(i), g: this.g(i),
      stack: this.stack(i), args: this.table.argsOf(this, i),
    };
  }

  /** Number of events with a time up to t. */
  seqAt(t) {
    let low = 0;
    let high = this.count;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.time(middle) <= t) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The state after the first seq events: a value, not to be changed by anybody, and good until two others have been asked for. */
  stateAt(seq) {
    const goal = Math.max(0, Math.min(seq, this.count));
    if (this.last.seq === goal) return this.last;
    const near = goal - this.last.seq;
    const keyframe = this.keyframeBefore(goal);
    const state = near > 0 && near <= goal - (keyframe?.seq ?? 0) ? clone(this.last) : keyframe ? unpack(keyframe, this.before) : emptyState();
    while (state.seq < goal) apply(state, this, state.seq);
    this.before = this.last;
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
