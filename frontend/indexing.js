/**
 * What comes in is taken in by pieces between two frames, so that a long run never holds the page up: intervals, marks and keyframes grow a few
 * thousand events at a time, until the log is told whole.
 */
const PIECE = 4096;
/** Milliseconds of a turn. */
const TURN = 8;

/** {grown(key, log), ended(key, then)}: `then` is called once all that has come is taken in. */
export function indexing({ store, fresh, now = () => performance.now(), later = (f) => setTimeout(f, 0) }) {
  const jobs = new Map();     // key → {log, then}
  let due = false;

  /** One piece of a run; whether that was the last one for now. */
  function piece(key, job) {
    const run = store.get().runs.find((r) => r.key === key);
    if (!run || !job.log) return true;
    if (run.log !== job.log || run.count < job.log.count) {
      store.act.grow(key, job.log, (run.log === job.log ? run.count : 0) + PIECE);
      return false;
    }
    return job.log.keep(run.count, PIECE);
  }

  function turn() {
    due = false;
    const start = now();
    for (const [key, job] of [...jobs]) {
      let over = false;
      while (!over && now() - start < TURN) over = piece(key, job);
      if (!over) continue;
      jobs.delete(key);
      job.then?.();
    }
    if (jobs.size > 0) ask();
  }
  function ask() {
    if (due || !fresh()) return;
    due = true;
    later(turn);
  }
  function put(key, patch) {
    jobs.set(key, { ...jobs.get(key), ...patch });
    if (!due) turn();
  }
  return { grown: (key, log) => put(key, { log }), ended: (key, log, then) => put(key, { log, then }) };
}
