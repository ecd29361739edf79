/** What events change in channels, locks, wait groups and timers. */
import { wide } from './moves.js';

export const OBJECTS = {
  ChanSend: (s, e) => { s.objects[e.a].len = e.c; },
  ChanRecv: (s, e) => { s.objects[e.a].len = e.c; },
  ChanClose: (s, e) => { s.objects[e.a].closed = 1; },
  MutexLock: (s, e) => { const o = s.objects[e.a]; o.holder = e.g; if (o.pending === e.g) o.pending = -1; s.gs[e.g].awoken = -1; },
  MutexUnlock: (s, e) => { const o = s.objects[e.a]; if (o.holder < 0 && o.pending >= 0) o.misused = 1; o.holder = -1; },
  MutexStarving: (s, e) => { s.objects[e.a].starving = e.b; },
  RWMutexRLock: (s, e) => { s.objects[e.a].readers = e.b; },
  RWMutexRUnlock: (s, e) => { s.objects[e.a].readers = e.b; },
  RWMutexPending: (s, e) => { s.objects[e.a].pending = e.g; },
  OnceDone: (s, e) => { s.objects[e.a].closed = 1; },
  WaitGroupAdd: (s, e) => { s.objects[e.a].len = e.b; },
  TimerSet(s, e) {
    Object.assign(s.gs[e.c], { when: wide(e), heap: e.p });
    s.ps[e.p].timers++;
  },
  TimerFire: (s, e) => { s.ps[e.b].timers--; },
  TimersLen: (s, e) => { s.ps[e.a].timers = e.b; },
  TimerReset: (s, e) => Object.assign(s.objects[e.a], { when: (e.b >>> 0) + e.c * 2 ** 32, len: 0 }),
  TimerStop: (s, e) => Object.assign(s.objects[e.a], { when: -1, len: 0 }),
  // A variable may hold a younger timer than the one that goes off.
  TimerRun: (s, e, log) => {
    const timer = s.objects[e.a];
    if (log.rows.objects[e.a].kind === 'ticker') timer.when = e.time;
    else if (timer.when === e.time - e.b) timer.when = -1;
  },
};
