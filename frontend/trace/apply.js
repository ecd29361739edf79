/**
 * The one fold: what each event changes ("does" in events.json). The Java twin is trace.SchedState; a test compares the two, state
 * by state. Statuses are indexes into the enums gstatus and pstatus.
 */
import { NO_CASES, newG, newM, newObject, newP, ownG, ownP, upTo } from './state.js';

const G = { UNKNOWN: 0, RUNNABLE: 2, RUNNING: 3, SYSCALL: 4, WAITING: 5, DEAD: 6 };
const P = { IDLE: 1, RUNNING: 2, SYSCALL: 3, GCSTOP: 4, DEAD: 5 };
const WORLD = { RUNS: 0, STOPPING: 1, STOPPED: 2 };
const M = { UNKNOWN: 0, RUNNING: 1, STARTING: 2, PARKED: 3, NETPOLL: 4, SLEEPING: 5, ENDED: 6 };
const QUEUE = { NONE: 0, RUNNEXT: 1, RING: 2, GLOBAL: 3 };
const KEPT_FLAG = 1;
/** Who waits for one again waits in front. */
const MUTEX = 'sync.Mutex.Lock';

/** Event i, as the effects see it: one object for all events, good until the next is applied. */
const at = { time: 0, m: -1, p: -1, g: -1, a: 0, b: 0, c: 0, stack: -1 };

/** Applies event i of the log to the state after the first i events. */
export function apply(state, log, i) {
  const type = log.types[i];
  const plan = (plans.get(log.table) ?? plansOf(log.table))[type];
  at.time = log.times[i];
  at.m = log.ms[i];
  at.p = log.ps[i];
  at.g = log.gs[i];
  at.a = log.as[i];
  at.b = log.bs[i];
  at.c = log.cs[i];
  at.stack = log.stacks[i];
  mention(state, plan);
  if (at.m >= 0) wake(state.ms[at.m], plan);
  plan.effect?.(state, at, log, i);
  const of = plan.starts ? at.a : at.g;
  if (of >= 0 && at.stack >= 0) state.gs[of].stack = at.stack;
  state.time = at.time;
  state.seq = i + 1;
}

/** Whoever an event comes from is awake; but a signal comes to a thread that is still asleep, too. */
function wake(m, { signal }) {
  if (m.state === M.UNKNOWN || (m.state === M.STARTING && !signal)) m.state = M.RUNNING;
}

function mention(state, { mentions }) {
  const { mine } = state;
  upTo(state.ms, mine.ms, at.m, newM);
  upTo(state.ps, mine.ps, at.p, newP);
  upTo(state.gs, mine.gs, at.g, newG);
  for (const { type, slot } of mentions) {
    const index = slot === 0 ? at.a : slot === 1 ? at.b : at.c;
    if (type === 'g') upTo(state.gs, mine.gs, index, newG);
    else if (type === 'm') upTo(state.ms, mine.ms, index, newM);
    else if (type === 'p') upTo(state.ps, mine.ps, index, newP);
    else upTo(state.objects, mine.objects, index, newObject);
  }
}

function status(g, value, time) {
  if (g.status !== value) g.since = time;
  g.status = value;
}

/** The goroutine is runnable and in the hands of an M. */
function inHands(state, g, m, time) {
  const gp = ownG(state, g);
  status(gp, G.RUNNABLE, time);
  place(gp, m, QUEUE.NONE, -1);
  gp.m = gp.wait = gp.object = gp.when = gp.heap = -1;
  gp.turn = gp.net = 0;
  gp.cases = NO_CASES;
}

/** In whose hands, or in which queue (of which P) a goroutine is. */
function place(gp, hands, queue, p) {
  gp.hands = hands;
  gp.queue = queue;
  gp.p = p;
}

/** The goroutine goes from somebody's hands into a queue. */
const queued = (state, g, queue, p) => place(ownG(state, g), -1, queue, p);
const taken = (state, g, m) => place(ownG(state, g), m, QUEUE.NONE, -1);

/** The M's goroutine is no longer on it. */
function dropg(state, at) {
  state.ms[at.m].g = -1;
  state.gs[at.g].m = -1;
}

function lowerFlag(g) {
  g.flag = g.guard = 0;
  g.flagSince = g.asker = -1;
}

function wire(state, p, m) {
  Object.assign(state.ps[p], { status: P.RUNNING, m });
  state.ms[m].p = p;
}

function toRing(state, p, g) {
  state.ps[p].ring.push(g);
  queued(state, g, QUEUE.RING, p);
}

function toGlobal(state, g) {
  state.global.push(g);
  queued(state, g, QUEUE.GLOBAL, -1);
}

/** The 64-bit number in the first two arguments. */
const wide = (e) => (e.a >>> 0) + e.b * 0x100000000;

const EFFECTS = {
  ProcsChange: (s, e) => upTo(s.ps, s.mine.ps, e.a - 1, newP),
  ProcStatus(s, e) {
    s.ps[e.a].status = e.b;
    if (e.b === P.IDLE) s.pidle.unshift(e.a);
    if (e.b === P.RUNNING && e.m >= 0) wire(s, e.a, e.m);
  },
  GoStatus(s, e) {
    status(s.gs[e.a], e.c, e.time);
    if (e.c === G.RUNNING) {
      s.gs[e.a].m = e.b;
      if (e.b < 0) return;
      s.ms[e.b].g = e.a;
      if (s.ms[e.b].p >= 0) ownP(s, s.ms[e.b].p).slice = e.time;
    }
  },
  ProcStart: (s, e) => wire(s, e.a, e.m),
  ProcStop(s, e) {
    s.ms[e.m].p = -1;
    Object.assign(s.ps[e.p], { status: P.IDLE, m: -1 });
  },
  ProcSteal(s, e) {
    s.ms[e.b].p = -1;
    Object.assign(s.ps[e.a], { status: P.IDLE, m: -1 });
  },
  GoCreate: (s, e) => inHands(s, e.a, e.m, e.time),
  GoStart(s, e) {
    const g = s.gs[e.a];
    status(g, G.RUNNING, e.time);
    place(g, -1, QUEUE.NONE, -1);
    g.m = e.m;
    lowerFlag(g);
    s.ms[e.m].g = e.a;
    if (!e.b) {
      s.ps[e.p].schedtick++;
      s.ps[e.p].slice = e.time;
    }
  },
  GoDestroy(s, e) {
    dropg(s, e);
    status(s.gs[e.g], G.DEAD, e.time);
    lowerFlag(s.gs[e.g]);
    Object.assign(s.gs[e.g], { lockedm: -1, panic: -1 });
  },
  GoStop(s, e) {
    dropg(s, e);
    inHands(s, e.g, e.m, e.time);
  },
  GoBlock(s, e, log, i) {
    dropg(s, e);
    status(s.gs[e.g], G.WAITING, e.time);
    const again = e.c >= 0 && s.gs[e.g].awoken === e.c && log.rows.strings[e.b] === MUTEX;
    Object.assign(s.gs[e.g], { wait: e.b, object: e.c, turn: again ? -(i + 1) : i + 1, awoken: -1 });
  },
  GoUnblock(s, e, log) {
    const g = s.gs[e.a];
    g.awoken = g.object >= 0 && log.rows.strings[g.wait] === MUTEX ? g.object : -1;
    inHands(s, e.a, e.m, e.time);
  },
  GoSyscallBegin(s, e) {
    status(s.gs[e.g], G.SYSCALL, e.time);
    s.ps[e.p].status = P.SYSCALL;
  },
  GoSyscallEnd(s, e) {
    status(s.gs[e.g], G.RUNNING, e.time);
    s.ps[e.p].status = P.RUNNING;
  },
  GoSyscallEndBlocked(s, e) {
    dropg(s, e);
    inHands(s, e.g, e.m, e.time);
  },
  RunqPut(s, e) {
    if (!e.b) {
      toRing(s, e.p, e.a);
      return;
    }
    s.ps[e.p].runnext = e.a;
    queued(s, e.a, QUEUE.RUNNEXT, e.p);
    if (e.c >= 0) taken(s, e.c, e.m);
  },
  RunqPutSlow(s, e) {
    s.ps[e.p].ring.splice(0, e.b).forEach((g) => toGlobal(s, g));
    toGlobal(s, e.a);
  },
  RunqGet(s, e) {
    if (e.b) s.ps[e.p].runnext = -1;
    else s.ps[e.p].ring.shift();
    taken(s, e.a, e.m);
  },
  GlobrunqPut: (s, e) => toGlobal(s, e.a),
  GlobrunqGet(s, e) {
    taken(s, s.global.shift(), e.m);
    for (let n = e.b; n > 0; n--) toRing(s, e.p, s.global.shift());
  },
  RunqSteal(s, e) {
    const stolen = s.ps[e.a].ring.splice(0, e.b);
    const last = stolen.pop();
    stolen.forEach((g) => toRing(s, e.p, g));
    taken(s, last, e.m);
  },
  RunnextSteal(s, e) {
    s.ps[e.a].runnext = -1;
    taken(s, e.b, e.m);
  },
  PidlePut(s, e) {
    s.ps[e.a].status = P.IDLE;
    s.pidle.unshift(e.a);
  },
  PidleGet: (s) => s.pidle.shift(),
  STWBegin: (s, e) => Object.assign(s, { world: WORLD.STOPPING, stopper: e.m }),
  PGcstop(s, e) {
    s.ps[e.a].status = P.GCSTOP;
    if (e.b) s.ps[e.a].m = -1;
    if (!e.c) s.world = WORLD.STOPPED;
  },
  STWEnd(s) {
    Object.assign(s, { world: WORLD.RUNS, stopper: -1 });
    s.ps.forEach((p, i) => { if (p.status === P.GCSTOP && p.m >= 0) ownP(s, i).status = P.RUNNING; });
  },
  PDestroy(s, e) {
    const p = s.ps[e.a];
    p.status = P.DEAD;
    const gs = [...(p.runnext >= 0 ? [p.runnext] : []), ...p.ring];
    Object.assign(p, { runnext: -1, ring: [] });
    s.global.unshift(...gs);
    gs.forEach((g) => queued(s, g, QUEUE.GLOBAL, -1));
    s.gs.forEach((g, i) => { if (g.heap === e.a) ownG(s, i).heap = e.p; });
  },
  RunqDrain(s, e) {
    const p = s.ps[e.p];
    if (p.runnext >= 0) toGlobal(s, p.runnext);
    p.ring.forEach((g) => toGlobal(s, g));
    Object.assign(p, { runnext: -1, ring: [] });
  },
  GCBegin: (s) => { s.gc = 1; },
  GCEnd: (s) => { s.gc = 0; },
  GCSweepBegin: (s, e) => { s.ps[e.p].sweeping = 1; },
  GCSweepEnd: (s, e) => { s.ps[e.p].sweeping = 0; },
  StackScan: (s, e) => lowerFlag(s.gs[e.a]),
  GCPhase: (s, e) => { s.phase = e.a; },
  HeapAlloc: (s, e) => { s.heap = wide(e); },
  HeapGoal: (s, e) => { s.goal = wide(e); },
  MSpinBegin: (s, e) => { s.ms[e.m].spinning = 1; s.needspinning = 0; },
  Needspinning: (s, e) => { s.needspinning = e.a; },
  TimerFire: (s, e) => { s.ps[e.b].timers--; },
  TimersLen: (s, e) => { s.ps[e.a].timers = e.b; },
  MSpinEnd: (s, e) => { s.ms[e.m].spinning = 0; },
  MCreate: (s, e) => { s.ms[e.a].state = M.STARTING; },
  MStart(s, e) {
    s.midle = s.midle.filter((m) => m !== e.a);
    Object.assign(s.ms[e.a], { state: M.STARTING, spinning: e.c });
    s.ps[e.b].status = P.IDLE;
  },
  MStop(s, e) {
    s.ms[e.m].state = M.PARKED;
    s.midle.unshift(e.m);
  },
  NetpollBegin: (s, e) => { s.ms[e.m].state = M.NETPOLL; },
  NetpollEnd: (s, e) => { s.ms[e.m].state = M.RUNNING; },
  SysmonSleepBegin: (s, e) => { s.ms[e.m].state = M.SLEEPING; },
  SysmonSleepEnd: (s, e) => { s.ms[e.m].state = M.RUNNING; },
  PreemptRequest(s, e) {
    const g = s.gs[e.a];
    if (!g.flag) Object.assign(g, { flag: 1, flagSince: e.time, asker: e.b });
  },
  GuardPoison(s, e) {
    const g = s.gs[e.a];
    g.guard = 1;
    if (e.b === KEPT_FLAG && !g.flag) Object.assign(g, { flag: 1, flagSince: e.time });
  },
  GuardReset: (s, e) => { s.gs[e.a].guard = 0; },
  SignalSend: (s, e) => { s.ms[e.a].signal = 1; },
  SignalReceive: (s, e) => { s.ms[e.m].signal = 0; },
  ChanSend: (s, e) => { s.objects[e.a].len = e.c; },
  ChanRecv: (s, e) => { s.objects[e.a].len = e.c; },
  ChanClose: (s, e) => { s.objects[e.a].closed = 1; },
  MutexLock: (s, e) => { const o = s.objects[e.a]; o.holder = e.g; if (o.pending === e.g) o.pending = -1; s.gs[e.g].awoken = -1; },
  SelectWait: (s, e) => { s.gs[e.g].cases = [...s.gs[e.g].cases, e.a * 2 + e.b]; },
  TimerSet(s, e) {
    Object.assign(s.gs[e.c], { when: wide(e), heap: e.p });
    s.ps[e.p].timers++;
  },
  NetReady: (s, e) => { s.gs[e.a].net = 1; },
  MutexUnlock: (s, e) => { const o = s.objects[e.a]; if (o.holder < 0 && o.pending >= 0) o.misused = 1; o.holder = -1; },
  MutexStarving: (s, e) => { s.objects[e.a].starving = e.b; },
  RWMutexRLock: (s, e) => { s.objects[e.a].readers = e.b; },
  RWMutexRUnlock: (s, e) => { s.objects[e.a].readers = e.b; },
  RWMutexPending: (s, e) => { s.objects[e.a].pending = e.g; },
  OnceDone: (s, e) => { s.objects[e.a].closed = 1; },
  WaitGroupAdd: (s, e) => { s.objects[e.a].len = e.b; },
  LockOSThread: (s, e) => { s.gs[e.g].lockedm = e.a ? e.m : -1; },
  Stoplockedm: (s, e) => { s.ms[e.m].state = M.PARKED; },
  Startlockedm(s, e) {
    s.gs[e.a].hands = e.b;
    s.ms[e.b].state = M.STARTING;
  },
  Mexit: (s, e) => { s.ms[e.m].state = M.ENDED; },
  Setcpuprofilerate: (s, e) => { s.profilehz = e.a; },
  TimerReset: (s, e) => Object.assign(s.objects[e.a], { when: (e.b >>> 0) + e.c * 2 ** 32, len: 0 }),
  TimerStop: (s, e) => Object.assign(s.objects[e.a], { when: -1, len: 0 }),
  // A variable may hold a younger timer than the one that goes off.
  TimerRun: (s, e, log) => {
    const timer = s.objects[e.a];
    if (log.rows.objects[e.a].kind === 'ticker') timer.when = e.time;
    else if (timer.when === e.time - e.b) timer.when = -1;
  },
  Println: (s, e) => { s.output.push(e.a); },
  Exit: (s, e) => { s.exit = e.a; },
  Deferproc: (s, e) => { s.gs[e.g].defers = e.b; },
  DeferRun: (s, e) => { s.gs[e.g].defers = e.c; },
  Gopanic: (s, e) => { s.gs[e.g].panic = e.a; },
  Copystack: (s, e) => { s.gs[e.a].stackSize = e.c; },
  Recovery: (s, e) => { s.gs[e.g].panic = e.b; },
};

const plans = new WeakMap();     // EventTable → by type: what applying an event takes

function plansOf(table) {
  const all = [];
  for (const { id, name, slots } of table.events) {
    const mentions = slots.filter(({ type }) => ['g', 'm', 'p', 'object'].includes(type));
    all[id] = { mentions, effect: EFFECTS[name] ?? null, starts: name === 'GoStart', signal: name === 'SignalReceive' || name === 'SignalRefuse' };
  }
  plans.set(table, all);
  return all;
}
