/** Waits and runs of goroutines, for measures.js. A run is from GoStart until the goroutine leaves its P, by itself or because the P is taken away in a system call. */
export function turns(log, { waits, runs, open }) {
  const RUNNING = log.table.enums.gstatus.indexOf('running');
  const RUNNABLE = log.table.enums.gstatus.indexOf('runnable');
  const ready = new Map();                                  // g → since when
  const onP = [];                                           // p → g whose run goes on there

  function start(g, p, seq, inherited) {
    leave(g, seq);
    open.set(g, runs.start.length);
    runs.start.push(seq);
    runs.end.push(-1);
    runs.g.push(g);
    runs.inherited.push(inherited);
    if (p >= 0) onP[p] = g;
  }
  function leave(g, seq) {
    const run = open.get(g);
    if (run === undefined) return;
    runs.end.set(run, seq);
    open.delete(g);
  }
  function lost(p, seq) {
    if (onP[p] === undefined) return;
    leave(onP[p], seq);
    onP[p] = undefined;
  }
  function off(i) {
    leave(log.g(i), i);
    if (log.p(i) >= 0) onP[log.p(i)] = undefined;
  }
  return {
    GoStatus(i, t) {
      if (log.c(i) === RUNNABLE) ready.set(log.a(i), t);
      if (log.c(i) === RUNNING) start(log.a(i), -1, i, 0);
    },
    GoCreate: (i, t) => { ready.set(log.a(i), t); },
    GoUnblock: (i, t) => { ready.set(log.a(i), t); },
    GoStart(i) {
      const g = log.a(i);
      if (ready.has(g)) {
        waits.seq.push(i);
        waits.g.push(g);
        waits.from.push(ready.get(g));
        ready.delete(g);
      }
      start(g, log.p(i), i, log.b(i));
    },
    GoStop: (i, t) => { off(i); ready.set(log.g(i), t); },
    GoBlock: off,
    GoSwitch: (i) => { off(i); start(log.a(i), log.p(i), i, 1); },
    GoSwitchDestroy: (i) => { off(i); start(log.a(i), log.p(i), i, 1); },
    GoDestroy: off,
    GoSyscallEndBlocked: (i, t) => { leave(log.g(i), i); ready.set(log.g(i), t); },
    ProcSteal: (i) => lost(log.a(i), i),
    ProcStop: (i) => lost(log.p(i), i),
    // The world stops a P whose goroutine is in a system call, or just goes into one.
    PGcstop: (i) => { if (log.b(i) !== 0) lost(log.a(i), i); },
  };
}
