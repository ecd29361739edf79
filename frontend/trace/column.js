/** A typed array that grows. Indices that are not there read as undefined. */
export class Column {
  constructor(Type = Int32Array, capacity = 64) {
    this.data = new Type(capacity);
    this.length = 0;
  }

  push(value) {
    if (this.length === this.data.length) {
      const bigger = new this.data.constructor(this.data.length * 2);
      bigger.set(this.data);
      this.data = bigger;
    }
    this.data[this.length++] = value;
  }

  at(i) {
    return this.data[i];
  }

  set(i, value) {
    this.data[i] = value;
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
