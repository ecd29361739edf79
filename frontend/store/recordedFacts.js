/** What is known of a run that was recorded, and what is not. */

/** What a log does not hold, by what its header does not list. */
const UNKNOWN = {
  queues: 'in which queue a runnable goroutine is', threads: 'what a thread does without a goroutine', sysmon: 'sysmon’s rounds', flags: 'who asked a goroutine to stop', signals: 'signals', checks: 'stack checks', objects: 'channels and locks',
  timers: 'timers', output: 'what the program prints', panics: 'panics and deferred calls', positions: 'where in the program things happen',
};

/** {rows: [[what, TEXT or {ns} or {n}]], unknown: [TEXT]} of a recorded run, null of a run of the model. */
export function recordedFacts(run) {
  const { log, info } = run;
  if (!log?.header || (log.header.source ?? 'model') === 'model') return null;
  const { header, rows } = log;
  const { real } = info ?? {};
  const end = run.unshifted?.log ?? log;
  return {
    rows: [
      ['Recorded with', real ? `${real.go}, on ${real.machine}` : header.source === 'go trace' ? `Go ${header.reference} or a later one that writes the same format` : `GODEBUG=${header.source}, a number at a time`],
      ['Length', { ns: end.endTime }], ['Events', { n: log.count }], ['Ps', { n: header.gomaxprocs }], ['Threads', { n: rows.ms.length }], ['Goroutines', { n: rows.gs.length }],
    ].filter(([, value]) => value?.n !== 0),
    unknown: Object.entries(UNKNOWN).filter(([key]) => !header.records.includes(key)).map(([, says]) => says),
  };
}
