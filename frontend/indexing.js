/**
 * What comes in is taken in by pieces between two frames, so that a long run never holds the page up: intervals, marks and keyframes grow a few
 * thousand events at a time, until the log is told whole. Before a picture is drawn, what it leans on (the pyramids of the lanes, the requests) grows the same way.
 */
import { growRequests } from './explain/requests.js';
import { growPyramids } from './geometry/pyramid.js';

const PIECE = 4096;
/** Milliseconds of a turn. */
const TURN = 6;
/** What is taken in is shown this often: drawing it all takes longer than taking it in. */
const SHOWN = 250;
const [MORE, WAITS, OVER] = ['more', 'waits', 'over'];

/** {grown(key, log), ended(key, log, then)}: `then` is called once all that has come is taken in. goal(): the moment before which nothing is shown, null for none. */
export function indexing({ store, fresh, goal = () => null, now = () => performance.now(), later = (f) => setTimeout(f, 0), timer = setTimeout }) {
  const jobs = new Map();     // key → {log, then, shown: when it was last, showing: what is still to be done before it is shown again}
  let due = false;
  let timed = false;

  /** One piece of a run: whether MORE is to be done now, it WAITS for events or to be shown, or is OVER. */
  function piece(key, job) {
    const run = store.get().runs.find((r) => r.key === key);
    const { log } = job;
    if (!run || !log) {
      job.then?.();
      return OVER;
    }
    if ((run.unshifted?.log ?? run.log) !== log) store.act.grow(key, log, PIECE);
    else if (job.showing) job.showing = job.showing.next().done ? null : job.showing;
    else if (run.count < run.intervals.scanned && isTime(job, run)) job.showing = show(key, job, run);
    else if (run.intervals.scanned === log.count) return log.keep(log.count, PIECE) ? rest(job, run) : MORE;
    else {
      run.intervals.grow(log, 0, run.intervals.scanned + PIECE);
      run.marks.grow(log, run.intervals.scanned);
    }
    return MORE;
  }
  /** The end is shown as soon as it is there, and so is the moment that is waited for. */
  const isTime = (job, { intervals }) => late(job, intervals) || Boolean(job.then && intervals.scanned === job.log.count);
  const late = (job, { scanned }) => (goal() === null ? now() - (job.shown ?? -Infinity) > SHOWN : job.log.time(scanned - 1) >= goal());

  /** All is taken in; of a run that has ended the room that is left goes. */
  function rest(job, run) {
    if (!job.then) return WAITS;
    job.last ??= last(job, run);
    return job.last.next().done ? OVER : MORE;
  }
  function* last({ then }, run) {
    yield then();
    for (const part of [run.log, run.intervals, run.marks]) yield* part.trims();
  }

  /** The page hears of what is taken in. */
  function* show(key, job, { log, intervals }) {
    yield* growPyramids(intervals.lanes.values());
    yield* growRequests(log, intervals.scanned, PIECE);
    job.shown = now();
    store.act.grow(key, log, intervals.scanned);
  }

  function turn() {
    due = false;
    const start = now();
    let more = false;
    for (const [key, job] of [...jobs]) {
      let came = MORE;
      while (came === MORE && now() - start < TURN) came = piece(key, job);
      if (came === OVER) jobs.delete(key);
      else if (came === MORE) more = true;
      else showSoon(key, job);
    }
    if (more) ask();
  }
  function ask() {
    if (due || !fresh()) return;
    due = true;
    later(turn);
  }
  /** What is taken in and not shown is shown, if nothing more comes. */
  function showSoon(key, job) {
    if (timed || store.get().runs.find((r) => r.key === key)?.count === job.log.count) return;
    timed = true;
    timer(() => {
      timed = false;
      ask();
    }, SHOWN);
  }
  function put(key, patch) {
    jobs.set(key, Object.assign(jobs.get(key) ?? {}, patch));
    if (!due) turn();
  }
  return { grown: (key, log) => put(key, { log }), ended: (key, log, then) => put(key, { log, then }) };
}
