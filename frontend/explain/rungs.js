/** The ladder of findRunnable: what it looked at in order, what was empty, what it took, and what it did not come to. */

/** What each rung is, by its name in the event table: [words, the runtime function, why it may be passed over]. */
const SAYS = {
  gcstopm: ['is the world being stopped?', 'gcstopm', 'no'], runSafePointFn: ['does forEachP want this P?', 'runSafePointFn', 'no longer'], timers: ['timers of this P that are due', 'timers.check', ''],
  traceReader: ['the goroutine that reads a trace', 'traceReader', 'nobody traces'], gcWorker: ['a mark worker for this P', 'findRunnableGCWorker', 'no collection marks'],
  'global 61st': ['the global queue, on every 61st schedtick', 'globrunqget', 'not the 61st'], finalizer: ['the goroutine for finalizers', 'wakefing', 'not in the model'],
  runnext: ['runnext of this P', 'runqget', ''], ring: ['the ring of this P', 'runqget', ''], global: ['the global queue, a batch', 'globrunqgetbatch', ''],
  netpoll: ['the network, without waiting', 'netpoll', 'nobody waits for it, or a thread asks already'], steal: ['the queues and timers of the other Ps', 'stealWork', 'enough others look already'],
  'idle gcWorker': ['a mark worker for an idle P', 'gcController.addIdleMarkWorker', 'no collection marks'], 'global again': ['the global queue again', 'globrunqgetbatch', ''],
  recheck: ['all queues again, now without a P', 'checkRunqsNoP', 'it was not spinning'], 'netpoll block': ['the network, waiting', 'netpoll', 'nobody waits for it, or a thread waits already'], stopm: ['park', 'stopm', ''],
};
/** Where the search ends without a goroutine. */
const ENDS = new Set(['stopm', 'netpoll block', 'gcstopm']);
/** So many events before its start a goroutine was found. */
const BACK = 12;

/**
 * [{rung, says, twin, outcome, note}] of event i, a FindRunnable or the GoStart that follows from one; null of any other. outcome is 'taken',
 * 'ended' (there), 'failed', 'passed over' (with a note) or 'not reached'.
 */
export function rungsOf(log, i) {
  const at = found(log, i);
  if (at < 0) return null;
  const { rung, tried } = log.event(at).args;
  const names = log.table.enums.rung;
  const taken = typeof rung === 'number' ? rung : names.indexOf(rung);
  const was = (k) => Math.floor(tried / 2 ** k) % 2 === 1 || (names[taken] === 'ring' && names[k] === 'runnext');
  const furthest = Math.max(taken, ...names.map((_, k) => (was(k) ? k : 0)));
  return names.map((name, k) => ({ name, k })).filter(({ k }) => k > 0).map(({ name, k }) => {
    const [says, twin, passed] = SAYS[name] ?? [name, '', ''];
    const outcome = k === taken ? (ENDS.has(name) ? 'ended' : 'taken') : was(k) ? 'failed' : k > furthest ? 'not reached' : 'passed over';
    return { rung: name, says, twin, outcome, note: outcome === 'passed over' ? passed : outcome === 'failed' && name === 'timers' ? 'looked at' : '' };
  });
}

/** The FindRunnable that event i is, or follows from; -1 none. */
function found(log, i) {
  const name = log.name(i);
  if (name === 'FindRunnable') return i;
  if (name !== 'GoStart') return -1;
  for (let k = i - 1; k >= Math.max(0, i - BACK); k--) if (log.m(k) === log.m(i) && log.name(k) === 'FindRunnable') return log.a(k) === log.a(i) ? k : -1;
  return -1;
}
