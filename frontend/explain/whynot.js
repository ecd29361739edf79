/** Why a goroutine does not run: since when, behind whom, and which rule lets it go on. */
import { nameOf } from './sentence.js';
import { duration, ordinal } from './words.js';

const QUEUES = ['none', 'runnext', 'ring', 'global'];

function word(log, kind, value) {
  return typeof value === 'string' ? value : log.table.enums[kind]?.[value] ?? 'unknown';
}

/** Items of a queue of a state, whatever its shape (an array, or an iterable). */
export function items(queue) {
  return queue ? Array.from(queue) : [];
}

/** Where a runnable goroutine waits: {kind, p, position (0 is next), before: [goroutines]}. */
export function placeOf(state, g) {
  const { queue, p } = state.gs[g];
  const kind = typeof queue === 'string' ? queue : QUEUES[queue] ?? 'none';
  if (kind === 'runnext') return { kind, p, position: 0, before: [] };
  const all = kind === 'ring' ? items(state.ps[p]?.ring) : kind === 'global' ? items(state.global) : [];
  const position = Math.max(0, all.indexOf(g));
  return { kind, p, position, before: all.slice(0, position) };
}

function runnerOf(state, p) {
  return state.gs.findIndex((other, i) => other && state.ms[other.m]?.p === p && state.ms[other.m]?.g === i);
}

function busy(log, state, p) {
  const runner = p >= 0 ? runnerOf(state, p) : -1;
  if (runner < 0) return '';
  const flag = state.gs[runner].flag ? ', which has been asked to stop' : '';
  return ` ${nameOf(log, 'g', runner)} runs there${flag}.`;
}

function runnable(log, state, g) {
  const place = placeOf(state, g);
  const ahead = place.before.length === 0 ? 'first' : `${ordinal(place.position + 1)}, behind ${nameOf(log, 'g', place.before[place.before.length - 1])}`;
  if (place.kind === 'runnext') {
    return { where: `in runnext of ${nameOf(log, 'p', place.p)}`, place, rule: `It runs as soon as the goroutine on that P blocks, yields or is preempted, in the same time slice.${busy(log, state, place.p)}` };
  }
  if (place.kind === 'ring') {
    return { where: `in the ring of ${nameOf(log, 'p', place.p)}, ${ahead}`, place, rule: `It runs when that P comes to it, or when an idle P steals it.${busy(log, state, place.p)}` };
  }
  if (place.kind === 'global') {
    return { where: `in the global queue, ${ahead}`, place, rule: 'A P takes from the global queue when its own queue is empty, and first of all every 61st schedtick.' };
  }
  return { where: state.gs[g].hands >= 0 ? `in the hands of ${nameOf(log, 'm', state.gs[g].hands)}` : 'in no queue', place, rule: 'The thread is about to run it or to queue it.' };
}

/** What a sleeping goroutine waits for: the timer that it set when it fell asleep. */
function timer(log, state, g) {
  const me = state.gs[g];
  const set = log.table.byName('TimerSet')?.id;
  const start = me.since >= 0 ? log.seqAt(me.since - 1) : 0;
  const end = Math.min(state.seq ?? log.count, log.count, start + 5000);
  for (let i = start; i < end; i++) {
    if (log.type(i) !== set || log.c(i) !== g) continue;
    const { when } = log.event(i).args;
    const tense = when > state.time ? 'is' : 'was';
    return `Its timer on ${nameOf(log, 'p', log.p(i))} ${tense} due at ${duration(when)}; it fires when a P that runs the scheduler looks at the heap.${busy(log, state, log.p(i))}`;
  }
  return 'Its timer fires when a P that runs the scheduler looks at the heap.';
}

const OBJECT_RULES = {
  chan: 'It goes on when another goroutine sends, receives or closes.',
  mutex: 'It is woken when the holder unlocks, and must then be faster than whoever runs.',
  rwmutex: 'A writer waits for the readers inside, a reader for the writer before it.',
  waitgroup: 'It goes on when the counter comes to 0.',
  cond: 'It goes on after a signal or a broadcast, once it has the mutex again.',
  once: 'It goes on when what is done once is done.',
};

/** Who holds a lock, and whether it is handed over. */
function holders(log, thing) {
  const held = thing?.holder >= 0 ? ` ${nameOf(log, 'g', thing.holder)} holds it.` : '';
  const readers = thing?.readers > 0 ? ` ${thing.readers} read${thing.readers === 1 ? 's' : ''} under it.` : '';
  const starving = thing?.starving ? ' It starves: the next unlock hands it to the first waiter.' : '';
  return held + readers + starving;
}

/** What a goroutine that reads from the network waits for: that something comes, or that somebody asks the kernel about it. */
function network(log, state, g) {
  const ready = log.table.byName('NetReady')?.id;
  const me = state.gs[g];
  const start = me.since >= 0 ? log.seqAt(me.since - 1) : 0;
  for (let i = start, end = Math.min(state.seq ?? log.count, log.count); i < end; i++) {
    if (log.type(i) === ready && log.a(i) === g && log.time(i) >= me.since) {
      return `Something has come for it at ${duration(log.time(i))}. It goes on once somebody asks the kernel: a P without work, the thread in netpoll, or sysmon if nobody has asked for 10 ms.`;
    }
  }
  return 'It goes on once something has come from the network and somebody has asked the kernel about it.';
}

/** When the timer of a channel goes off. */
function due(state, object) {
  const when = state.objects[object]?.when ?? -1;
  return when > 0 && when >= state.time ? `It goes on when the timer goes off, due at ${duration(when)}.` : 'It goes on when the timer goes off and some P that runs the scheduler has looked.';
}

function waiting(log, state, g) {
  const { wait, object } = state.gs[g];
  const reason = typeof wait === 'number' ? log.rows.strings[wait] : wait;
  const thing = object >= 0 ? log.rows.objects[object] : null;
  const where = (reason || 'blocked') + (thing ? ` on ${thing.name}` : '');
  const timed = /^(timer|ticker)$/.test(thing?.kind);
  const rule = timed ? due(state, object) : OBJECT_RULES[thing?.kind]
    ?? (/sleep/.test(reason) ? timer(log, state, g) : reason === 'IO wait' ? network(log, state, g) : 'Somebody must wake it.');
  return { where, place: null, rule: rule + (thing ? holders(log, state.objects[object]) : '') };
}

/** What a goroutine is panicking about, while its deferred calls run. */
function panicking(log, me) {
  if (!(me.panic >= 0)) return '';
  const left = me.defers > 0 ? `; ${me.defers} deferred call${me.defers > 1 ? 's' : ''} left` : '';
  return `It is panicking: ${log.rows.strings[me.panic]}${left}. `;
}

/** {running, status, since, waited, where, place, rule, sentence} of goroutine g at a state. */
export function whyNotRunning(log, state, g) {
  const me = state.gs[g];
  const name = nameOf(log, 'g', g);
  if (!me) return { running: false, status: 'unknown', since: null, waited: null, where: '', place: null, rule: '', sentence: `${name} does not exist yet.` };
  const status = word(log, 'gstatus', me.status);
  const since = me.since ?? null;
  const waited = since === null || since < 0 ? null : state.time - since;
  const told = waited === null ? '' : ` since ${duration(since)} (for ${duration(waited)})`;
  const found = status === 'runnable' ? runnable(log, state, g) : status === 'waiting' ? waiting(log, state, g) : { where: '', place: null, rule: '' };
  const rules = { syscall: 'It comes back when the kernel lets it; then it needs a P.', dead: '', preempted: 'The one who suspended it lets it go on.' };
  const locked = status === 'runnable' && me.lockedm >= 0 ? ` It is locked to ${nameOf(log, 'm', me.lockedm)}: who finds it hands its P over to that thread.` : '';
  const rule = panicking(log, me) + (found.rule || rules[status] || '') + locked;
  const heads = {
    running: me.flag ? `${name} runs and has been asked to stop` : `${name} runs`,
    runnable: `${name} is ready but does not run: it is ${found.where}`, waiting: `${name} waits: ${found.where}`,
    syscall: `${name} is in a system call`, dead: `${name} has ended`,
  };
  const sentence = `${heads[status] ?? `${name} is ${status}`}${told}.${rule ? ' ' + rule.trimEnd() : ''}`;
  return { running: status === 'running', status, since, waited, where: found.where, place: found.place, rule, sentence };
}
