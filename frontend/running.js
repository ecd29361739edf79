/** What the state asks for becomes runs on the screen: posted, followed, and looked at from a telling moment. */
import { indexing } from './indexing.js';
import { pacing } from './pacing.js';
import { newRun } from './store/store.js';
import { endOf } from './store/actions.js';
import { chapters } from './store/selectors.js';
import { requests } from './store/variants.js';
import { openRun } from './stream/stream.js';

/** The fastest of 1, 2, 5, 10, … at which a run lasts ten seconds. */
function speedFor(end) {
  const ten = 10 ** Math.floor(Math.log10(Math.max(end / 10, 1000)));
  return [5, 2, 1].map((d) => d * ten).find((speed) => speed <= end / 10) ?? ten;
}

/** {run(keep, text, settings), want(place)}: `want` says where the next run is looked at first (see stepActions.arrive); without a time, where it has most to say; `arrived` whether it is. */
export function running(store, { onProblems }) {
  const { act } = store;
  const pace = pacing();
  let following = [];
  let runNumber = 0;
  let wanted = null;

  /** Starts what the state asks for; on an error the old runs stay and the problems are shown. */
  async function run(keep, text = store.get().document, settings = store.get().settings) {
    const mine = ++runNumber;
    const opened = [];
    const fresh = () => mine === runNumber;
    store.set({ starting: true });
    try {
      for (const request of requests({ ...store.get(), document: text, settings })) opened.push(await open(request, `${mine}-${opened.length}`, fresh));
    } catch (error) {
      opened.forEach((o) => o.close());
      if (fresh()) store.set({ starting: false, problems: error.problems ?? [], failure: error.problems?.length ? null : error.message });
      if (error.problems?.length) onProblems();
      return;
    }
    if (!fresh()) {
      opened.forEach((o) => o.close());
      return;
    }
    following.forEach((o) => o.close());
    following = opened;
    store.set({ starting: false, problems: [], failure: null, document: text, settings });
    act.setRuns(opened.map((o) => o.run()), keep);
    act.nameRuns();
    opened.forEach((o) => o.attach());
  }

  /** Opens a run; what comes before it is on the screen is kept for `attach`. */
  async function open(request, key, fresh) {
    const waiting = [];
    const index = indexing({ store, fresh, later: pace });
    let whole = null;
    let attached = false;
    const soon = (f) => (attached ? fresh() && f() : waiting.push(f));
    const { info, close } = await openRun(request, {
      onLog: (log) => soon(() => {
        whole = log;
        index.grown(key, log);
        act.nameRuns();
      }),
      onGrow: () => soon(() => index.grown(key, whole)),
      onEnd: (end) => soon(() => index.ended(key, whole, () => {
        act.endRun(key, end);
        act.nameRuns();
        settle();
      })),
      onState: (connection) => act.setConnection(connection),
      pace,
    });
    return {
      info, close,
      run: () => newRun({ key, label: '', request, info }),
      /** Takes no more events; the run ends with those that have come. */
      stop() {
        close();
        soon(() => {
          const { log, status } = store.get().runs.find((r) => r.key === key) ?? {};
          if (log && status !== 'ended') act.endRun(key, { reason: 'cancelled', sentence: 'Stopped by you; what has come stays.', time: log.endTime, count: log.count, shows: [], chapters: [] });
          settle();
        });
      },
      attach() {
        attached = true;
        waiting.forEach((f) => f());
      },
    };
  }

  /** Once the runs have ended: to the wanted moment, else to the first request to stop or the first chapter, so that the page has something to say. */
  function settle() {
    const state = store.get();
    if (wanted === null || state.runs.some((r) => !r.end)) return null;
    const place = wanted;
    act.align();
    act.setSpeed(speedFor(endOf(state)));
    go(place, store.get());
    // Only after all have heard of it: to arrive is no move of the person's.
    return Promise.resolve().then(() => { if (wanted === place) wanted = null; });
  }

  function go(place, state) {
    if (['time', 'at', 'window', 'range', 'chosen', 'followed', 'whyG', 'requestFilter'].some((part) => place[part] !== null && place[part] !== undefined)) return act.arrive(place);
    if (state.playhead.time > 0) return null;
    const [chapter] = chapters(state, state.runs[0]).all;
    if (state.runs[0].marks.flags.length) return act.stepMark(1, ['flag']);
    return chapter ? act.select(0, chapter.seq) : null;
  }

  return { run, stop: () => following.forEach((o) => o.stop()), want: (place) => { wanted = place; }, arrived: () => wanted === null };
}
