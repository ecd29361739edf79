/** What let a goroutine run so long without a break, and what ended it: from the requests in the log and the compiler's verdicts, or "unknown". */
import { duration } from './words.js';

/** How long a slice is before sysmon asks (forcePreemptNS), and how long sysmon sleeps at most before it looks. */
const SLICE = 10e6;
const LOOK = 10e6;

const ENDS = {
  GoDestroy: () => 'it ended', GoSyscallEndBlocked: () => 'it came back from a system call and had no P', ProcSteal: () => 'its P was taken away in a system call', ProcStop: () => 'its P was given away',
  PGcstop: () => 'its P was taken to stop the world', GoStart: () => 'another run began',
  GoBlock: (log, i) => (log.rows.strings[log.a(i)] === 'preempted' ? 'it was suspended for a stack scan' : `it blocked: ${log.rows.strings[log.b(i)] ?? 'unknown'}`),
  GoSwitch: () => 'it handed its thread to a coroutine', GoSwitchDestroy: () => 'it ended and handed its thread to a coroutine',
  GoStop: (log, i) => (log.rows.strings[log.a(i)] === 'preempted' ? 'it was preempted' : 'it gave up its P by itself'),
};

/** How a run ended, in words. `run`: {g, start, end (seqs, end -1: not yet), t0, t1, inherited}. */
export const howItEnded = (log, { end }) => (end < 0 ? 'it still runs where the log ends' : ENDS[log.name(end)]?.(log, end) ?? 'unknown');

const times = (n) => (n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`);
const minor = (rules) => Number(String(rules ?? '').split('.')[1] ?? NaN);

/** Whether this log's rules send signals. */
const signals = ({ rules, asyncpreemptoff }) => !asyncpreemptoff && !(minor(rules) < 14);

/**
 * The sentence. `asks`: [{seq, what: 'request'|'again'|'signal refused'|'check refused', rule}] of this goroutine within the run;
 * `verdicts`: the compiler's, or none.
 */
export function whatLetIt(log, run, asks, verdicts = []) {
  const said = asks.length ? asked(log, run, asks, verdicts) : unasked(log, run);
  return run.inherited ? `${said} It went on in the slice of the goroutine before it.` : said;
}

function unasked(log, { t0, t1, end, inherited }) {
  const length = t1 - t0;
  if (log.header.records && !log.header.records.includes('flags')) return 'Whether anybody asked it to stop is not recorded.';
  if (minor(log.header.rules) < 2) return 'Nobody asks a goroutine to stop under the rules of Go 1.1.';
  if (length < SLICE && inherited) return 'Nobody asked it to stop.';
  if (length < SLICE) return end < 0 ? 'Its slice of 10 ms was not over yet.' : 'Its slice of 10 ms was not over.';
  if (length <= SLICE + 1.1 * LOOK) return 'Its slice of 10 ms was over, but sysmon, which looks at most every 10 ms, had not asked yet.';
  return 'Unknown: no request to stop it stands in the log.';
}

function asked(log, run, asks, verdicts) {
  const requests = asks.filter((a) => a.what === 'request' || a.what === 'again');
  const of = (what) => asks.filter((a) => a.what === what);
  const parts = [];
  if (requests.length) parts.push(`Asked ${times(requests.length)}, ${requests.length > 1 ? 'first ' : ''}after ${duration(log.time(requests[0].seq) - run.t0)}.`);
  if (of('signal refused').length) parts.push(`The signal was refused ${times(of('signal refused').length)}: ${rules(log, of('signal refused'))}.`);
  if (of('check refused').length) parts.push(`A stack check was refused ${times(of('check refused').length)}: ${rules(log, of('check refused'))}.`);
  if (parts.length > 1 || requests.length === 0) return parts.join(' ');
  const late = duration(run.t1 - log.time(requests[0].seq));
  const stopped = run.end >= 0 && ['GoStop', 'GoBlock'].includes(log.name(run.end)) && log.rows.strings[log.a(run.end)] === 'preempted';
  if (stopped) return `${parts[0]} It stopped ${late} later.`;
  if (signals(log.header)) return `${parts[0]} ${run.end < 0 ? 'The answer had not come yet.' : `It left by itself ${late} later, before it answered.`}`;
  const why = noCheck(log, run, verdicts);
  const none = log.header.asyncpreemptoff ? 'asyncpreemptoff=1 sends none' : `Go ${log.header.rules} sends none`;
  return `${parts[0]} ${why ? `${capital(why)} – ${none}.` : `It met no stack check, and of signals ${none}.`}`;
}

const rules = (log, list) => [...new Set(list.map((a) => log.table.enums.rule[a.rule] ?? 'unknown'))].join(', ');
const capital = (text) => text[0].toUpperCase() + text.slice(1);

/** The compiler's reason why the loop that this run is in has no check, or null when it is not certain which loop that is. */
function noCheck(log, run, verdicts) {
  const row = log.rows.stacks[stackOf(log, run)];
  if (!row) return null;
  const inside = verdicts.filter((v) => v.kind === 'loop' && v.path.startsWith(`$.funcs.${row.func.replace(/^main\./, '')}[`));
  const before = inside.filter((v) => v.line <= row.line);
  const loop = before[before.length - 1] ?? (inside.length === 1 ? inside[0] : null);
  return loop && !loop.check ? loop.reason : null;
}

/** A stack of this run: where it was stopped, else where it began. */
function stackOf(log, { g, start, end }) {
  if (end >= 0 && log.g(end) === g && log.stack(end) >= 0) return log.stack(end);
  return log.stack(start);
}
