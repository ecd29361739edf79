/** How many goroutines are in each queue, a row for every change; for measures.js. The other queues of PDestroy and RunqDrain follow from what has been counted. */
import { Column, lowerBound } from './column.js';

export function queueLengths(log, { queues }) {
  const ring = [];
  const next = [];                                          // 0 or 1: runnext
  let global = 0;

  function note(q, seq, length) {
    const queue = (queues[q] ??= { seq: new Column(Int32Array), length: new Column(Int32Array) });
    const last = queue.seq.length - 1;
    if (last >= 0 && queue.seq.at(last) === seq) queue.length.set(last, length);
    else {
      queue.seq.push(seq);
      queue.length.push(length);
    }
  }
  function local(p, seq, more, toNext = next[p] ?? 0) {
    ring[p] = (ring[p] ?? 0) + more;
    next[p] = toNext;
    note(p + 1, seq, ring[p] + toNext);
  }
  function shared(seq, more) {
    global += more;
    note(0, seq, global);
  }
  function empty(p, seq) {
    const n = (ring[p] ?? 0) + (next[p] ?? 0);
    local(p, seq, -(ring[p] ?? 0), 0);
    shared(seq, n);
  }
  return {
    RunqPut: (i) => (log.b(i) ? local(log.p(i), i, 0, 1) : local(log.p(i), i, 1)),
    RunqPutSlow: (i) => { local(log.p(i), i, -log.b(i)); shared(i, log.b(i) + 1); },
    RunqGet: (i) => (log.b(i) ? local(log.p(i), i, 0, 0) : local(log.p(i), i, -1)),
    GlobrunqPut: (i) => shared(i, 1),
    GlobrunqGet: (i) => { shared(i, -1 - log.b(i)); if (log.b(i)) local(log.p(i), i, log.b(i)); },
    RunqSteal: (i) => { local(log.a(i), i, -log.b(i)); if (log.b(i) > 1) local(log.p(i), i, log.b(i) - 1); },
    RunnextSteal: (i) => local(log.a(i), i, 0, 0),
    PDestroy: (i) => empty(log.a(i), i),
    RunqDrain: (i) => empty(log.p(i), i),
  };
}

/** A queue over [t0, t1] in so many steps: {least, most (of each step), mean, peak}; nothing short vanishes. */
export function series(log, queue, t0, t1, steps) {
  const least = new Int32Array(steps);
  const most = new Int32Array(steps);
  const n = queue?.seq.length ?? 0;
  let k = n ? lowerBound(queue.seq.data, n, log.seqAt(t0)) : 0;
  let length = k > 0 ? queue.length.at(k - 1) : 0;
  let sum = 0;
  let at = t0;
  for (let x = 0; x < steps; x++) {
    const end = x === steps - 1 ? t1 : t0 + ((t1 - t0) * (x + 1)) / steps;
    let low = length;
    let high = length;
    for (; k < n; k++) {
      const t = log.time(queue.seq.data[k]);
      if (t > end || (t === end && x < steps - 1)) break;
      sum += length * (t - at);
      at = t;
      length = queue.length.data[k];
      if (length < low) low = length;
      if (length > high) high = length;
    }
    sum += length * (end - at);
    at = end;
    least[x] = low;
    most[x] = high;
  }
  return { least, most, mean: t1 > t0 ? sum / (t1 - t0) : length, peak: most.reduce((a, b) => Math.max(a, b), 0) };
}
