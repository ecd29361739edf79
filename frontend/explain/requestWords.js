/** Requests to stop in words: who asks, how it lands, and why a run may have none. */
import { anatomy } from './anatomy.js';
import { LANDINGS } from './requestEvents.js';
import { duration } from './words.js';

/** Who asks, by its name in the event table: [in a table, in a sentence, the runtime function]. */
const ASKERS = {
  sysmon: ['sysmon', 'sysmon, because its slice was over', 'proc.go: retake'],
  stopTheWorld: ['stop-the-world', 'whoever stops the world', 'proc.go: stopTheWorldWithSema'],
  forEachP: ['forEachP', 'forEachP, which wants every P at a safe-point', 'proc.go: forEachP'],
  gcWorker: ['GC worker', 'the collector, which wants another worker', 'mgc.go: gcController.enlistWorker'],
  suspendG: ['stack scan', 'a scanner, which wants to read its stack', 'preempt.go: suspendG'],
  command: ['you', 'your own command, which made this fork', ''],
};
const UNKNOWN = ['not recorded', 'somebody whom this log does not record', ''];

/** How it lands: [in a table, in a sentence]. */
const LANDED = {
  prologue: ['stack check', 'A stack check in a function prologue answered.'],
  signal: ['signal', 'The signal found an async safe-point.'],
  blocked: ['blocked first', 'It blocked by itself before any safe-point answered.'],
  yielded: ['yielded first', 'It yielded by itself before any safe-point answered.'],
  syscall: ['system call', 'It was in a system call, and lost its P.'],
  ended: ['ended first', 'It ended before any safe-point answered.'],
  open: ['never', 'Nothing answered before the run ended.'],
  unknown: ['not recorded', 'It was preempted; how is not recorded.'],
};

/** The order of the columns of a table. */
export const LANDING_ORDER = ['prologue', 'signal', 'blocked', 'yielded', 'syscall', 'ended', 'unknown', 'open'].map((name) => LANDINGS.indexOf(name));

const askerOf = (log, asker) => ASKERS[log.table.enums.asker[asker]] ?? UNKNOWN;
export const askerName = (log, asker) => askerOf(log, asker)[0];
export const askerWords = (log, asker) => askerOf(log, asker)[1];
export const askerTwin = (log, asker) => askerOf(log, asker)[2];
export const landingName = (landing) => LANDED[LANDINGS[landing]][0];
export const landingWords = (landing) => LANDED[LANDINGS[landing]][1];

const BANDS = { prologue: 'landed by stack check', signal: 'landed by signal', blocked: 'blocked by itself', yielded: 'yielded by itself', syscall: 'left by a system call', ended: 'ended by itself', open: 'nothing answers', unknown: 'preempted' };

/** What stands on a goroutine's lane, from long to short: ["asked by sysmon · landed by signal · 31.5 µs", …]. */
export function bandWords(log, requests, r) {
  const landing = BANDS[LANDINGS[requests.landing.at(r)]];
  const took = requests.requestToStop(r);
  const time = took === null ? '' : ` · ${duration(took)}`;
  const whom = requests.asker.at(r) < 0 ? '' : `asked by ${askerName(log, requests.asker.at(r))} · `;
  return [`${whom}${landing}${time}`, `${landing}${time}`, took === null ? '' : duration(took)];
}

/** What stands between the stop and the next start, from long to short. */
export function waitWords(log, requests, r) {
  const waits = requests.stopToRun(r);
  const time = waits === null ? 'runs no more' : duration(waits);
  const { queue } = anatomy(log, r);
  return [queue ? `in ${queue.where} · ${time}` : time, time];
}

/** Why a log has no request, in a sentence. */
export function noRequests(log) {
  const { header } = log;
  if (!(header.records ?? []).includes('flags')) return 'This log does not record who asks a goroutine to stop, and none was preempted in it.';
  if (header.rules === '1.1') return 'No request was made in this run, because under the rules of Go 1.1 nobody asks: a goroutine keeps its P until it blocks, yields or ends.';
  const { longest, who, stops, collections } = facts(log);
  const slice = longest > 0 ? `no slice was seen to be over (the longest ran for ${duration(longest)}${who ? `, the last in it ${who}` : ''}; sysmon asks once it sees the same schedtick for 10 ms)` : 'nothing ran';
  const world = stops === 0 ? 'nobody stopped the world' : `when the world was stopped (${stops === 1 ? 'once' : `${stops} times`}) nobody else was running`;
  const scans = collections === 0 ? 'no garbage was collected' : 'every stack that the collector scanned stood still already';
  return `No request was made in this run, because ${slice}, ${world}, and ${scans}.`;
}

/** The slice in which there was most running (not how long its P kept it while idle), and what else might have asked, in one look over the log. */
function facts(log) {
  const id = (name) => log.table.byName(name)?.id;
  const [start, back, stw, gc, status] = ['GoStart', 'GoSyscallEnd', 'STWBegin', 'GCBegin', 'GoStatus'].map(id);
  const ends = new Set(['GoStop', 'GoBlock', 'GoDestroy', 'GoSyscallBegin'].map(id));
  const since = [];     // by P: since when the goroutine on it runs
  const before = [];    // by P: how long others and it have run in this slice already
  const found = { longest: 0, who: '', stops: 0, collections: 0 };
  for (let i = 0; i < log.count; i++) {
    const type = log.type(i);
    const p = log.p(i);
    if (type === stw) found.stops++;
    if (type === gc) found.collections++;
    if ((type === start && !log.b(i)) || (type === status && log.c(i) === 3)) before[p] = 0;
    if (type === start || type === back || (type === status && log.c(i) === 3)) since[p] = log.time(i);
    if (!ends.has(type) || since[p] === undefined || before[p] === undefined) continue;
    before[p] += log.time(i) - since[p];
    since[p] = undefined;
    if (before[p] <= found.longest) continue;
    found.longest = before[p];
    found.who = log.rows.gs[log.g(i)]?.name ?? '';
  }
  return found;
}
