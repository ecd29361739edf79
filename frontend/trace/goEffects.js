/** What events change in a goroutine: its status, in whose hands it is, its flag and guard, its defers and panics. */
import { dropg, destroy, G, inHands, lowerFlag, P, run, status } from './moves.js';
import { ownP } from './state.js';

const KEPT_FLAG = 1;
/** Who waits for one again waits in front. */
const MUTEX = 'sync.Mutex.Lock';

export const GO = {
  GoStatus(s, e) {
    status(s.gs[e.a], e.c, e.time);
    if (e.c === G.RUNNING || e.c === G.SYSCALL) {
      s.gs[e.a].m = e.b;
      if (e.b < 0) return;
      s.ms[e.b].g = e.a;
      if (s.ms[e.b].p >= 0) ownP(s, s.ms[e.b].p).slice = e.time;
    }
  },
  GoCreate: (s, e) => inHands(s, e.a, e.hands, e.time),
  GoStart(s, e) {
    run(s, e.a, e);
    if (!e.b) {
      s.ps[e.p].schedtick++;
      s.ps[e.p].slice = e.time;
    }
  },
  GoDestroy: destroy,
  GoStop(s, e) {
    dropg(s, e);
    inHands(s, e.g, e.hands, e.time);
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
    inHands(s, e.a, e.hands, e.time);
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
    inHands(s, e.g, e.hands, e.time);
  },
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
  StackScan: (s, e) => lowerFlag(s.gs[e.a]),
  SelectWait: (s, e) => { s.gs[e.g].cases = [...s.gs[e.g].cases, e.a * 2 + e.b]; },
  NetReady: (s, e) => { s.gs[e.a].net = 1; },
  LockOSThread: (s, e) => { s.gs[e.g].lockedm = e.a ? e.m : -1; },
  Deferproc: (s, e) => { s.gs[e.g].defers = e.b; },
  DeferRun: (s, e) => { s.gs[e.g].defers = e.c; },
  Gopanic: (s, e) => { s.gs[e.g].panic = e.a; },
  Copystack: (s, e) => { s.gs[e.a].stackSize = e.c; },
  Recovery: (s, e) => { s.gs[e.g].panic = e.b; },
};
