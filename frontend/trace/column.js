const LARGE = 65536;

/** An array with room for so many values in the place of another, whose memory goes at once where the browser can do that: a long run leaves tens of megabytes of such arrays, and garbage is collected late. */
export function resized(array, length) {
  const { buffer, constructor: Type } = array;
  if (buffer.transfer && array.byteLength === buffer.byteLength) return new Type(buffer.transfer(length * Type.BYTES_PER_ELEMENT));
  const other = new Type(length);
  other.set(array.length > length ? array.subarray(0, length) : array);
  return other;
}

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
    this.data = resized(this.data, Math.max(n, this.data.length * (this.data.length > LARGE ? 1.5 : 2) | 0));
  }

  /** Gives back the room that is not used, but for some. */
  trim(spare = 0) {
    if (this.length + spare < this.data.length) this.data = resized(this.data, Math.max(1, this.length + spare));
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
