import { polled } from './netpoller.js';

/** For each event type that moves a lane, a function (i, time) that does it; by type id. */
export function transitions(log, intervals, K) {
  const cached = { g: [], m: [], p: [] };
  const lane = (kind, i) => (cached[kind][i] ??= intervals.lane(kind + i));
  const sysmon = intervals.lane('s');
  const enter = (kind, i, t, what, g, info) => { if (i >= 0) lane(kind, i).enter(t, what, g, info); };
  const spinning = [];
  const { worlds, slices } = intervals;

  /** The M has no goroutine: it spins or runs the scheduler. */
  function seek(m, t) {
    enter('m', m, t, spinning[m] ? K.spinning : K.scheduling);
  }
  /** An M that gives its P up: whether it parks, spins or ends only a log with threads tells. */
  const without = (m, t) => (log.threads === false ? enter('m', m, t, K.unknown) : seek(m, t));
  function run(g, m, p, t) {
    enter('g', g, t, K.running, g, p);
    enter('m', m, t, K.running, g, p);
    enter('p', p, t, K.running, g, p);
    spinning[m] = false;
  }
  const stands = new Set();        // the Ps in gcstop
  /** A P stands still; the one of who stops the world goes on with its goroutine. */
  function stop(i, t) {
    worlds.stop(t, log.a(i), log.c(i));
    if (log.b(i) === 0 && log.a(i) === log.p(i) && log.g(i) >= 0) return;
    stands.add(log.a(i));
    enter('p', log.a(i), t, K.stopped);
  }
  function again(t) {
    worlds.end(t);
    for (const p of stands) if (lane('p', p).now === K.stopped) enter('p', p, t, K.idle);
    stands.clear();
  }

  let cycle = 0;
  const collector = intervals.lane('c');

  const inPoll = [];               // the Ms in netpoll, in order
  const forNet = new Set();        // the goroutines that wait for it
  const poller = intervals.lane('n');
  function poll(t) {
    if (!intervals.networked) return;
    poller.enter(t, inPoll.length ? K.netpoll : forNet.size ? K.waiting : K.none, -1, polled(inPoll.at(-1) ?? -1, forNet.size));
  }
  function polls(m, t, is) {
    if (is) inPoll.push(m);
    else if (inPoll.includes(m)) inPoll.splice(inPoll.indexOf(m), 1);
    poll(t);
  }
  function forNetwork(g, t, is) {
    if (is) {
      if (!intervals.networked && inPoll.length === 0) poller.enter(t, K.none);
      intervals.networked = true;
      forNet.add(g);
    } else if (!forNet.delete(g)) return;
    poll(t);
  }

  /** g leaves its M and P. */
  function leave(i, t, what, info) {
    slices.leave(log.p(i), t);
    enter('g', log.g(i), t, what, log.g(i), info);
    seek(log.m(i), t);
    enter('p', log.p(i), t, K.scheduling);
  }

  const G_STATUS = [K.unknown, K.unknown, K.runnable, K.running, K.syscall, K.waiting, K.dead, K.waiting];
  const P_STATUS = [K.unknown, K.idle, K.scheduling, K.syscall, K.idle, K.none];
  const kinds = {
    ProcsChange: (i, t) => { for (let p = 0; p < log.a(i); p++) if (lane('p', p).length === 0) enter('p', p, t, K.idle); },
    ProcStatus: (i, t) => {
      enter('p', log.a(i), t, P_STATUS[log.b(i)] ?? K.unknown);
      if (log.b(i) === 2) seek(log.m(i), t);
    },
    GoStatus: (i, t) => {
      const kind = G_STATUS[log.c(i)] ?? K.unknown;
      if (kind === K.running) run(log.a(i), log.b(i), log.p(i), t);
      else enter('g', log.a(i), t, kind, log.a(i));
      if (kind === K.syscall) enter('m', log.b(i), t, K.syscall, log.a(i));
    },
    ProcStart: (i, t) => { seek(log.m(i), t); enter('p', log.a(i), t, K.scheduling); },
    ProcStop: (i, t) => { if (log.m(i) >= 0 && lane('m', log.m(i)).now !== K.spinning) without(log.m(i), t); enter('p', log.p(i), t, K.idle); },
    ProcSteal: (i, t) => enter('p', log.a(i), t, K.idle),
    GoCreate: (i, t) => enter('g', log.a(i), t, K.runnable, log.a(i)),
    GoStart: (i, t) => {
      worlds.start(log.p(i), log.a(i));
      slices.start(log.p(i), t, log.b(i) === 1);
      run(log.a(i), log.m(i), log.p(i), t);
    },
    GoDestroy: (i, t) => leave(i, t, K.dead),
    GoStop: (i, t) => leave(i, t, K.runnable),
    GoBlock: (i, t) => {
      leave(i, t, K.waiting, log.b(i));
      if (log.rows.strings[log.b(i)] === 'IO wait') forNetwork(log.g(i), t, true);
    },
    GoUnblock: (i, t) => {
      enter('g', log.a(i), t, K.runnable, log.a(i));
      forNetwork(log.a(i), t, false);
    },
    GoSyscallBegin: (i, t) => {
      const g = log.g(i);
      enter('g', g, t, K.syscall, g);
      enter('m', log.m(i), t, K.syscall, g);
      enter('p', log.p(i), t, K.syscall, g);
    },
    GoSyscallEnd: (i, t) => run(log.g(i), log.m(i), log.p(i), t),
    GoSyscallEndBlocked: (i, t) => { enter('g', log.g(i), t, K.runnable, log.g(i)); (log.p(i) < 0 ? without : seek)(log.m(i), t); },
    GoCreateBlocked: (i, t) => enter('g', log.a(i), t, K.waiting),
    GoSwitch: (i, t) => { leave(i, t, K.waiting); run(log.a(i), log.m(i), log.p(i), t); },
    GoSwitchDestroy: (i, t) => { leave(i, t, K.dead); run(log.a(i), log.m(i), log.p(i), t); },
    GoCreateSyscall: (i, t) => { enter('g', log.a(i), t, K.syscall); enter('m', log.m(i), t, K.syscall, log.a(i)); },
    GoDestroySyscall: (i, t) => { enter('g', log.g(i), t, K.dead); without(log.m(i), t); },
    MSpinBegin: (i, t) => { spinning[log.m(i)] = true; seek(log.m(i), t); },
    MSpinEnd: (i, t) => {
      const m = log.m(i);
      spinning[m] = false;
      if (m >= 0 && lane('m', m).now === K.spinning) seek(m, t);
    },
    MCreate: (i, t) => enter('m', log.a(i), t, K.starting),
    MStart: (i, t) => { spinning[log.a(i)] = log.c(i) === 1; enter('m', log.a(i), t, K.starting); },
    MStop: (i, t) => { spinning[log.m(i)] = false; enter('m', log.m(i), t, K.parked); },
    Stoplockedm: (i, t) => enter('m', log.m(i), t, K.parked),
    Startlockedm: (i, t) => enter('m', log.b(i), t, K.starting),
    Mexit: (i, t) => enter('m', log.m(i), t, K.dead),
    NetpollBegin: (i, t) => { enter('m', log.m(i), t, K.netpoll); polls(log.m(i), t, true); },
    NetpollEnd: (i, t) => { seek(log.m(i), t); polls(log.m(i), t, false); },
    STWBegin: (i, t) => {
      worlds.begin(t, log.rows.strings[log.a(i)] ?? '', log.m(i), log.g(i));
      if (collector.now === K.marking && worlds.stops.at(-1).kind === 'GC mark termination') collector.enter(t, K.terminating, -1, cycle);
    },
    PGcstop: stop,
    STWEnd: (i, t) => again(t),
    GCBegin: (i, t) => {
      if (collector.length === 0) collector.enter(0, K.idle);
      collector.enter(t, log.queues === false ? K.marking : K.starting, -1, ++cycle);      // without phases the whole cycle counts as marking
    },
    GCActive: (i, t) => { collector.enter(0, K.marking, -1, ++cycle); },
    GCPhase: (i, t) => { if (log.a(i) === 1) collector.enter(t, K.marking, -1, cycle); },
    GCEnd: (i, t) => collector.enter(t, K.idle),
    PDestroy: (i, t) => { stands.delete(log.a(i)); enter('p', log.a(i), t, K.none); },
    SysmonTick: (i, t) => sysmon.enter(t, K.tick),
    SysmonSleepBegin: (i, t) => sysmon.enter(t, K.sleep),
    SysmonSleepEnd: (i, t) => sysmon.enter(t, K.tick),
  };
  const byId = [];
  for (const [name, take] of Object.entries(kinds)) {
    const entry = log.table.byName(name);
    if (entry) byId[entry.id] = take;
  }
  return byId;
}
