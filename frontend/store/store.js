/** The whole state of the page, and the commands that change it. */
import { observable } from '../lib/observable.js';
import { Intervals } from '../geometry/intervals.js';
import { Marks } from '../geometry/marks.js';
import { PLAIN } from '../geometry/arrange.js';
import * as actions from './actions.js';
import * as authorActions from './authorActions.js';
import * as boardActions from './boardActions.js';
import * as laneActions from './laneActions.js';
import * as rangeActions from './rangeActions.js';
import * as realActions from './realActions.js';
import * as requestActions from './requestActions.js';
import * as steps from './stepActions.js';
import * as savingActions from './savingActions.js';
import * as schedtraceActions from './schedtraceActions.js';
import * as traceActions from './traceActions.js';
import * as storyActions from './storyActions.js';
import * as variantActions from './variantActions.js';

/** The state at the start. Settings that are null are the scenario's own. */
export function initial() {
  return {
    scenarios: [],                    // [{id, title, teaches, group, order}]
    scenarioId: null,
    trace: null,                      // the id of the execution trace on the screen, in place of a scenario
    traces: [],                       // those that the server was started with: [{trace, name}]
    real: null,                       // which lessons have a real run: {go, machine, lessons, left}
    sending: null,                    // the trace that is on its way to the server, {name, share}
    document: '',                     // the scenario's text, as it runs
    original: '',                     // the same as the library has it
    library: savingActions.LIBRARY,   // where it can be saved
    checked: null,                    // what the server says of the text in the editor: {text, problems, warnings, away}
    live: false,                      // a sound edit runs by itself
    before: null,                     // the runs before an edit, and the keys of those that came of it: see authorActions.cameAfter
    panel: 'shows',                   // the open one beside the timelines
    settings: { rules: null, gomaxprocs: null, asyncpreemptoff: null, seed: null },
    variants: [],                     // the runs that are compared, each a patch of the run value; none: one run
    runs: [],                         // see newRun
    focus: 0,                         // the run that steps and panels follow
    playhead: { time: 0 },
    playing: false,
    speed: 2e6,                       // virtual ns in a second
    window: { t0: 0, t1: 1e7 },
    fitted: true,                     // the window shows the whole run and grows with it
    selection: null,                  // {run, seq}, of a chosen interval also {lane, t0, t1}
    lanes: PLAIN,                     // how they are folded, pinned, hidden, sorted and filtered: see geometry/arrange.js
    lanesOpen: false,                 // the menu of the lanes
    range: null,                      // the stretch that is measured, {t0, t1}; null: the whole run
    theme: null,                      // null: the system's; 'light', 'dark', 'projector'
    starting: false,                  // a run has been asked for and is not on the screen yet
    connection: 'idle',               // 'idle' | 'connecting' | 'open' | 'lost'
    stage: null,                      // 'lanes' | 'board' | 'both'; null: as there is room
    tall: false,                      // the screen has room for both
    share: 0.5,                       // of the lanes, where both are shown
    side: null,                       // the share of the stage beside the panels; null: the page's own
    dialog: null,                     // the name of the open dialog
    notice: null,                     // a sentence for a while
    firstStep: null,                  // of the first steps; null: none
    lessonOpen: true,                 // whether the lesson's text is on the screen
    stepBy: 'event',                  // how far one step goes: see stepActions.STEPS
    schedtrace: { period: schedtraceActions.PERIOD, detail: false }, // how the console prints: ms, and whether scheddetail=1
    followed: -1,                     // the goroutine that all views follow, -1 none
    told: 'all',                      // which events the story tells: see storyActions.TOLD
    whyG: -1,                         // of whom it says why it does not run, -1: whoever does not
    requestFilter: requestActions.EVERY_REQUEST, // which requests to stop count, {asker, landing}, null: any
  };
}

/** A run on the screen. `cursor` is the exact number of applied events after a step, null when the time decides. */
export function newRun({ key, label, request, info = null, log = null }) {
  return {
    key, label, request, info, log,
    intervals: log ? new Intervals(log) : null,
    marks: log ? new Marks(log) : null,
    count: log ? log.count : 0,       // events taken in; changes when the log grew
    cursor: null, end: null, status: 'loading', problems: [],
    expected: 0,                      // when the runs end that it takes the place of
  };
}

/** {get, set, subscribe, act}: each of act's commands is the pure action of its name, bound to this state. */
export function createStore(start = {}, schedule) {
  const state = observable({ ...initial(), ...start }, schedule);
  const act = {};
  const all = { ...actions, ...authorActions, ...boardActions, ...laneActions, ...rangeActions, ...realActions, ...requestActions, ...savingActions, ...schedtraceActions, ...steps, ...storyActions, ...traceActions, ...variantActions };
  for (const [name, action] of Object.entries(all)) if (typeof action === 'function') act[name] = (...args) => state.set((s) => action(s, ...args));
  return { ...state, act };
}
