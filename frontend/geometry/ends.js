/** The ends of intervals that follow one another: each is the beginning of the next, so that only the last one is kept. */
export class Ends {
  /** @param starts the Column of their beginnings */
  constructor(starts) {
    this.starts = starts;
    this.last = 0;
    this.seen = null;
    this.view = null;
  }

  /** The ends as an array; where the last one stands, too. */
  get data() {
    const { starts } = this;
    if (starts.length === starts.data.length) starts.reserve(starts.length + 1);
    if (this.seen !== starts.data) {
      this.seen = starts.data;
      this.view = starts.data.subarray(1);
    }
    if (starts.length > 0) this.view[starts.length - 1] = this.last;
    return this.view;
  }

  /** What it holds of the beginnings' room goes; it is taken up again when it is asked for. */
  trim() {
    this.seen = this.view = null;
  }

  at(i) {
    return i === this.starts.length - 1 ? this.last : this.starts.data[i + 1];
  }

  /** Only the last one can be set; the others are set by what follows. */
  set(i, value) {
    if (i === this.starts.length - 1) this.last = value;
  }
}
