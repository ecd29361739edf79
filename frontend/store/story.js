/** The events of a run as a story about a place in it, and why a goroutine does not run. */
import { Column, lowerBound } from '../trace/column.js';
import { moment, told } from '../explain/parts.js';
import { sentenceParts } from '../explain/sentence.js';
import { whyNotRunning } from '../explain/whynot.js';
import { DECISIONS, typesOf } from './steps.js';
import { currentEvent, momentOf, stateAtPlayhead } from './selectors.js';

export { TOLD } from './storyActions.js';

const grown = new WeakMap();

/** By event type: the argument slots that hold a goroutine. */
const slotsOf = (log) => {
  const slots = [];
  for (const { id, args } of log.table.events) {
    let slot = 0;
    slots[id] = [];
    for (const [, type] of args) {
      if (type === 'g') slots[id].push(slot);
      slot += type === 'ns' || type === 'bytes' ? 2 : 1;
    }
  }
  return slots;
};

/** The events that are told, ascending, as a column; null: all of them. Grows with the log. */
function toldSeqs(log, which, g) {
  if (which === 'all') return null;
  const key = `${which} ${which === 'goroutine' ? g : ''}`;
  let known = grown.get(log);
  if (known?.key !== key) grown.set(log, known = { key, scanned: 0, seqs: new Column(Int32Array), decides: typesOf(log, DECISIONS), slots: slotsOf(log) });
  const { seqs, decides, slots } = known;
  for (let i = known.scanned; i < log.count; i++) {
    const type = log.type(i);
    if (which === 'decisions' ? decides[type] === 1 : log.g(i) === g || slots[type].some((k) => log.slot(i, k) === g)) seqs.push(i);
  }
  known.scanned = log.count;
  return seqs;
}

/** {count, seqAt(row), current: the row of the last event that has happened, -1 before the first, exact: whether it is the very last event}. */
export function story(state, run) {
  const { log } = run;
  const last = currentEvent(state, run);
  const seqs = toldSeqs(log, state.told, whoseWhy(state, run));
  if (!seqs) return { count: log.count, seqAt: (row) => row, current: last, exact: last >= 0 };
  const current = lowerBound(seqs.data, seqs.length, last + 1) - 1;
  return { count: seqs.length, seqAt: (row) => seqs.at(row), current, exact: current >= 0 && seqs.at(current) === last };
}

/** One event of the story. */
export const toldEvent = (run, seq) => ({ seq, time: run.log.time(seq), name: run.log.name(seq), parts: sentenceParts(run.log, seq) });

/** The goroutine about which the story asks: the chosen one, the followed one, or the first that is ready or waits; -1 none. */
export function whoseWhy(state, run) {
  const n = run.log.rows.gs.length;
  if (state.whyG >= 0 && state.whyG < n) return state.whyG;
  if (state.followed >= 0 && state.followed < n) return state.followed;
  const now = stateAtPlayhead(state, run);
  return now.gs.findIndex((g) => g && (g.status === 2 || g.status === 5));
}

/** {g, name, running, parts, until: parts} of that goroutine; null where there is none. */
export function why(state, run) {
  const g = whoseWhy(state, run);
  if (g < 0) return null;
  const at = stateAtPlayhead(state, run);
  const now = { ...at, time: momentOf(state, run, at) };      // between two events the wait grows
  const answer = whyNotRunning(run.log, now, g);
  return { g, name: run.log.rows.gs[g]?.name ?? `G${g}`, running: answer.running, status: answer.status, parts: answer.parts, until: until(run, now, g, answer) };
}

/** When it runs again, as the record has it. */
function until(run, now, g, { running, status }) {
  if (status === 'dead' || status === 'unknown' || !now.gs[g]) return null;
  const lane = run.intervals.lane(`g${g}`);
  const from = Math.max(0, lowerBound(lane.t0.data, lane.length, now.time));
  for (let k = from; k < lane.length; k++) {
    const { kind, t0 } = lane.interval(k);
    if (running ? kind !== 'running' && t0 > now.time : kind === 'running') return running ? told`In this run it goes on until ${moment(t0)}.` : told`In this run it next runs at ${moment(t0)}.`;
  }
  if (!run.end) return null;
  return running ? told`In this run nothing stops it any more.` : told`In this run it does not run again.`;
}

/** Who can be asked about: [{g, name, status}]. */
export function goroutines(state, run, most = 500) {
  const now = stateAtPlayhead(state, run);
  const words = run.log.table.enums.gstatus;
  return run.log.rows.gs.slice(0, most).map((row, g) => ({ g, name: row?.name ?? `G${g}`, status: now.gs[g] ? words[now.gs[g].status] : 'not yet there' }));
}
