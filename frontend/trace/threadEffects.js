/** What events change in Ps and Ms: who holds whom, who is idle, spins, sleeps, is sent a signal. */
import { M, P, wire } from './moves.js';
import { newP, upTo } from './state.js';

export const THREADS = {
  ProcsChange: (s, e) => upTo(s.ps, s.mine.ps, e.a - 1, newP),
  ProcStatus(s, e, log) {
    if (e.b === P.IDLE && log.queues) s.pidle.unshift(e.a);
    if ((e.b === P.RUNNING || e.b === P.SYSCALL) && e.m >= 0) wire(s, e.a, e.m);
    s.ps[e.a].status = e.b;
  },
  ProcStart: (s, e) => wire(s, e.a, e.m),
  ProcStop(s, e) {
    s.ms[e.m].p = -1;
    Object.assign(s.ps[e.p], { status: P.IDLE, m: -1 });
  },
  ProcSteal(s, e) {
    if (e.b >= 0) s.ms[e.b].p = -1;
    Object.assign(s.ps[e.a], { status: P.IDLE, m: -1 });
  },
  PidlePut(s, e) {
    s.ps[e.a].status = P.IDLE;
    s.pidle.unshift(e.a);
  },
  PidleGet: (s) => s.pidle.shift(),
  MSpinBegin: (s, e) => { s.ms[e.m].spinning = 1; s.needspinning = 0; },
  Needspinning: (s, e) => { s.needspinning = e.a; },
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
  SignalSend: (s, e) => { s.ms[e.a].signal = 1; },
  SignalReceive: (s, e) => { s.ms[e.m].signal = 0; },
  Stoplockedm: (s, e) => { s.ms[e.m].state = M.PARKED; },
  Startlockedm(s, e) {
    s.gs[e.a].hands = e.b;
    s.ms[e.b].state = M.STARTING;
  },
  Mexit: (s, e) => { s.ms[e.m].state = M.ENDED; },
};
