/**
 * What comes in is taken in by pieces between two frames, so that a long run never holds the page up: intervals, marks and keyframes grow a few
 * thousand events at a time, until the log is told whole.
 */
const PIECE = 4096;
/** Milliseconds of a turn. */
const TURN = 8;
/** What is taken in is shown this often: drawing it all takes longer than taking it in. */
const SHOWN = 250;

/** {grown(key, log), ended(key, log, then)}: `then` is called once all that has come is taken in. */
export function indexing({ store, fresh, now = () => performance.now(), later = (f) => setTimeout(f, 0) }) {
  const jobs = new Map();     // key → {log, then}
  let due = false;

  /** One piece of a run; whether that was the last one for now. */
  function piece(key, job) {
    const run = store.get().runs.find((r) => r.key === key);
    const { log } = job;
    if (!run || !log) {
      job.then?.();
      return true;
    }
    if (run.log !== log) {
      store.act.grow(key, log, PIECE);
      return false;
    }
    const taken = run.intervals.scanned;
    if (taken === log.count) return show(key, job, run) && log.keep(taken, PIECE) && over(job, run);
    run.intervals.grow(log, 0, taken + PIECE);
    run.marks.grow(log, taken + PIECE);
    if (now() - (job.shown ?? -Infinity) > SHOWN) show(key, job, run);
    return false;
  }

  /** All is taken in; of a run that has ended the room that is left goes. */
  function over(job, run) {
    if (!job.then) return true;
    job.last ??= last(job, run);
    return job.last.next().done;
  }
  function* last({ then }, run) {
    yield then();
    for (const part of [run.log, run.intervals, run.marks]) yield* part.trims();
  }

  /** The page hears of what is taken in. */
  function show(key, job, run) {
    job.shown = now();
    if (run.count < run.intervals.scanned) store.act.grow(key, job.log, run.intervals.scanned);
    return true;
  }

  function turn() {
    due = false;
    const start = now();
    for (const [key, job] of [...jobs]) {
      let done = false;
      while (!done && now() - start < TURN) done = piece(key, job);
      if (done) jobs.delete(key);
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
