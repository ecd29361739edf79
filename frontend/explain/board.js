/** The board in words: what a goroutine, a thread, a P or an object does, and the whole in a line. */
import { nameOf } from './sentence.js';
import { duration, ENDLESS, ordinal } from './words.js';
import { items } from './whynot.js';

const G = { RUNNABLE: 2, RUNNING: 3, SYSCALL: 4, DEAD: 6 };
const LOOKS = { [G.RUNNABLE]: 'ready', [G.RUNNING]: 'running', [G.SYSCALL]: 'syscall', [G.DEAD]: 'dead' };

/** {look, flag, locked, panic, net, key} of a goroutine. */
export function lookOf(now, g) {
  const me = now.gs[g];
  const look = me.status === G.RUNNABLE && me.hands >= 0 ? 'hand' : LOOKS[me.status] ?? 'waiting';
  const found = { look, flag: me.flag > 0 && me.status === G.RUNNING, locked: me.lockedm >= 0, panic: me.panic >= 0, net: me.net > 0 };
  return { ...found, key: `${look} ${found.flag} ${found.locked} ${found.panic} ${found.net}` };
}

/** "worker #3: ready, in the ring of P0". */
export function goroutineSays(log, now, g) {
  const me = now.gs[g];
  const p = me.m >= 0 ? now.ms[me.m].p : -1;
  const on = p >= 0 ? ` on ${nameOf(log, 'p', p)}` : '';
  const queue = ['', `, in runnext of ${nameOf(log, 'p', me.p)}`, `, in the ring of ${nameOf(log, 'p', me.p)}`, ', in the global queue'][me.queue];
  const where = me.hands >= 0 ? `, in the hands of ${nameOf(log, 'm', me.hands)}` : queue;
  const reason = log.rows.strings[me.wait] ?? 'something';
  const thing = me.object >= 0 ? ` on ${log.rows.objects[me.object]?.name}` : '';
  const words = { [G.RUNNABLE]: `ready${where}`, [G.RUNNING]: `runs${on}${me.flag ? ', asked to stop' : ''}`, [G.SYSCALL]: `in a system call${on}`, [G.DEAD]: 'ended' };
  return `${nameOf(log, 'g', g)}: ${words[me.status] ?? `waits, ${reason}${thing}`}${me.lockedm >= 0 ? `, locked to ${nameOf(log, 'm', me.lockedm)}` : ''}`;
}

/** Lines about a P, a thread or an object; without a state only what it is called. */
export function partSays(log, part, now, board) {
  const name = part.o !== undefined ? log.rows.objects[part.o]?.name : nameOf(log, part.p !== undefined ? 'p' : 'm', part.p ?? part.m);
  if (!now) return `${name}: show its goroutines`;
  if (part.p !== undefined) return [name, procSays(log, board.ps.find((p) => p.p === part.p))];
  if (part.m !== undefined) return [name, threadSays(log, now, part.m)];
  return [name, thingSays(log, board.objects.find((o) => o.o === part.o))];
}

function procSays(log, p) {
  if (!p) return '';
  if (log.queues === false) return `${p.status}: ${p.g >= 0 ? `${nameOf(log, 'g', p.g)} on ${nameOf(log, 'm', p.m)}` : p.m >= 0 ? `${nameOf(log, 'm', p.m)} is in the scheduler` : 'held by nobody'}. Its queues, its slice and its schedtick are not recorded.`;
  const queue = `${p.runnext >= 0 ? `${nameOf(log, 'g', p.runnext)} in runnext, ` : ''}${p.ring.length} of 256 in the ring`;
  const runs = p.g >= 0 ? `${nameOf(log, 'g', p.g)} on ${nameOf(log, 'm', p.m)}, ${duration(p.slice ?? 0)} into its slice` : p.m >= 0 ? `${nameOf(log, 'm', p.m)} ${p.spinning ? 'looks for work' : 'is in the scheduler'}` : p.idle >= 0 ? `${ordinal(p.idle + 1)} on the list of idle Ps` : 'held by nobody';
  return `${p.status}: ${runs}; ${queue}; schedtick ${p.schedtick}.`;
}

const THREADS = ['holds no goroutine; what it does is not recorded', 'runs', 'starts', 'parked', 'blocks in netpoll', 'asleep', 'has ended'];

function threadSays(log, now, m) {
  const me = now.ms[m];
  const idle = items(now.midle).indexOf(m);
  const does = me.g >= 0 ? (now.gs[me.g].status === G.SYSCALL ? `is in a system call with ${nameOf(log, 'g', me.g)} since ${duration(now.gs[me.g].since)}` : `runs ${nameOf(log, 'g', me.g)}`)
    : idle >= 0 ? `parked, ${ordinal(idle + 1)} on the list of idle Ms` : me.spinning ? 'spins: it looks for work' : me.p >= 0 ? 'is in the scheduler' : THREADS[me.state];
  return `${does}${me.p >= 0 ? `, holds ${nameOf(log, 'p', me.p)}` : ', holds no P'}${me.signal ? ', a signal is on its way to it' : ''}.`;
}

function thingSays(log, o) {
  if (!o) return '';
  const waiters = o.queues.map((q) => `${q.all} in ${q.name}`).join(', ');
  const holder = o.holder >= 0 ? `, held by ${nameOf(log, 'g', o.holder)}` : '';
  const kinds = { chan: o.cap > 0 ? `channel with ${o.len} of ${o.cap} values` : 'channel without a buffer', waitgroup: `wait group, counter ${o.len}` };
  return `${kinds[o.kind] ?? o.kind}${holder}${o.readers > 0 ? `, ${o.readers} read` : ''}${o.closed ? (o.kind === 'chan' ? ', closed' : ', done') : ''}${o.starving ? ', starving: the next unlock hands it to the first waiter' : ''}${waiters ? `; ${waiters}` : ''}.`;
}

const MB = 2 ** 20;
const s = (n, word) => `${n} ${word}${n === 1 ? '' : 's'}`;

/** The whole board in a line. */
export function summary(log, board, label) {
  const { counts, gc, world } = board;
  const busy = board.ps.filter((p) => p.g >= 0).length;
  const parts = [`${busy} of ${s(board.ps.length, 'P')} run${busy === 1 ? 's' : ''} goroutines`, `${counts.ready} ready`, `${counts.waiting} waiting`];
  if (counts.syscall) parts.push(`${counts.syscall} in system calls`);
  if (counts.dead) parts.push(`${counts.dead} ended`);
  if (gc.on || gc.phase !== 'off') parts.push(`GC: ${gc.phase}`);
  if (gc.goal > 0) parts.push(`heap ${(gc.heap / MB).toFixed(1)}${gc.goal < ENDLESS ? ` of ${(gc.goal / MB).toFixed(1)} MB` : ' MB, no goal: GOGC=off'}`);
  if (world.state === 'stopped') parts.push(`the world is stopped by ${nameOf(log, 'm', world.m)}`);
  if (world.state === 'stopping' && log.queues === false) parts.push(`${nameOf(log, 'm', world.m)} stops the world`);
  else if (world.state === 'stopping') parts.push(`${nameOf(log, 'm', world.m)} stops the world and waits for ${world.waits.map((p) => `${nameOf(log, 'p', p)}${runner(log, board, p)}`).join(', ') || 'the last P'}`);
  return `${label ? `${label}: ` : ''}${parts.join(' · ')}`;
}

function runner(log, board, p) {
  const { g } = board.ps.find((one) => one.p === p);
  return g >= 0 ? ` (${nameOf(log, 'g', g)})` : '';
}

const known = new WeakMap();

/** Which zones of the board a log ever fills, and how many lines it needs for good. Grows with the log. */
export function zonesOf(log) {
  let at = known.get(log);
  if (!at) known.set(log, at = { scanned: 0, used: new Uint8Array(256), rows: 0, found: null });
  if (at.found && at.scanned === log.count && at.rows === log.rows.objects.length) return at.found;
  for (; at.scanned < log.count; at.scanned++) at.used[log.type(at.scanned)] = 1;
  at.rows = log.rows.objects.length;
  const has = (name) => at.used[log.table.byName(name)?.id] === 1;
  const found = { syscall: has('GoSyscallBegin'), sleep: has('TimerSet'), network: has('NetReady') || log.rows.strings.includes('IO wait') };
  const named = log.rows.objects.filter((o) => o.name !== 'time.After').length;
  found.rows = 3 + found.syscall + found.sleep + found.network + Math.min(10, named);
  return at.found = found;
}
