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
  const least = new Int32Array(steps).fill(0x7fffffff);
  const most = new Int32Array(steps);
  let sum = 0;
  let at = t0;
  let length = 0;
  const width = (t1 - t0) / steps;
  const stretch = (to) => {
    const first = Math.min(steps - 1, Math.floor((at - t0) / width));
    const last = Math.min(steps - 1, Math.floor((to - t0) / width));
    for (let x = first; x <= last; x++) {
      if (length < least[x]) least[x] = length;
      if (length > most[x]) most[x] = length;
    }
    sum += length * (to - at);
    at = to;
  };
  const n = queue?.seq.length ?? 0;
  let k = n ? lowerBound(queue.seq.data, n, log.seqAt(t0)) : 0;
  if (k > 0) length = queue.length.at(k - 1);
  for (; k < n && log.time(queue.seq.at(k)) <= t1; k++) {
    stretch(log.time(queue.seq.at(k)));
    length = queue.length.at(k);
  }
  stretch(t1);
  return { least, most, mean: t1 > t0 ? sum / (t1 - t0) : length, peak: Math.max(...most) };
}
