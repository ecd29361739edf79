/** For each event type that leaves a mark, a function (i, time) that puts it into `marks`; by type id. */
export function markers(log, marks) {
  const onP = [];      // per P: the goroutine that last started there
  const atM = [];      // per G: where it last started
  const atP = [];
  const up = [];       // per G: its flag that is up
  const answer = [];   // per G: how the request is about to be answered
  const sentTo = [];   // per M: the goroutine that was meant
  const put = (kind, i, g) => marks.add(kind, i, g, log.m(i), log.p(i));
  const putAt = (kind, i, g, m, p, also = null) => marks.add(kind, i, g, m, p, also);
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
      atM[g] = log.m(i);
      atP[g] = log.p(i);
      answer[g] = undefined;
    },
    GoStop: (i, t) => {
      const g = log.g(i);
      const preempted = log.rows.strings[log.a(i)] === 'preempted';
      lower(g, i, t, preempted ? answer[g] ?? 'other' : 'other');
      put(preempted ? 'preempted' : 'gosched', i, g);
    },
    GoBlock: (i, t) => { lower(log.g(i), i, t, log.rows.strings[log.a(i)] === 'preempted' ? answer[log.g(i)] ?? 'other' : 'other'); put('block', i, log.g(i)); },
    GoDestroy: (i, t) => lower(log.g(i), i, t, 'other'),
    GoUnblock: (i) => putAt('unblock', i, log.a(i), -1, -1),
    SliceExpired: (i) => putAt('slice-expired', i, onP[log.a(i)] ?? -1, -1, log.a(i), 's'),
    PreemptRequest: (i, t) => {
      const g = log.a(i);
      if (!up[g]) marks.flags.push(up[g] = { g, raisedSeq: i, raised: t, answeredSeq: -1, answered: null, by: null });
      putAt('flag', i, g, atM[g] ?? -1, atP[g] ?? -1, log.b(i) === 0 ? 's' : null);
    },
    SignalSend: (i) => { sentTo[log.a(i)] = log.b(i); putAt('signal-sent', i, log.b(i), log.a(i), atP[log.b(i)] ?? -1); },
    SignalReceive: (i) => put('signal-received', i, handled(i)),
    SignalAccept: (i) => { answer[handled(i)] = 'signal'; put('signal-accepted', i, handled(i)); },
    SignalRefuse: (i) => put('signal-refused', i, handled(i)),
    StackCheckPassed: (i) => put('check-passed', i, log.g(i)),
    StackCheckHit: (i) => { answer[log.g(i)] = 'check'; put('check-hit', i, log.g(i)); },
    StackCheckRefuse: (i) => { answer[log.g(i)] = undefined; put('check-refused', i, log.g(i)); },
    RunqSteal: (i) => put('steal', i, log.c(i)),
    RunnextSteal: (i) => put('steal', i, log.b(i)),
    TimerFire: (i) => put('timer', i, log.a(i)),
    TimerRun: (i) => put('timer', i, log.g(i)),
    NetReady: (i) => putAt('network', i, log.a(i), -1, -1, 'n'),
    CPUSample: (i) => put('cpu-sample', i, log.g(i)),
    Println: (i) => put('println', i, log.g(i)),
    DeferRun: (i) => put('deferred', i, log.g(i)),
    Gopanic: (i) => put('panic', i, log.g(i)),
    Recovery: (i) => put('recovery', i, log.g(i)),
    Copystack: (i) => put('stack-copied', i, log.a(i)),
    Exit: (i) => put('exit', i, log.g(i)),
  };
  const byId = [];
  for (const [name, take] of Object.entries(kinds)) {
    const entry = log.table.byName(name);
    if (entry) byId[entry.id] = take;
  }
  return byId;
}
