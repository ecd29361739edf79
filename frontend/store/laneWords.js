/** What a lane says of a moment: the lines beside the pointer. */
import { KINDS } from '../geometry/intervals.js';
import { pollerOf, waitersOf } from '../geometry/netpoller.js';
import { intervalWords, stopWords } from '../explain/interval.js';

/** Of a row of lanes at moment t; null where it has nothing to say. */
export function laneWords(run, row, t) {
  const stop = row.kind === 'p' || row.kind === 'c' ? run.intervals.worlds.at(t) : null;
  if (stop) return stopWords(run.log, stop);
  if (row.folded) return foldedWords(run, row, t);
  const interval = intervalAt(run, row.id, t);
  return interval && intervalWords(run.log, row, polled(row, interval));
}

const intervalAt = (run, id, t) => at(run, id, t, (lane, i) => lane.interval(i));
const kindAt = (run, id, t) => at(run, id, t, (lane, i) => KINDS[lane.kind.at(i)]);

function at(run, id, t, what) {
  const lane = run.intervals.lanes.get(id);
  const i = lane ? lane.indexAt(t) : -1;
  return i < 0 ? null : what(lane, i);
}

/** How many of a folded group do what. */
function foldedWords(run, row, t) {
  const count = {};
  for (const { id } of row.folded) {
    const kind = kindAt(run, id, t);
    if (kind) count[kind] = (count[kind] ?? 0) + 1;
  }
  return [row.label, Object.entries(count).sort((a, b) => b[1] - a[1]).map(([kind, n]) => `${n} ${kind}`).join(', ')];
}

/** An interval of the netpoller's lane says who polls, and for how many. */
export const polled = (row, interval) => (row.kind === 'n' ? { ...interval, poller: pollerOf(interval.info), waiters: waitersOf(interval.info) } : interval);
