/** Counters of a log: numbers that were printed at moments. */
const known = new WeakMap();

/** [{name, times, values, most}] in the order in which they came; {} grows with the log. */
export function countersOf(log) {
  if (!known.has(log)) known.set(log, { scanned: 0, list: [], byName: new Map(), type: log.table.byName('Counter')?.id });
  const all = known.get(log);
  for (; all.scanned < log.count; all.scanned++) {
    if (log.type(all.scanned) !== all.type) continue;
    const name = log.a(all.scanned);
    if (!all.byName.has(name)) {
      const made = { name: log.rows.strings[name], times: [], values: [], most: 0 };
      all.byName.set(name, made);
      all.list.push(made);
    }
    const counter = all.byName.get(name);
    const value = log.b(all.scanned);
    counter.times.push(log.time(all.scanned));
    counter.values.push(value);
    counter.most = Math.max(counter.most, value);
  }
  return all.list;
}

/** Whether a run is one of counters alone. */
export const isCounters = (run) => Boolean(run?.log?.header?.records?.includes('counters'));

/** The place in a counter of the last print up to a time, -1 before the first. */
export function placeAt({ times }, time) {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] <= time) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** [{name, value (at the playhead, null before the first print), most, times, values}] of a run. */
export function counters(state, run) {
  return countersOf(run.log).map((counter) => ({ ...counter, value: counter.values[placeAt(counter, state.playhead.time)] ?? null }));
}
