/** The moves that effects are made of, and the words for states. Statuses are indexes into the enums gstatus and pstatus. */
import { NO_CASES, ownG } from './state.js';

export const G = { UNKNOWN: 0, RUNNABLE: 2, RUNNING: 3, SYSCALL: 4, WAITING: 5, DEAD: 6 };
export const P = { IDLE: 1, RUNNING: 2, SYSCALL: 3, GCSTOP: 4, DEAD: 5 };
export const WORLD = { RUNS: 0, STOPPING: 1, STOPPED: 2 };
export const M = { UNKNOWN: 0, RUNNING: 1, STARTING: 2, PARKED: 3, NETPOLL: 4, SLEEPING: 5, ENDED: 6 };
export const QUEUE = { NONE: 0, RUNNEXT: 1, RING: 2, GLOBAL: 3 };

export function status(g, value, time) {
  if (g.status !== value) g.since = time;
  g.status = value;
}

/** The goroutine is runnable and in the hands of an M. */
export function inHands(state, g, m, time) {
  const gp = ownG(state, g);
  status(gp, G.RUNNABLE, time);
  place(gp, m, QUEUE.NONE, -1);
  gp.m = gp.wait = gp.object = gp.when = gp.heap = -1;
  gp.turn = gp.net = 0;
  gp.cases = NO_CASES;
}

/** In whose hands, or in which queue (of which P) a goroutine is. */
export function place(gp, hands, queue, p) {
  gp.hands = hands;
  gp.queue = queue;
  gp.p = p;
}

/** The goroutine goes from somebody's hands into a queue. */
export const queued = (state, g, queue, p) => place(ownG(state, g), -1, queue, p);
/** … and from a queue into somebody's. */
export const taken = (state, g, m) => place(ownG(state, g), m, QUEUE.NONE, -1);

/** The M's goroutine is no longer on it. */
export function dropg(state, at) {
  state.ms[at.m].g = -1;
  state.gs[at.g].m = -1;
}

export function lowerFlag(g) {
  g.flag = g.guard = 0;
  g.flagSince = g.asker = -1;
}

/** The goroutine runs on the event's M. */
export function run(state, g, at) {
  const gp = state.gs[g];
  status(gp, G.RUNNING, at.time);
  place(gp, -1, QUEUE.NONE, -1);
  gp.m = at.m;
  lowerFlag(gp);
  state.ms[at.m].g = g;
}

/** The goroutine of the event's M has ended. */
export function destroy(state, at) {
  dropg(state, at);
  status(state.gs[at.g], G.DEAD, at.time);
  lowerFlag(state.gs[at.g]);
  Object.assign(state.gs[at.g], { lockedm: -1, panic: -1 });
}

export function wire(state, p, m) {
  Object.assign(state.ps[p], { status: P.RUNNING, m });
  state.ms[m].p = p;
}

export function toRing(state, p, g) {
  state.ps[p].ring.push(g);
  queued(state, g, QUEUE.RING, p);
}

export function toGlobal(state, g) {
  state.global.push(g);
  queued(state, g, QUEUE.GLOBAL, -1);
}

/** The 64-bit number in the first two arguments. */
export const wide = (e) => (e.a >>> 0) + e.b * 0x100000000;
