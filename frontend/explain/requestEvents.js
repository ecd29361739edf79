/** For each event type that is a link of a request to stop, a function (i) that puts it into `requests`; by type id. */

/** How a request lands, by number. `open`: it has not, when the log ends. */
export const LANDINGS = ['open', 'prologue', 'signal', 'blocked', 'yielded', 'syscall', 'ended', 'unknown'];
export const LANDING = Object.fromEntries(LANDINGS.map((name, i) => [name, i]));

export function requestEvents(log, requests) {
  const records = log.header.records ?? [];
  const asked = records.includes('flags');
  const open = [];      // per G: its request that has not come to its end
  const answer = [];    // per G: what is about to stop it, a landing
  const place = [];     // per G: the P where it last started
  const onP = [];       // per P: the goroutine that last started there
  const onM = [];       // … on each M
  const slice = [];     // per P: the event that began its slice
  const expired = [];   // per P: the event in which sysmon saw its slice over
  const riding = [];    // per M: the requests that its pending signal carries
  const handled = [];   // per M: those whose signal its handler looks at
  const trapped = [];   // per G: the event by which it entered a system call
  const freed = [];     // per P: the request that has made it free
  const clean = [];     // per G: it has passed no check untold, and its guard is not poisoned

  const preempted = (slot) => log.rows.strings[slot] === 'preempted';
  const link = (r, i) => { if (r !== undefined) requests.link(r, i); };

  function land(g, i, how) {
    const r = open[g];
    if (r === undefined) return r;
    requests.land(r, i, how);
    if (place[g] >= 0) freed[place[g]] = r;
    return r;
  }
  /** How a goroutine came to a stop that the log calls a preemption. */
  const stopped = (g) => answer[g] || (records.includes('checks') && records.includes('signals') ? LANDING.yielded : LANDING.unknown);
  function close(g) {
    open[g] = undefined;
    answer[g] = 0;
    clean[g] = false;
  }
  function request(i) {
    const g = log.a(i);
    let r = open[g];
    if (r === undefined || requests.landing.at(r) !== LANDING.open) {
      const p = place[g] ?? -1;
      r = open[g] = requests.add(g, log.b(i), i, slice[p] ?? -1);
      answer[g] = 0;
      if (expired[p] === i - 1) link(r, expired[p]);
    }
    requests.asks.set(r, requests.asks.at(r) + 1);
    requests.askers.set(r, requests.askers.at(r) | 1 << log.b(i));
    link(r, i);
  }
  function carried(m, r) {
    if (r === undefined) return;
    (riding[m] ??= []).push(r);
  }
  function verdict(i, accepted) {
    for (const r of handled[log.m(i)] ?? []) link(r, i);
    const r = open[log.g(i)];
    if (accepted) answer[log.g(i)] = LANDING.signal;
    else if (r !== undefined && requests.landing.at(r) === LANDING.open) requests.refusals.set(r, requests.refusals.at(r) + 1);
  }
  function lostP(p, i) {
    const g = onP[p];
    const r = open[g];
    if (r === undefined || trapped[g] === undefined || requests.landing.at(r) !== LANDING.open) return;
    land(g, trapped[g], LANDING.syscall);
    link(r, i);
  }
  const put = (i) => link(open[log.a(i)], i);

  const kinds = {
    GoStatus: (i) => { if (log.c(i) === 3) { place[log.a(i)] = log.p(i); onP[log.p(i)] = onM[log.m(i)] = log.a(i); slice[log.p(i)] = i; } },
    SliceExpired: (i) => { expired[log.a(i)] = i; },
    PreemptRequest: request,
    GuardPoison: (i) => { link(open[log.a(i)], i); clean[log.a(i)] = false; },
    GuardReset: (i) => { link(open[log.a(i)], i); clean[log.a(i)] = true; },
    SignalSend: (i) => { link(open[log.b(i)], i); carried(log.a(i), open[log.b(i)]); },
    SignalCoalesce: (i) => { const r = open[onM[log.a(i)]]; link(r, i); carried(log.a(i), r); },
    SignalReceive: (i) => {
      const m = log.m(i);
      handled[m] = [...new Set(riding[m] ?? [])];
      riding[m] = undefined;
      for (const r of handled[m]) link(r, i);
    },
    SignalRefuse: (i) => verdict(i, false),
    SignalAccept: (i) => verdict(i, true),
    StackCheckPassed: (i) => { const r = open[log.g(i)]; if (r !== undefined && clean[log.g(i)]) requests.passed.set(r, requests.passed.at(r) + log.a(i)); },
    StackCheckHit: (i) => { answer[log.g(i)] = LANDING.prologue; link(open[log.g(i)], i); },
    StackCheckRefuse: (i) => {
      const r = open[log.g(i)];
      answer[log.g(i)] = 0;
      link(r, i);
      if (r !== undefined) requests.refusals.set(r, requests.refusals.at(r) + 1);
    },
    GoStop: (i) => {
      const g = log.g(i);
      const wanted = preempted(log.a(i));
      if (wanted && !asked) open[g] = requests.add(g, -1, i, slice[place[g] ?? -1] ?? -1);
      link(land(g, i, wanted ? stopped(g) : LANDING.yielded), i);
    },
    GoBlock: (i) => {
      const g = log.g(i);
      const wanted = preempted(log.b(i));
      link(land(g, i, wanted ? stopped(g) : LANDING.blocked), i);
      if (!wanted) close(g);
    },
    GoDestroy: (i) => { link(land(log.g(i), i, LANDING.ended), i); close(log.g(i)); },
    GoSyscallBegin: (i) => { trapped[log.g(i)] = i; link(open[log.g(i)], i); },
    GoSyscallEnd: (i) => { trapped[log.g(i)] = undefined; link(open[log.g(i)], i); },
    GoSyscallEndBlocked: (i) => {
      const g = log.g(i);
      const r = open[g];
      if (r !== undefined && requests.landing.at(r) === LANDING.open) land(g, trapped[g] ?? i, LANDING.syscall);
      trapped[g] = undefined;
      link(r, i);
    },
    ProcSteal: (i) => lostP(log.a(i), i),
    PGcstop: (i) => lostP(log.a(i), i),
    GoUnblock: put,
    RunqPut: (i) => { put(i); if (log.c(i) >= 0) link(open[log.c(i)], i); },
    RunqPutSlow: put, GlobrunqPut: put, RunqGet: put, GlobrunqGet: put,
    RunqSteal: (i) => link(open[log.c(i)], i),
    RunnextSteal: (i) => link(open[log.b(i)], i),
    GoStart: (i) => {
      const g = log.a(i);
      const p = log.p(i);
      if (!log.b(i)) slice[p] = i;
      if (freed[p] !== undefined) requests.next.set(freed[p], i);
      freed[p] = undefined;
      onP[p] = onM[log.m(i)] = g;
      place[g] = p;
      if (open[g] === undefined) return;
      link(open[g], i);
      requests.again.set(open[g], i);
      close(g);
    },
  };
  const byId = [];
  for (const [name, take] of Object.entries(kinds)) {
    const entry = log.table.byName(name);
    if (entry) byId[entry.id] = take;
  }
  return byId;
}
