/** Requests to stop and what comes of them, counted; the chains behind them are explain's. */

/** What a row of `asked` is. `how` is the rule of a refusal, and of a stop what it came by (LANDED). */
export const ASKED = { request: 0, again: 1, signal: 2, refusedSignal: 3, refusedCheck: 4, stop: 5, left: 6 };

/** How a stop came: a stack check, or a signal at an async safe-point; unknown where the log has neither. */
export const LANDED = ['unknown', 'check', 'signal'];

export function requests(log, { asked }) {
  const pending = new Map();                                // g → who asked first since it runs
  const answer = new Map();                                 // g → what has just stopped it
  let known = -1;
  const preempted = () => (known >= 0 ? known : known = log.rows.strings.indexOf('preempted'));

  function row(seq, kind, g, asker, how = 0) {
    asked.seq.push(seq);
    asked.kind.push(kind);
    asked.g.push(g);
    asked.asker.push(asker);
    asked.how.push(how);
  }
  function gone(i) {
    const g = log.g(i);
    if (pending.has(g)) row(i, ASKED.left, g, pending.get(g));
    pending.delete(g);
    answer.delete(g);
  }
  function stop(i) {
    const g = log.g(i);
    row(i, ASKED.stop, g, pending.get(g) ?? -1, answer.get(g) ?? 0);
    pending.delete(g);
    answer.delete(g);
  }
  return {
    PreemptRequest(i) {
      const g = log.a(i);
      row(i, log.c(i) ? ASKED.again : ASKED.request, g, log.b(i));
      if (!pending.has(g)) pending.set(g, log.b(i));
    },
    SignalSend: (i) => row(i, ASKED.signal, log.b(i), pending.get(log.b(i)) ?? -1),
    SignalRefuse: (i) => { if (log.g(i) >= 0) row(i, ASKED.refusedSignal, log.g(i), pending.get(log.g(i)) ?? -1, log.a(i)); },
    StackCheckRefuse: (i) => row(i, ASKED.refusedCheck, log.g(i), pending.get(log.g(i)) ?? -1, log.a(i)),
    SignalAccept: (i) => { answer.set(log.g(i), 2); },
    StackCheckHit: (i) => { answer.set(log.g(i), 1); },
    GoStart: (i) => { pending.delete(log.a(i)); answer.delete(log.a(i)); },
    GoStop: (i) => (log.a(i) === preempted() ? stop(i) : gone(i)),
    GoBlock: (i) => (log.a(i) === preempted() ? stop(i) : gone(i)),
    GoDestroy: gone,
  };
}
