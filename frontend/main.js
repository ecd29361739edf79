/** The composition root: store, stream, views and keys. */
import { createStore } from './store/store.js';
import { createPlayer } from './store/player.js';
import { endOf } from './store/actions.js';
import { firstParting, partings, stageOf } from './store/selectors.js';
import { fromHash, toHash } from './store/url.js';
import { ns } from './lib/format.js';
import { pack, unpack } from './lib/packed.js';
import { createHistory } from './store/history.js';
import { commands as allCommands, keyName } from './commands.js';
import { keys } from './keys.js';
import { running } from './running.js';
import { schedtraces } from './schedtraces.js';
import { picker } from './views/picker.js';
import { status } from './views/status.js';
import { doors } from './views/doors.js';
import { lesson } from './views/lesson.js';
import { switches } from './views/switches.js';
import { timeline } from './views/timeline.js';
import { stage } from './views/stage.js';
import { side } from './views/side.js';
import { blank } from './views/blank.js';
import { board } from './views/board.js';
import { legend } from './views/legend.js';
import { explain } from './views/explanation.js';
import { tabs } from './views/tabs.js';
import { output, shows } from './views/results.js';
import { numbers } from './views/numbers.js';
import { differences } from './views/differences.js';
import { variants } from './views/variants.js';
import { story } from './views/story.js';
import { preemptions } from './views/preemptions.js';
import { consoleView } from './views/console.js';
import { code } from './views/code.js';
import { editor } from './views/editor.js';
import { truth } from './views/truth.js';
import { transport } from './views/transport.js';
import { dialogs, keysHelp } from './views/dialogs.js';
import { fork } from './views/fork.js';
import { picture } from './views/picture.js';
import { figure, toPng } from './marks/figure.js';
import { firstSteps } from './views/firstSteps.js';
import { notice } from './views/notice.js';
import { palette } from './views/palette.js';

const FIRST = 'busy-loop';
const NOWHERE = { time: null, at: null };
const AWAY = 'The server does not answer. Start it and load the page again.';

export const store = createStore({ problems: [], failure: null, theme: kept('theme'), lessonOpen: !matchMedia('(max-width: 899px)').matches });
const { act } = store;
const $ = (id) => document.getElementById(id);
const get = (path) => fetch(new URL(path, document.baseURI));
const { run, want, stop, arrived } = running(store, { onProblems: () => act.setPanel('json') });

/** The lesson of the library, or what became of it. */
async function pick(id, edited) {
  store.set({ starting: true });
  try {
    const answer = await get(`api/scenarios/${encodeURIComponent(id)}`);
    act.setScenario(id, await answer.text(), edited);
  } catch {
    store.set({ failure: AWAY, starting: false });
    return;
  }
  await run(false);
}

/** A lesson as it stands in the library, looked at where it has most to say. */
function pickFresh(id) {
  act.unedited();
  store.set({ settings: { rules: null, gomaxprocs: null, asyncpreemptoff: null, seed: null }, followed: -1 });
  act.resetLanes();
  want(NOWHERE);
  pick(id);
}

function settings(patch) {
  act.chooseSettings(patch);
  run(true);
}

/** Changes which runs are compared. */
function comparing(change) {
  return (...args) => {
    act[change](...args);
    run(true);
  };
}
/** The run goes on in another way; both are looked at where it was forked. */
function forked(command) {
  act.closeDialog();
  act.fork(command);
  run(true);
}
const compare = comparing('toggleCompare');

const theme = () => store.get().theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
const THEMES = ['light', 'dark', 'projector'];
const switchTheme = () => {
  act.setTheme(THEMES[(THEMES.indexOf(theme()) + 1) % THEMES.length]);
  keep('theme', theme());
};
function noFirstSteps() {
  act.setFirstStep(null);
  keep('met', 'yes');
}
const history_ = createHistory({ store, arrived });
const commands = allCommands(act, {
  end: () => act.seek(endOf(store.get())), zoom: zoomAtPlayhead, undo: history_.undo, redo: history_.redo, theme: switchTheme, compare, parting, link: copyLink, stop,
  firstSteps: () => { act.setVariants([]); pickFresh(FIRST); act.setFirstStep(0); },
  clear: () => (store.get().firstStep === null ? act.clear() : noFirstSteps()),
  otherRun: () => act.focusRun((store.get().focus + 1) % (store.get().runs.length || 1)),
});

const section = () => document.createElement('div');
const names = { shows: 'Lesson', story: 'Story', preempt: 'Preempt', code: 'Go', numbers: 'Numbers', compare: 'Compare', output: 'Output', console: 'Schedtrace', json: 'JSON' };
const panels = Object.entries(names).map(([id, label]) => ({ id, label, root: section() }));
panels.find((p) => p.id === 'compare').when = (state) => state.variants.length > 1;
const panel = (id) => panels.find((p) => p.id === id).root;
const edit = editor(panel('json'), {
  onApply: (text) => run(true, text),
  onRevert: () => pick(store.get().scenarioId),
});
const select = (r, seq) => act.select(r, seq);
/** A panel behind its tab is not drawn. */
const whenOpen = (id, view) => (state) => { if (state.panel === id) view(state); };
const lanesView = timeline($('timeline'), { onSeek: act.seek, onZoom: act.zoom, onPan: act.pan, onSelect: select, onFocus: act.focusRun, ...laneCommands() });
/** A view that is drawn while it is on the stage. */
const onStage = (name, view) => (state) => { if ([name, 'both'].includes(stageOf(state))) view(state); };

/** Where lanes and board meet; remembered. */
function share(to) {
  act.setShare(to);
  keep('share', store.get().share);
}

/** Where the stage and its panels meet; remembered. */
function sideAt(to) {
  act.setSide(to);
  keep('side', store.get().side);
}

const views = [
  picker($('picker'), { onPick: pickFresh }),
  status($('status'), { onStop: stop }),
  lesson($('lesson'), { onToggle: () => act.toggleLesson() }),
  switches($('switches'), { onSettings: settings, onCompare: compare }),
  variants($('switches').querySelector('.comparing'), { onVariants: comparing('setVariants'), onAdd: comparing('addVariant'), onRemove: comparing('removeVariant') }),
  stage({ switches: $('switches'), scope: document.querySelector('.scope'), splitter: $('splitter'), lanes: $('timeline'), board: $('board'), legend: $('legend') }, { onStage: act.setStage, onShare: share }),
  side({ whole: document.querySelector('.stage'), panels: document.querySelector('.side'), bar: $('side-splitter') }, { onSide: sideAt }),
  onStage('lanes', lanesView),
  onStage('board', board($('board'), { onFollow: act.followG })),
  legend($('legend')),
  blank($('blank'), { onAgain: () => location.reload() }),
  explain($('explanation'), { onSelect: select, onFollow: act.followG, onSeek: act.seek }),
  tabs($('tabs'), panels, { onOpen: act.setPanel, opened: (id) => { if (id === 'json') edit.opened(); } }),   // before what it opens: a list asks how high it is
  whenOpen('shows', shows(panel('shows'), { onSelect: select })),
  whenOpen('story', story(panel('story'), { onSelect: select, onSeek: act.seek, onFollow: act.followG, onAsk: act.askWhy, onTold: act.setTold })),
  whenOpen('preempt', preemptions(panel('preempt'), { onSelect: select, onFilter: act.filterRequests, onStep: act.stepRequest, onLook: act.lookAtRequest })),
  whenOpen('code', code(panel('code'), { onLine: act.toLine, onFollow: act.followG })),
  whenOpen('output', output(panel('output'))),
  whenOpen('compare', differences(panel('compare'), { onSelect: select })),
  whenOpen('numbers', numbers(panel('numbers'), { onSelect: select, onClear: () => act.clearRange(), onWindow: () => act.setRange(store.get().window) })),
  edit,
  whenOpen('console', consoleView(panel('console'), { onSetting: act.setSchedtrace, onSelect: select, onSeek: act.seek, onCopy: (text) => copied(text, 'The lines are copied.') })),
  transport($('transport'), { onPlay: () => act.togglePlay(), onStep: (direction) => act.step(direction), onStepBy: act.setStepBy, onMark: act.stepMark, onSeek: act.seek, onSpeed: act.setSpeed, onZoom: zoomAtPlayhead, onFit: () => act.fit(), onFork: () => act.openDialog('fork') }),
  firstSteps($('dialogs'), { onStep: act.setFirstStep, onOver: noFirstSteps }),
  notice($('notice'), { onOver: () => act.say(null) }),
  dialogs($('dialogs'), { onClose: () => act.closeDialog(), contents: dialogContents() }),
];
const door = doors($('doors'), { onFind: () => act.openDialog('palette'), onLink: copyLink, onPicture: () => act.openDialog('picture'), onHelp: () => act.openDialog('help'), onTruth: () => act.openDialog('truth'), onTheme: switchTheme });

/** What the lanes themselves ask for. */
function laneCommands() {
  return {
    onWindow: act.setWindow, onRange: (range) => (range ? act.setRange(range) : act.clearRange()), onChoose: act.chooseInterval, onFollow: act.followG, onFold: act.foldLanes,
    onPin: act.pinLane, onHide: act.hideLane, onSort: act.sortLanes, onFilter: act.filterLanes, onShowHidden: act.showHidden, onMenu: act.setLanesOpen,
  };
}

/** What the browser keeps for the next visit; a browser that keeps nothing is fine too. */
function keep(name, value) {
  try {
    localStorage.setItem(`gmpscope.${name}`, value);
  } catch { /* then not */ }
}
function kept(name) {
  try {
    return localStorage.getItem(`gmpscope.${name}`);
  } catch {
    return null;
  }
}

/** The fidelity ledger. */
async function loadLedger() {
  const answer = await get('api/ledger');
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return answer.json();
}

function dialogContents() {
  const fidelity = truth(loadLedger);
  const slide = picture({ make: takePicture, png: toPng, say: act.say });
  const find = palette({ commands, keyName, go });
  return {
    help: { title: 'Keys', content: keysHelp(commands, keyName) },
    truth: { title: 'How true is this?', content: fidelity.content, opened: (state) => fidelity.look(state.scenarioId) },
    fork: { title: 'Fork the run here', ...fork({ onFork: forked }) },
    picture: { title: 'A picture for a slide', content: slide.content, opened: slide.opened },
    palette: { title: 'Find', bare: true, content: find.content, opened: find.opened },
  };
}

/** What is on the stage, as an SVG of its own: {text, width, height, name}. */
function takePicture(what) {
  const { runs, focus, scenarioId } = store.get();
  const style = getComputedStyle(document.body);
  const { info, log } = runs[focus];
  const rules = runs.map((run) => run.label).join(' and ');
  const shapes = lanesView.shapes();
  const parts = what === 'board' ? [{ node: $('board') }, ...(stageOf(store.get()) === 'both' ? [{ node: $('legend') }] : [])] : [{ node: $('timeline'), instead: shapes }, { node: $('legend') }];
  const made = figure({
    title: info.title, subtitle: `${rules}, GOMAXPROCS ${log.header.gomaxprocs}, at ${ns(store.get().playhead.time)} of virtual time · gmpscope, after the scheduler of Go ${log.header.reference}`,
    parts, background: getComputedStyle($('timeline')).backgroundColor, ink: style.color, font: style.fontFamily,
  });
  return { ...made, pixels: what !== 'board' && shapes.size < runs.length, name: `${scenarioId ?? 'scenario'}-${what}` };
}

/** Where the palette leads. */
function go({ kind, value }) {
  act.closeDialog();
  if (kind === 'command') value.run();
  if (kind === 'lesson') pickFresh(value);
  if (kind === 'chapter' || kind === 'printed') act.select(store.get().focus, value);
  if (kind === 'goroutine') act.followG(value);
  if (kind === 'event') act.toEvent(value);
}

async function copyLink() {
  history.replaceState(null, '', await address(store.get()));
  try {
    await navigator.clipboard.writeText(location.href);
    act.say('The link is copied.');
  } catch {
    act.say('The browser does not let the page copy; the address bar holds the link.');
  }
}

async function copied(text, done) {
  try {
    await navigator.clipboard.writeText(text);
    act.say(done);
  } catch {
    act.say('The browser does not let the page copy.');
  }
}

/** Whether nothing but the window has moved: then the lanes alone are drawn. */
function onlyWindow(state, last) {
  return last !== null && state !== last && Object.keys(state).every((key) => key === 'window' || key === 'fitted' || state[key] === last[key]);
}

let frame = 0;
let drawnState = null;
function draw() {
  frame = 0;
  const state = store.get();
  const now = theme();
  const zoomed = onlyWindow(state, drawnState) && document.documentElement.dataset.theme === now;
  drawnState = state;
  if (document.documentElement.dataset.theme !== now) document.documentElement.dataset.theme = now;
  if (!zoomed) door(state, now);
  if (zoomed) lanesView(state);
  else for (const view of views) view(state);
  remember(state);
  if (partings(state).some((p) => !p.over)) redraw();        // a long log is compared in pieces
}
const redraw = () => { frame ||= requestAnimationFrame(draw); };

let remembering = 0;
function remember(state) {
  clearTimeout(remembering);
  if (!arrived()) return;
  remembering = setTimeout(async () => history.replaceState(null, '', await address(state)), 250);
}

let packed = { of: null, text: null };
/** The address of what is on the screen. */
async function address(state) {
  const edited = state.document !== state.original && state.original ? state.document : null;
  if (packed.of !== edited) packed = { of: edited, text: edited && await pack(edited) };
  return toHash(state, packed.text) || location.pathname;
}

/** The skip link goes to the timeline, and not to another address: that is the lesson's. */
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  $('timeline').focus();
});

store.subscribe(redraw);
createPlayer({ store });
schedtraces(store, { panel: 'console', get });
const sizes = new ResizeObserver(redraw);
sizes.observe($('timeline'));
sizes.observe($('board'));
const tall = matchMedia('(min-height: 1000px) and (min-width: 900px)');
tall.addEventListener('change', () => act.setTall(tall.matches));
act.setTall(tall.matches);
act.setShare(Number.parseFloat(kept('share')));
act.setSide(Number.parseFloat(kept('side')));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
keys(document, commands, { panel: (n) => panels[n] && act.setPanel(panels[n].id) });

/** To the first event in which the runs differ. */
function parting() {
  const p = firstParting(store.get());
  if (p) act.select(p.b < 0 ? 0 : p.r, p.b < 0 ? p.a : p.b);
  else act.say(store.get().runs.length > 1 ? 'The runs do not part.' : 'There is one run only: compare it with another one first.');
}

/** Keys zoom about the playhead, where it can be seen. */
function zoomAtPlayhead(factor) {
  const { playhead: { time }, window: { t0, t1 } } = store.get();
  act.zoom(factor, time >= t0 && time <= t1 ? time : undefined);
}

async function start() {
  const asked = fromHash(location.hash);
  const edited = asked.packed ? await unpack(asked.packed) : null;
  if (asked.packed && edited === null) act.say('The link is broken: the scenario in it cannot be read, so the lesson is shown as it is in the library.');
  store.set({ lanes: asked.lanes ?? store.get().lanes, settings: asked.settings, variants: asked.variants, stage: asked.stage, panel: panels.some((p) => p.id === asked.panel) ? asked.panel : 'shows' });
  want(asked);
  if (!location.hash && !kept('met')) act.setFirstStep(0);
  try {
    act.setScenarios(await (await get('api/scenarios')).json());
    const known = store.get().scenarios.map((s) => s.id);
    await pick(known.includes(asked.scenarioId) ? asked.scenarioId : FIRST, edited ?? undefined);
  } catch {
    store.set({ failure: AWAY });
  }
}
start();
addEventListener('hashchange', start);
