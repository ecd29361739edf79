/** Why a goroutine waits: for what, behind whom, and what lets it go on. */
import { M } from '../trace/moves.js';
import { requestsOf } from './requests.js';
import { goroutine, nameOf } from './sentence.js';
import { moment, told } from './parts.js';
import { runnerWords } from './runner.js';
import { ordinal } from './words.js';

/** So many events are looked back on for who used a channel last. */
const BACK = 5000;
/** Of so many waiters the places are told. */
const LINE = 20000;

const OBJECT_RULES = {
  mutex: 'It is woken when the holder unlocks, and must then be faster than whoever runs.',
  rwmutex: 'A writer waits for the readers inside, a reader for the writer before it.',
  cond: 'It goes on after a signal or a broadcast, once it has the mutex again.',
  once: 'It goes on when what is done once is done.',
};
const REASON_RULES = {
  'GC worker (idle)': 'The scheduler runs it while a collection marks and its P is to help, by findRunnableGCWorker.',
  'GC sweep wait': 'It is woken when a cycle has marked all that is live.', 'wait for GC cycle': 'It goes on when the cycle has ended.',
  'GC assist wait': 'It goes on when workers have marked enough for its debt, or the cycle ends.', 'force gc (idle)': 'sysmon wakes it when two minutes have passed without a collection.',
  'select (no cases)': 'Nothing ever wakes it.', 'chan receive (nil chan)': 'Nothing ever wakes it.', 'chan send (nil chan)': 'Nothing ever wakes it.',
};

/** What goroutines of the runtime wait for when a log opens. */
const AT_REST = { 'runtime.bgsweep': 'GC sweep wait', 'runtime.forcegchelper': 'force gc (idle)', 'runtime.bgscavenge': 'GC scavenge wait', 'runtime.runFinalizers': 'finalizer wait', 'runtime.runfinq': 'finalizer wait' };

export function waiting(log, state, g) {
  const { wait, object } = state.gs[g];
  const reason = (typeof wait === 'number' ? log.rows.strings[wait] : wait) || AT_REST[log.rows.gs[g]?.func] || 'blocked';
  const thing = object >= 0 ? log.rows.objects[object] : null;
  return { where: told`${reason}${thing ? ` on ${thing.name}` : ''}`, place: null, rule: rule(log, state, g, reason, thing) };
}

function rule(log, state, g, reason, thing) {
  const { object } = state.gs[g];
  if (/^(timer|ticker)$/.test(thing?.kind)) return due(state, object);
  if (thing?.kind === 'chan') return told`${channel(log, state, g, reason)}${line(log, state, g, reason)}`;
  if (thing?.kind === 'waitgroup') return told`It goes on when the counter comes to 0; it is ${state.objects[object]?.len ?? 'unknown'}.`;
  if (OBJECT_RULES[thing?.kind]) return told`${OBJECT_RULES[thing.kind]}${holders(log, state.objects[object])}${line(log, state, g, reason)}`;
  if (reason === 'sleep') return timer(log, state, g);
  if (reason === 'IO wait') return network(log, state, g);
  if (reason === 'preempted') return scanned(log, state, g);
  if (reason === 'select') return select(log, state, g);
  return told`${REASON_RULES[reason] ?? 'Somebody must wake it.'}`;
}

/** What must happen on a channel, and who has used it last. */
function channel(log, state, g, reason) {
  const object = state.gs[g].object;
  const sends = /send/.test(reason);
  const other = lastUser(log, state, object, g);
  const user = other ? told` ${goroutine(log, other.g)} has used it last, at ${moment(other.time)}.` : told` Nobody else has used it lately.`;
  return told`It goes on when another goroutine ${sends ? 'receives from it' : 'sends to it or closes it'}.${user}`;
}

function lastUser(log, state, object, g) {
  const uses = new Set(['ChanSend', 'ChanRecv', 'ChanClose'].map((name) => log.table.byName(name)?.id));
  const end = state.seq ?? log.count;
  for (let i = end - 1; i >= Math.max(0, end - BACK); i--) if (uses.has(log.type(i)) && log.a(i) === object && log.g(i) >= 0 && log.g(i) !== g) return { g: log.g(i), time: log.time(i) };
  return null;
}

/** Who waits for the same in the same way, in order. */
export function lineOf(state, g) {
  const { object, wait } = state.gs[g];
  if (object < 0 || state.gs.length > LINE) return [];
  const key = (me) => me.turn || me.since;
  return state.gs.map((me, i) => ({ me, i })).filter(({ me }) => me && me.status === 5 && me.object === object && me.wait === wait).sort((a, b) => key(a.me) - key(b.me) || a.i - b.i).map(({ i }) => i);
}

function line(log, state, g) {
  const all = lineOf(state, g);
  const place = all.indexOf(g);
  if (place < 0 || all.length < 2) return '';
  return place === 0 ? told` It is first of ${all.length} who wait so.` : told` It is ${ordinal(place + 1)} of ${all.length} who wait so, behind ${goroutine(log, all[place - 1])}.`;
}

/** Who holds a lock, and whether it is handed over. */
function holders(log, thing) {
  const held = thing?.holder >= 0 ? told` ${goroutine(log, thing.holder)} holds it.` : '';
  const readers = thing?.readers > 0 ? ` ${thing.readers} read${thing.readers === 1 ? 's' : ''} under it.` : '';
  return told`${held}${readers}${thing?.starving ? ' It starves: the next unlock hands it to the first waiter.' : ''}`;
}

/** The cases of a select, where the log says which. */
function select(log, state, g) {
  const cases = state.gs[g].cases ?? [];
  const names = cases.map((c) => `${log.rows.objects[c >> 1]?.name ?? 'a channel'} to ${c & 1 ? 'take a value' : 'have one'}`);
  return told`It goes on when one of its cases is ready${names.length ? `: it waits for ${names.join(', or for ')}` : ''}.`;
}

/** What a sleeping goroutine waits for: the timer that it set when it fell asleep. */
function timer(log, state, g) {
  const me = state.gs[g];
  const set = log.table.byName('TimerSet')?.id;
  const start = me.since >= 0 ? log.seqAt(me.since - 1) : 0;
  const end = Math.min(state.seq ?? log.count, log.count, start + BACK);
  for (let i = start; i < end; i++) {
    if (log.type(i) !== set || log.c(i) !== g) continue;
    const { when } = log.event(i).args;
    return told`Its timer on ${nameOf(log, 'p', log.p(i))} ${when > state.time ? 'is' : 'was'} due at ${moment(when)}; it fires when a P that runs the scheduler looks at the heap.${polled(log, state, log.p(i))}`;
  }
  return told`Its timer fires when a P that runs the scheduler looks at the heap.`;
}

/** Who comes to the timers of P p: the thread in netpoll, if nobody has the P; else who runs there. */
function polled(log, state, p) {
  const m = state.ps[p]?.m >= 0 ? -1 : state.ms.findIndex((one) => one?.state === M.NETPOLL);
  return m < 0 ? runnerWords(log, state, p) : told` ${nameOf(log, 'p', p)} is idle; ${nameOf(log, 'm', m)} sleeps in netpoll until a timer is due, and then takes a P.`;
}

/** What a goroutine that reads from the network waits for: that something comes, or that somebody asks the kernel about it. */
function network(log, state, g) {
  const ready = log.table.byName('NetReady')?.id;
  const me = state.gs[g];
  const start = me.since >= 0 ? log.seqAt(me.since - 1) : 0;
  for (let i = start, end = Math.min(state.seq ?? log.count, log.count); i < end; i++) {
    if (log.type(i) === ready && log.a(i) === g && log.time(i) >= me.since) {
      return told`Something has come for it at ${moment(log.time(i))}. It goes on once somebody asks the kernel: a P without work, the thread in netpoll, or sysmon if nobody has asked for 10 ms.`;
    }
  }
  return told`It goes on once something has come from the network and somebody has asked the kernel about it.`;
}

/** When the timer of a channel goes off. */
function due(state, object) {
  const when = state.objects[object]?.when ?? -1;
  return when > 0 && when >= state.time ? told`It goes on when the timer goes off, due at ${moment(when)}.` : told`It goes on when the timer goes off and some P that runs the scheduler has looked.`;
}

/** Who holds it still to read its stack. */
function scanned(log, state, g) {
  const requests = requestsOf(log);
  const r = requests.at(g, state.time);
  const by = r >= 0 ? log.g(requests.links(r).filter((seq) => log.name(seq) === 'PreemptRequest').pop() ?? requests.first.at(r)) : -1;
  return told`${by >= 0 ? goroutine(log, by) : 'A scanner'} has stopped it to read its stack, and lets it go on after that (resumeG). It is in no queue meanwhile.`;
}
