/** The ends of intervals that follow one another: each is the beginning of the next, and the last one lasts until now. */
export class Ends {
  /** @param starts the Column of their beginnings @param clock {now}: how far everything has come, shared by all lanes of a run */
  constructor(starts, clock) {
    this.starts = starts;
    this.clock = clock;
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
    if (starts.length > 0) this.view[starts.length - 1] = this.clock.now;
    return this.view;
  }

  /** What it holds of the beginnings' room goes; it is taken up again when it is asked for. */
  trim() {
    this.seen = this.view = null;
  }

  at(i) {
    return i === this.starts.length - 1 ? this.clock.now : this.starts.data[i + 1];
  }
}
