/** What the state asks for becomes runs on the screen: posted, followed, and looked at from a telling moment. */
import { indexing } from './indexing.js';
import { pacing } from './pacing.js';
import { newRun } from './store/store.js';
import { endOf } from './store/actions.js';
import { chapters } from './store/selectors.js';
import { requests } from './store/variants.js';
import { openRun } from './stream/stream.js';
import { wings } from './wings.js';

/** The fastest of 1, 2, 5, 10, … at which a run lasts ten seconds. */
function speedFor(end) {
  const ten = 10 ** Math.floor(Math.log10(Math.max(end / 10, 1000)));
  return [5, 2, 1].map((d) => d * ten).find((speed) => speed <= end / 10) ?? ten;
}

/** {run(keep, text, settings), want(place)}: `want` says where the next run is looked at first (see stepActions.arrive); without a time, where it has most to say; `arrived` whether it is. */
export function running(store, { onProblems }) {
  const { act } = store;
  const pace = pacing();
  let following = [];       // the runs that were taken last
  let shown = following;    // those on the screen
  let runNumber = 0;
  let wanted = null;

  /** Starts what the state asks for; on an error the old runs stay and the problems are shown. */
  async function run(keep, text = store.get().document, settings = store.get().settings) {
    const mine = ++runNumber;
    const opened = [];
    const latest = () => mine === runNumber;
    const moment = keep && store.get().runs.length ? store.get().playhead.time : null;
    store.set({ starting: true });
    try {
      for (const request of requests({ ...store.get(), document: text, settings })) opened.push(await open(request, `${mine}-${opened.length}`, moment));
    } catch (error) {
      opened.forEach((o) => o.close());
      if (latest()) store.set({ starting: shown !== following, problems: error.problems ?? [], failure: error.problems?.length ? null : error.message });
      if (error.problems?.length) onProblems();
      return;
    }
    if (!latest()) {
      opened.forEach((o) => o.close());
      return;
    }
    following.forEach((o) => o.close());
    following = opened;
    store.set({ problems: [], failure: null, document: text, settings });
    await Promise.all(opened.map((o) => o.there));
    if (following !== opened) return;
    shown = opened;
    store.set({ starting: !latest() });
    act.setRuns(opened.map((o) => o.enter()), keep);
    act.nameRuns();
    settle();
  }

  /** Opens a run; it waits in the wings until it has come to the moment. */
  async function open(request, key, moment) {
    let [whole, stage, index, closed] = [null, null, null, false];
    const fresh = () => !closed;
    const ended = (end) => {
      stage.act.endRun(key, end);
      act.nameRuns();
      if (!stage.waits()) settle();
    };
    const { info, close } = await openRun(request, {
      onLog: (log) => {
        whole = log;
        index.grown(key, log);
        act.nameRuns();
      },
      onGrow: () => index.grown(key, whole),
      onEnd: (end) => index.ended(key, whole, () => ended(end)),
      onState: (connection) => act.setConnection(connection),
      pace,
    });
    stage = wings(store, newRun({ key, label: '', request, info }), moment);
    index = indexing({ store: stage, fresh, goal: stage.goal, later: pace });
    return {
      there: stage.there, enter: stage.enter,
      close() {
        closed = true;
        close();
        stage.enough();
      },
      /** Takes no more events; the run ends with those that have come. */
      stop() {
        close();
        const { log, status } = stage.get().runs.find((r) => r.key === key) ?? {};
        if (log && status !== 'ended') ended({ reason: 'cancelled', sentence: 'Stopped by you; what has come stays.', time: log.endTime, count: log.count, shows: [], chapters: [] });
        stage.enough();
      },
    };
  }

  /** Once the runs have ended: to the wanted moment, else to the first request to stop or the first chapter, so that the page has something to say. */
  function settle() {
    const state = store.get();
    if (state.starting || state.runs.some((r) => !r.end)) return null;
    if (wanted === null) return act.notBehindTheEnd();
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
