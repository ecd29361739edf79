/** What events change in the whole: the world that stops, the collector, what the program has printed, how it ended. */
import { P, wide, WORLD } from './moves.js';
import { ownP } from './state.js';

export const WORLDS = {
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
  GCBegin: (s) => { s.gc = 1; },
  GCActive: (s) => { s.gc = 1; },
  GCSweepActive: (s, e) => { s.ps[e.a].sweeping = 1; },
  GCEnd: (s) => { s.gc = 0; },
  GCSweepBegin: (s, e) => { s.ps[e.p].sweeping = 1; },
  GCSweepEnd: (s, e) => { s.ps[e.p].sweeping = 0; },
  GCPhase: (s, e) => { s.phase = e.a; },
  HeapAlloc: (s, e) => { s.heap = wide(e); },
  HeapGoal: (s, e) => { s.goal = wide(e); },
  Setcpuprofilerate: (s, e) => { s.profilehz = e.a; },
  Println: (s, e) => { s.output.push(e.a); },
  Exit: (s, e) => { s.exit = e.a; },
};
