/** What goroutines that only real programs have change: coroutines, and those of threads that C has made. The Java twin is trace.Coroutines. */
import { destroy, dropg, G, run, status } from './moves.js';
import { NO_CASES } from './state.js';

/** For its turn: the log knows no reason and no object. */
function waits(gp, time) {
  status(gp, G.WAITING, time);
  gp.wait = gp.object = -1;
}

function goesOn(state, g, at) {
  run(state, g, at);
  Object.assign(state.gs[g], { wait: -1, object: -1, turn: 0, cases: NO_CASES, when: -1, heap: -1, net: 0 });
}

export const COROUTINES = {
  GoCreateBlocked: (s, e) => waits(s.gs[e.a], e.time),
  GoSwitch(s, e) {
    dropg(s, e);
    waits(s.gs[e.g], e.time);
    goesOn(s, e.a, e);
  },
  GoSwitchDestroy(s, e) {
    destroy(s, e);
    goesOn(s, e.a, e);
  },
  GoCreateSyscall(s, e) {
    status(s.gs[e.a], G.SYSCALL, e.time);
    s.gs[e.a].m = e.m;
    s.ms[e.m].g = e.a;
  },
  GoDestroySyscall(s, e) {
    destroy(s, e);
    if (e.p >= 0) s.ps[e.p].m = s.ms[e.m].p = -1;
  },
};
