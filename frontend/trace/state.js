/** The scheduler's state as a value that many share: whoever changes an entry copies that entry first. */
const NOBODY = new Uint8Array(0);

export function emptyState() {
  return shared({ time: 0, seq: 0, gs: [], ms: [], ps: [], global: [], pidle: [], midle: [], objects: [], output: [], exit: -1, world: 0, stopper: -1, needspinning: 0, profilehz: 0, gc: 0, phase: 0, heap: 0, goal: 0 });
}

/**
 * A state that goes its own way from here. The entries of gs, ms, ps and objects are shared until one of the two changes them (see own), so
 * that ten thousand goroutines cost a list and not ten thousand copies.
 */
export function clone(s) {
  shared(s);
  return shared({
    ...s, gs: s.gs.slice(), ms: s.ms.slice(), ps: s.ps.slice(), global: s.global.slice(), pidle: s.pidle.slice(), midle: s.midle.slice(),
    objects: s.objects.slice(), output: s.output.slice(),
  });
}

/** From now on the state owns none of its entries. `mine` says by list which ones it has of its own. */
function shared(state) {
  const none = (rings) => ({ flags: NOBODY, rings });
  return Object.defineProperty(state, 'mine', { value: { gs: none(false), ms: none(false), ps: none(true), objects: none(false) }, configurable: true, enumerable: false });
}

/** The same state, which has all its goroutines of its own. */
export function owning(state) {
  state.mine.gs.flags = new Uint8Array(state.gs.length + 16).fill(1, 0, state.gs.length);
  return state;
}

/** The entry of a list, which may be changed: whoever shares it keeps what it was. */
function own(list, mine, i) {
  if (mine.flags[i] === 1) return list[i];
  if (i >= mine.flags.length) mine.flags = longer(mine.flags, (Math.max(list.length, i) * 1.25 | 0) + 16);
  mine.flags[i] = 1;
  const entry = { ...list[i] };
  if (mine.rings) entry.ring = entry.ring.slice();
  return list[i] = entry;
}
export const ownG = (s, g) => own(s.gs, s.mine.gs, g);
export const ownP = (s, p) => own(s.ps, s.mine.ps, p);

/** Whether a state has its goroutine g to itself. */
export const owns = (s, g) => s.mine.gs.flags[g] === 1;

function longer(flags, length) {
  const bigger = new Uint8Array(length);
  bigger.set(flags);
  return bigger;
}

export const NO_CASES = Object.freeze([]);
export const newG = () => ({ status: 0, since: 0, m: -1, hands: -1, queue: 0, p: -1, wait: -1, object: -1, flag: 0, flagSince: -1, asker: -1, guard: 0, stack: -1, defers: 0, panic: -1, stackSize: 0, lockedm: -1, turn: 0, awoken: -1, cases: NO_CASES, when: -1, heap: -1, net: 0 });
/** The same again from one that nobody looks at any more. */
export function renewG(g) {
  g.status = g.since = g.queue = g.flag = g.guard = g.defers = g.stackSize = g.turn = g.net = 0;
  g.m = g.hands = g.p = g.wait = g.object = g.flagSince = g.asker = g.stack = g.panic = g.lockedm = g.awoken = g.when = g.heap = -1;
  g.cases = NO_CASES;
  return g;
}
export const newM = () => ({ state: 0, p: -1, g: -1, spinning: 0, signal: 0 });
export const newP = () => ({ status: 0, m: -1, runnext: -1, ring: [], schedtick: 0, timers: 0, sweeping: 0, slice: -1 });
export const newObject = () => ({ len: 0, closed: 0, holder: -1, starving: 0, readers: 0, pending: -1, misused: 0, when: -1 });

/** The list reaches to this entry, which may be changed. */
export function upTo(list, mine, index, make) {
  while (list.length <= index) list.push(make());
  if (index >= 0 && mine.flags[index] !== 1) own(list, mine, index);
}
