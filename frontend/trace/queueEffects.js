/** What events change in the run queues: runnext, the rings, the global queue. */
import { P, QUEUE, queued, taken, toGlobal, toRing } from './moves.js';
import { ownG } from './state.js';

export const QUEUES = {
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
};
