/** Who runs on a P, and when it will be stopped: what somebody who waits for that P waits for. */
import { requestsOf } from './requests.js';
import { goroutine, nameOf } from './sentence.js';
import { askerName } from './requestWords.js';
import { moment, told } from './parts.js';
import { ordinal } from './words.js';

const SLICE = 10e6;
/** So many events are looked back on for sysmon's last round. */
const BACK = 20000;

/** The goroutine that runs on P p, -1 none. */
export function runnerOf(state, p) {
  const m = state.ps[p]?.m ?? -1;
  const g = m >= 0 ? state.ms[m]?.g ?? -1 : -1;
  return g >= 0 && state.gs[g] && state.ms[state.gs[g].m]?.p === p ? g : -1;
}

/** "busyLoop #1 runs there since …; sysmon asks it to stop …", in parts; nothing where nobody runs. */
export function runnerWords(log, state, p) {
  const g = p >= 0 ? runnerOf(state, p) : -1;
  if (g < 0) return told` ${nameOf(log, 'p', p)} runs nobody at the moment.`;
  const me = state.gs[g];
  const runs = me.since >= 0 ? told`has run there since ${moment(me.since)}` : 'runs there';
  return told` ${goroutine(log, g)} ${runs}${me.flag ? told`, which has been asked to stop${asked(log, state, g)}` : sliceWords(log, state, g, p)}.`;
}

/** The same of goroutine g itself, which runs on P p. */
export function ownWords(log, state, g, p) {
  return told` It is on ${nameOf(log, 'p', p)}${state.gs[g].flag ? told` and has been asked to stop${asked(log, state, g)}` : sliceWords(log, state, g, p)}.`;
}

/** Who has asked, when, and what will answer. */
function asked(log, state, g) {
  const requests = requestsOf(log);
  const r = requests.at(g, state.time);
  const by = r >= 0 && requests.asker.at(r) >= 0 ? told` by ${askerName(log, requests.asker.at(r))}` : '';
  const when = state.gs[g].flagSince;
  const { rules, asyncpreemptoff } = log.header;
  const signals = !asyncpreemptoff && !/^1\.(\d|1[0-3])$/.test(rules ?? '');
  const answer = signals ? 'the next stack check or SIGURG at an async safe-point stops it' : 'only a stack check can stop it: no signal is sent under these rules';
  return told`${by}${when >= 0 ? told` at ${moment(when)}` : ''}; ${answer}`;
}

/** When sysmon will find the slice over. */
function sliceWords(log, state, g, p) {
  if (log.header.rules === '1.1') return told`, and nobody asks it to stop under the rules of Go 1.1`;
  if (!(log.header.records ?? []).includes('sysmon')) return '';
  const look = nextLook(log, state);
  const noted = notedAt(log, state, p);
  if (noted === null) return '';
  if (noted < 0) return look < 0 ? '' : told`; sysmon, which looks again at ${moment(look)}, has not seen this slice yet`;
  const asks = noted + SLICE > state.time || look < 0 ? told`at its first look after ${moment(noted + SLICE)}` : told`at its next look, at ${moment(look)}`;
  return told`; sysmon, which has seen this slice since ${moment(noted)}, asks it to stop ${asks}`;
}

/** When sysmon looks round next: as the log goes on, else as it said at its last look; -1 unknown, or it sleeps. */
function nextLook(log, state) {
  const tick = log.table.byName('SysmonTick')?.id;
  for (let i = state.seq, n = Math.min(log.count, state.seq + BACK); i < n; i++) if (log.type(i) === tick) return log.time(i);
  for (let i = state.seq - 1, n = Math.max(0, state.seq - BACK); i >= n; i--) {
    if (log.type(i) !== tick) continue;
    const said = log.time(i) + log.event(i).args.delay;      // its thread wakes later than that
    return said > state.time ? said : -1;
  }
  return -1;
}

/**
 * Since when sysmon has known the schedtick that P p has now: its first look after the slice began at which the P was not idle, or 0 where no slice
 * has begun, as its notes begin with 0 for both. -1: it has not looked since; null: too far back to say.
 */
export function notedAt(log, state, p) {
  if (state.ps[p].schedtick === 0) return 0;
  const [tick, start, takes, stops, steals] = ['SysmonTick', 'GoStart', 'ProcStart', 'ProcStop', 'ProcSteal'].map((name) => log.table.byName(name)?.id);
  let noted = -1;
  let held = true;
  for (let i = state.seq - 1, n = Math.max(0, state.seq - BACK); i >= n; i--) {
    const type = log.type(i);
    if (type === tick && held) noted = log.time(i);
    else if (type === start && log.p(i) === p && !log.b(i)) return noted;
    else if (type === takes && log.a(i) === p) held = false;
    else if ((type === stops && log.p(i) === p) || (type === steals && log.a(i) === p)) held = true;
  }
  return null;
}

/** "2nd, behind worker #3 …": where somebody stands in a line of goroutines. */
export function standing(log, before) {
  if (before.length === 0) return 'first';
  return told`${ordinal(before.length + 1)}, behind ${goroutine(log, before[before.length - 1])}`;
}
