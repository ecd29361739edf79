/** Why a goroutine does not run: since when, behind whom, and which rule lets it go on. */
import { goroutine, nameOf } from './sentence.js';
import { moment, plain, told } from './parts.js';
import { ownWords } from './runner.js';
import { items, placeOf, runnable } from './whyRunnable.js';
import { waiting } from './whyWaiting.js';
import { duration } from './words.js';

export { items, placeOf };

function word(log, kind, value) {
  return typeof value === 'string' ? value : log.table.enums[kind]?.[value] ?? 'unknown';
}

/** What a goroutine is panicking about, while its deferred calls run. */
function panicking(log, me) {
  if (!(me.panic >= 0)) return '';
  const left = me.defers > 0 ? `; ${me.defers} deferred call${me.defers > 1 ? 's' : ''} left` : '';
  return ` It is panicking: ${log.rows.strings[me.panic]}${left}.`;
}

/** What is to come of one in a system call. */
function inSyscall(log, state, g) {
  const m = state.gs[g].m;
  const p = m >= 0 ? state.ms[m]?.p ?? -1 : -1;
  const holds = p >= 0 ? ` ${nameOf(log, 'p', p)} is still its own; sysmon takes it at a look that finds the same call, if somebody could use it.` : '';
  return told` It comes back when the kernel lets it; then it needs a P.${holds}`;
}

/** On which P somebody runs, and what will stop it. */
function running(log, state, g) {
  const p = state.ms[state.gs[g].m]?.p ?? -1;
  return p < 0 ? '' : ownWords(log, state, g, p);
}

/** What it does, and since when. */
function head(log, state, g, status, where) {
  const name = goroutine(log, g);
  const { since } = state.gs[g];
  const [from, waited] = since >= 0 ? [told` since ${moment(since)} (for ${duration(state.time - since)})`, duration(state.time - since)] : ['', ''];
  const does = (now, before) => (from ? told`${before}${from}` : now);
  if (status === 'running') return told`${name} ${does('runs', 'has run')}`;
  if (status === 'runnable') return told`${name} ${does('is ready', 'has been ready')} but does not run: it is ${where}`;
  if (status === 'waiting') return told`${name} waits: ${where}${from}`;
  if (status === 'syscall') return told`${name} ${does('is in a system call', 'has been in a system call')}`;
  if (status === 'dead') return from ? told`${name} ended at ${moment(since)}, ${waited} ago` : told`${name} has ended`;
  return told`${name} is ${status}${from}`;
}

/** {running, status, since, waited, where, place, rule, parts, sentence} of goroutine g at a state; `parts` is the sentence with its links. */
export function whyNotRunning(log, state, g) {
  const me = state.gs[g];
  const name = nameOf(log, 'g', g);
  if (!me) return { running: false, status: 'unknown', since: null, waited: null, where: '', place: null, rule: '', parts: told`${name} does not exist yet.`, sentence: `${name} does not exist yet.` };
  const status = word(log, 'gstatus', me.status);
  const since = me.since >= 0 ? me.since : null;
  const waited = since === null ? null : state.time - since;
  const found = status === 'runnable' ? runnable(log, state, g) : status === 'waiting' ? waiting(log, state, g) : { where: '', place: null, rule: '' };
  const locked = status === 'runnable' && me.lockedm >= 0 ? ` It is locked to ${nameOf(log, 'm', me.lockedm)}: who finds it hands its P over to that thread.` : '';
  const spaced = found.rule ? told` ${found.rule}` : status === 'syscall' ? inSyscall(log, state, g) : status === 'running' ? running(log, state, g) : '';
  const rule = told`${panicking(log, me)}${spaced}${locked}`;
  const parts = told`${head(log, state, g, status, found.where)}.${rule}`;
  return { running: status === 'running', status, since, waited, where: found.where ? plain(found.where) : '', place: found.place, rule: plain(rule).trim(), parts, sentence: plain(parts) };
}
