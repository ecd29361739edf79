/**
 * The board: where every goroutine, thread and P is at one moment, and in what order. Queues are whole lists of numbers where they are queues of the runtime
 * (ring, global); groups of those who wait are cut to the first ones, with the count of all.
 */
import { items } from '../explain/whynot.js';

const G = { RUNNABLE: 2, RUNNING: 3, SYSCALL: 4, WAITING: 5, DEAD: 6 };
const THREADS = ['unknown', 'running', 'starting', 'parked', 'netpoll', 'asleep', 'ended'];
/** So many of a group are told one by one. */
export const MOST = 48;
/** Wait reasons that have a place of their own. */
const ASLEEP = 'sleep';
const NETWORK = 'IO wait';
const SENDS = 'chan send';

/** The first n of a list by a key, in order; a list that is long is not sorted whole. */
export function firstBy(list, key, n = MOST) {
  if (list.length <= n) return [...list].sort((a, b) => key(a) - key(b));
  const out = [];
  for (const item of list) {
    const k = key(item);
    if (out.length === n && k >= key(out[n - 1])) continue;
    let at = Math.min(out.length, n - 1);
    while (at > 0 && key(out[at - 1]) > k) { out[at] = out[at - 1]; at--; }
    out[at] = item;
  }
  return out;
}

/** One walk over all goroutines: who is in whose hands, who waits for what, how many of each status. */
function sort(now, log) {
  const found = { ready: [], hands: new Map(), objects: new Map(), reasons: new Map(), counts: { running: 0, ready: 0, syscall: 0, waiting: 0, dead: 0 }, locked: new Map() };
  const into = (map, key, g) => { const list = map.get(key); if (list) list.push(g); else map.set(key, [g]); };
  const { strings } = log.rows;
  now.gs.forEach((g, i) => {
    if (g.lockedm >= 0) found.locked.set(g.lockedm, i);
    if (g.status === G.RUNNING) found.counts.running++;
    else if (g.status === G.SYSCALL) found.counts.syscall++;
    else if (g.status === G.DEAD) found.counts.dead++;
    else if (g.status === G.RUNNABLE) {
      found.counts.ready++;
      if (g.hands >= 0) into(found.hands, g.hands, i);
      else if (log.queues === false) found.ready.push(i);
    } else if (g.status === G.WAITING) {
      found.counts.waiting++;
      if (g.object >= 0) into(found.objects, `${g.object} ${queueName(log, g)}`, i);
      else if (g.cases.length) queued(found, into, g, i);
      else into(found.reasons, strings[g.wait] ?? 'waiting', i);
    }
  });
  return found;
}

/** The queue of its object in which a goroutine waits, as the runtime calls it. */
function queueName(log, g) {
  const reason = log.rows.strings[g.wait] ?? '';
  const kind = log.rows.objects[g.object]?.kind;
  if (/^(chan|timer|ticker)$/.test(kind)) return reason === SENDS ? 'sendq' : 'recvq';
  return reason === 'sync.RWMutex.RLock' ? 'readers' : kind === 'rwmutex' ? 'writers' : 'waiters';
}

/** A select stands in the queues of several channels; in the first it is itself, in the others its place. */
function queued(found, into, g, i) {
  const seen = new Set();
  g.cases.forEach((place, k) => {
    const key = `${place >> 1} ${place & 1 ? 'sendq' : 'recvq'}`;
    if (!seen.has(key)) into(found.objects, key, k === 0 ? i : -1 - i);
    seen.add(key);
  });
}

/** {all: count, gs: [{g, place}]}: place is true where a select stands that is drawn elsewhere. */
function group(list, key) {
  const who = (i) => (i < 0 ? -1 - i : i);
  return { all: list.length, gs: firstBy(list, (i) => key(who(i))).map((i) => ({ g: who(i), place: i < 0 })) };
}

function procs(now, log, found, time) {
  const words = log.table.enums.pstatus;
  return now.ps.map((p, i) => {
    const m = p.m >= 0 ? now.ms[p.m] : null;
    const g = m ? m.g : -1;
    return {
      p: i, name: log.rows.ps[i]?.name ?? `P${i}`, status: words[p.status], m: p.m, spinning: Boolean(m?.spinning), g,
      runnext: p.runnext, ring: items(p.ring), hands: m ? found.hands.get(p.m) ?? [] : [],
      queues: log.queues !== false, schedtick: log.queues === false ? null : log.schedtickOf(now, i), slice: g >= 0 && p.slice >= 0 && log.queues !== false ? time - p.slice : null, idle: now.pidle.indexOf(i),
    };
  }).filter((p) => p.status !== 'dead' && p.status !== 'unknown');
}

const isSysmon = (log, m) => log.rows.ms[m]?.name === 'sysmon';

/** Threads that hold no P, by what they do. */
function threads(now, log, found, time) {
  const out = { syscall: [], starting: [], spinning: [], netpoll: [], locked: [], parked: [], running: [] };
  now.ms.forEach((m, i) => {
    if (m.p >= 0 || isSysmon(log, i) || THREADS[m.state] === 'ended' || (m.state === 0 && m.g < 0)) return;
    const hands = found.hands.get(i) ?? [];
    const own = found.locked.get(i) ?? -1;
    const parked = THREADS[m.state] === 'parked';
    const does = m.g >= 0 ? 'syscall' : parked ? (own >= 0 ? 'locked' : 'parked') : m.state === 2 ? 'starting' : m.state === 4 ? 'netpoll' : m.spinning ? 'spinning' : 'running';
    const since = m.g >= 0 ? time - now.gs[m.g].since : null;
    out[does].push({ m: i, name: log.rows.ms[i]?.name ?? `M${i}`, g: m.g, hands, own, since });
  });
  const place = new Map(now.midle.map((m, k) => [m, k]));
  out.parked.sort((a, b) => (place.get(a.m) ?? 1e9) - (place.get(b.m) ?? 1e9));
  return out;
}

/** What is declared, and of what comes and goes (time.After) that which is set or waited for. */
function objects(now, log, found, time) {
  const out = [];
  log.rows.objects.forEach((row, o) => {
    const thing = now.objects[o] ?? { len: 0, closed: 0, holder: -1, starving: 0, readers: 0, pending: -1, when: -1 };
    const queues = ['recvq', 'sendq', 'waiters', 'readers', 'writers'].flatMap((name) => {
      const list = found.objects.get(`${o} ${name}`);
      return list ? [{ name, ...group(list, (g) => now.gs[g].turn) }] : [];
    });
    if (row.name === 'time.After' && !queues.length && thing.when < time) return;
    out.push({
      o, kind: row.kind, name: row.name, cap: row.cap ?? 0, len: thing.len, closed: Boolean(thing.closed), holder: thing.holder, starving: Boolean(thing.starving), readers: thing.readers,
      pending: thing.pending, when: thing.when, busy: queues.length > 0 || thing.holder >= 0 || thing.readers > 0, queues,
    });
  });
  return out;
}

/** Who sleeps until when, and in the heap of which P the timer lies. */
function sleepers(now, found) {
  const asleep = found.reasons.get(ASLEEP) ?? [];
  const when = (g) => (now.gs[g].when >= 0 ? now.gs[g].when : Infinity);
  return { all: asleep.length, gs: firstBy(asleep, when).map((g) => ({ g, when: now.gs[g].when, p: now.gs[g].heap })) };
}

/** Who stops the world, and which Ps have not stopped yet. */
function world(now, ps) {
  const state = ['runs', 'stopping', 'stopped'][now.world];
  return { state, m: now.stopper, waits: state === 'stopping' ? ps.filter((p) => p.status === 'running' && p.m !== now.stopper).map((p) => p.p) : [] };
}

/** The whole board at a state of a log, and at a moment that may be later than its last event. */
export function boardAt(now, log, time = now.time) {
  const found = sort(now, log);
  const ps = procs(now, log, found, time);
  const sysmon = now.ms.findIndex((m, i) => isSysmon(log, i));
  const rest = [...found.reasons].filter(([reason]) => reason !== ASLEEP && reason !== NETWORK);
  const network = found.reasons.get(NETWORK) ?? [];
  return {
    time, ps, queues: log.queues !== false, ready: group(found.ready, (g) => now.gs[g].since), global: items(now.global), pidle: items(now.pidle), threads: threads(now, log, found, time), sysmon: sysmon < 0 ? null : THREADS[now.ms[sysmon].state],
    objects: objects(now, log, found, time), sleepers: sleepers(now, found), network: group(network, (g) => now.gs[g].turn),
    others: rest.map(([reason, list]) => ({ reason, ...group(list, (g) => now.gs[g].turn) })), counts: found.counts,
    gc: { on: Boolean(now.gc), phase: log.table.enums.gcphase?.[now.phase] ?? 'off', heap: now.heap, goal: now.goal }, world: world(now, ps),
  };
}
