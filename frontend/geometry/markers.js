/** For each event type that leaves a mark, a function (i, time) that puts it into `marks`; by type id. */
export function markers(log, marks) {
  const onP = [];      // per P: the goroutine that last started there
  const onM = [];
  const place = [];    // per G: {m, p} where it last started
  const up = [];       // per G: its flag that is up
  const answer = [];   // per G: how the request is about to be answered
  const sentTo = [];   // per M: the goroutine that was meant
  const nowhere = { m: -1, p: -1 };
  const at = (g) => place[g] ?? nowhere;
  const put = (kind, i, t, g, where = { m: log.m(i), p: log.p(i) }, also = null) => marks.add(kind, i, t, g, where.m, where.p, also);
  const handled = (i) => (log.g(i) >= 0 ? log.g(i) : sentTo[log.m(i)] ?? -1);

  function lower(g, i, t, by) {
    const flag = up[g];
    if (!flag) return;
    flag.answeredSeq = i;
    flag.answered = t;
    flag.by = by;
    up[g] = undefined;
  }

  const kinds = {
    GoStart: (i, t) => {
      const g = log.a(i);
      lower(g, i, t, 'other');
      onP[log.p(i)] = g;
      onM[log.m(i)] = g;
      place[g] = { m: log.m(i), p: log.p(i) };
      answer[g] = undefined;
    },
    GoStop: (i, t) => {
      const g = log.g(i);
      const preempted = log.rows.strings[log.a(i)] === 'preempted';
      lower(g, i, t, preempted ? answer[g] ?? 'other' : 'other');
      put(preempted ? 'preempted' : 'gosched', i, t, g);
    },
    GoBlock: (i, t) => { lower(log.g(i), i, t, log.rows.strings[log.a(i)] === 'preempted' ? answer[log.g(i)] ?? 'other' : 'other'); put('block', i, t, log.g(i)); },
    GoDestroy: (i, t) => lower(log.g(i), i, t, 'other'),
    GoUnblock: (i, t) => put('unblock', i, t, log.a(i), nowhere),
    SliceExpired: (i, t) => put('slice-expired', i, t, onP[log.a(i)] ?? -1, { m: -1, p: log.a(i) }, 's'),
    PreemptRequest: (i, t) => {
      const g = log.a(i);
      if (!up[g]) marks.flags.push(up[g] = { g, raisedSeq: i, raised: t, answeredSeq: -1, answered: null, by: null });
      put('flag', i, t, g, at(g), log.b(i) === 0 ? 's' : null);
    },
    SignalSend: (i, t) => { sentTo[log.a(i)] = log.b(i); put('signal-sent', i, t, log.b(i), { m: log.a(i), p: at(log.b(i)).p }); },
    SignalReceive: (i, t) => put('signal-received', i, t, handled(i)),
    SignalAccept: (i, t) => { answer[handled(i)] = 'signal'; put('signal-accepted', i, t, handled(i)); },
    SignalRefuse: (i, t) => put('signal-refused', i, t, handled(i)),
    StackCheckPassed: (i, t) => put('check-passed', i, t, log.g(i)),
    StackCheckHit: (i, t) => { answer[log.g(i)] = 'check'; put('check-hit', i, t, log.g(i)); },
    StackCheckRefuse: (i, t) => { answer[log.g(i)] = undefined; put('check-refused', i, t, log.g(i)); },
    RunqSteal: (i, t) => put('steal', i, t, log.c(i)),
    RunnextSteal: (i, t) => put('steal', i, t, log.b(i)),
    TimerFire: (i, t) => put('timer', i, t, log.a(i)),
    TimerRun: (i, t) => put('timer', i, t, log.g(i)),
    NetReady: (i, t) => put('network', i, t, log.a(i), nowhere, 'n'),
    CPUSample: (i, t) => put('cpu-sample', i, t, log.g(i)),
    Println: (i, t) => put('println', i, t, log.g(i)),
    DeferRun: (i, t) => put('deferred', i, t, log.g(i)),
    Gopanic: (i, t) => put('panic', i, t, log.g(i)),
    Recovery: (i, t) => put('recovery', i, t, log.g(i)),
    Copystack: (i, t) => put('stack-copied', i, t, log.a(i)),
    Exit: (i, t) => put('exit', i, t, log.g(i)),
  };
  const byId = [];
  for (const [name, take] of Object.entries(kinds)) {
    const entry = log.table.byName(name);
    if (entry) byId[entry.id] = take;
  }
  return byId;
}
