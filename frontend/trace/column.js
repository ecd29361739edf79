const LARGE = 65536;

/** A typed array that grows. Indices that are not there read as undefined. */
export class Column {
  constructor(Type = Int32Array, capacity = 64) {
    this.data = new Type(capacity);
    this.length = 0;
  }

  push(value) {
    if (this.length === this.data.length) this.reserve(this.length + 1);
    this.data[this.length++] = value;
  }

  /** Makes room for n values; large columns grow by a half, small ones double. */
  reserve(n) {
    if (n <= this.data.length) return;
    const bigger = new this.data.constructor(Math.max(n, this.data.length * (this.data.length > LARGE ? 1.5 : 2) | 0));
    bigger.set(this.data);
    this.data = bigger;
  }

  /** Gives back the room that is not used, but for some. */
  trim(spare = 0) {
    if (this.length + spare < this.data.length) this.data = this.data.slice(0, Math.max(1, this.length + spare));
  }

  at(i) {
    return this.data[i];
  }

  set(i, value) {
    this.data[i] = value;
  }
}

/** So many numbers are kept as a plain list. */
const MANY = 64;

/** A column of whole numbers of which most are short: a typed array would take more room than what is in it. */
export class ShortColumn extends Column {
  constructor() {
    super(Int32Array, 0);
    this.data = [];
  }

  push(value) {
    if (this.data instanceof Int32Array) {
      super.push(value);
      return;
    }
    this.data[this.length++] = value;
    if (this.length === MANY) this.data = Int32Array.from(this.data);
  }

  trim() {
    if (this.data instanceof Int32Array) super.trim();
    else this.data = this.data.slice();     // a list that grows has room for many more
  }
}

/** The first index in [0, length) of an ascending array whose value is not below `value`. */
export function lowerBound(data, length, value) {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (data[middle] < value) low = middle + 1; else high = middle;
  }
  return low;
}
