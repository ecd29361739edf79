/** Where a run waits that is to take the place of another one: taken in there until it has come to the moment that is looked at, so that no picture is drawn of less. */
import { endRun, grow } from './store/actions.js';

/** So long at most, ms: then what there is goes on the screen, and one sees it come. */
const PATIENCE = 1000;

/**
 * In place of the store for one run: {get, act: {grow, endRun}, goal(): the moment while it waits, else null; there: a promise; enough(): nobody waits any longer;
 * entered(): whether it is on the screen; enter(): the run, which is on the screen from now on}. Without a moment (null) nothing is waited for.
 */
export function wings(store, first, moment, timer = setTimeout) {
  let run = first;          // null once it is on the screen
  let enough = null;
  const there = new Promise((resolve) => { enough = resolve; });
  const come = () => run.end !== null || (run.count > 0 && run.log.time(run.count - 1) >= moment);

  const act = Object.fromEntries(Object.entries({ grow, endRun }).map(([name, action]) => [name, (...args) => {
    if (run === null) return store.act[name](...args);
    [run] = action({ runs: [run], fitted: false }, ...args).runs;
    return come() && enough();
  }]));
  if (moment === null) enough();
  else timer(enough, PATIENCE);
  return {
    get: () => (run === null ? store.get() : { runs: [run] }), act, there, enough,
    entered: () => run === null,
    goal: () => (run === null ? null : moment),
    enter() {
      const mine = run;
      run = null;
      return mine;
    },
  };
}
