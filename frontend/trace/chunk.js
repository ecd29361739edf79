/**
 * A stretch of the log: so many events in columns, each as narrow as its values let it be. Only the last chunk of a log is written to: a log that grows copies nothing of
 * what it has, and a wide value widens one stretch of one column.
 */
export const BITS = 14;
export const SIZE = 1 << BITS;
export const MASK = SIZE - 1;

/** The columns of a batch and where they go. */
const COLUMNS = [['type', 'types'], ['m', 'ms'], ['p', 'ps'], ['g', 'gs'], ['stack', 'stacks'], ['a', 'as'], ['b', 'bs'], ['c', 'cs']];
const WIDER = new Map([[Int8Array, Int16Array], [Int16Array, Int32Array], [Uint32Array, Float64Array]]);

export class Chunk {
  /** @param base the time of its first event */
  constructor(base, size = SIZE) {
    this.base = base;
    this.times = new Uint32Array(size);     // since base
    this.types = new Uint8Array(size);
    this.ms = new Int8Array(size);
    this.ps = new Int8Array(size);
    this.gs = new Int8Array(size);
    this.stacks = new Int8Array(size);
    this.as = new Int8Array(size);
    this.bs = new Int8Array(size);
    this.cs = new Int8Array(size);
  }

  /** Takes in n events of a decoded batch, from its event number `from` on; the first one becomes number `at`. */
  take(batch, from, n, at) {
    this.takeTimes(batch, from, n, at);
    for (const [name, key] of COLUMNS) this.takeColumn(key, batch.columns[name], from, n, at);
  }

  takeTimes({ baseTime, columns: { time } }, from, n, at) {
    const base = baseTime - this.base;
    let into = this.times;
    for (let i = 0; i < n; i++) {
      const value = base + ((time.base + (time.view ? time.view[from + i] : 0)) >>> 0);
      into[at + i] = value;
      if (into[at + i] !== value) (into = this.widen('times'))[at + i] = value;
    }
  }

  takeColumn(key, { base, view }, from, n, at) {
    let into = this[key];
    for (let i = 0; i < n; i++) {
      const value = view ? (base + view[from + i]) | 0 : base;
      into[at + i] = value;
      while (into[at + i] !== value) (into = this.widen(key))[at + i] = value;
    }
  }

  widen(key) {
    return this[key] = WIDER.get(this[key].constructor).from(this[key]);
  }

  /** No more events than these come: the room that is left goes. */
  trim(length) {
    this.times = this.times.slice(0, length);
    for (const [, key] of COLUMNS) this[key] = this[key].slice(0, length);
  }

  /** The same events `by` ns later; what would come before time 0 stands at 0. */
  shifted(by) {
    const moved = Object.assign(Object.create(Chunk.prototype), this);
    moved.base = Math.max(0, this.base + by);
    if (this.base + by < 0) moved.times = Float64Array.from(this.times, (time) => Math.max(0, this.base + time + by));
    return moved;
  }
}

/** What is read where there is no event. */
export const NOTHING = new Chunk(NaN, 0);
