/** The composition root: store, stream, views and keys. */
import { createStore } from './store/store.js';
import { createPlayer } from './store/player.js';
import { endOf } from './store/actions.js';
import { firstParting, stageOf } from './store/selectors.js';
import { createHistory } from './store/history.js';
import { addressBar, copy } from './address.js';
import { authoring } from './authoring.js';
import { commands as allCommands, keyName } from './commands.js';
import { download } from './download.js';
import { exportRun } from './exporting.js';
import { forking } from './forking.js';
import { drawing } from './drawing.js';
import { keep, kept } from './kept.js';
import { keys } from './keys.js';
import { FIRST, lessons } from './lessons.js';
import { takePicture } from './pictures.js';
import { pressing } from './pressing.js';
import { running } from './running.js';
import { saving } from './saving.js';
import { schedtraces } from './schedtraces.js';
import { traces } from './traces.js';
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
import { exports as exportsView } from './views/exports.js';
import { explain } from './views/explanation.js';
import { tabs } from './views/tabs.js';
import { output, shows } from './views/results.js';
import { numbers } from './views/numbers.js';
import { differences } from './views/differences.js';
import { variants } from './views/variants.js';
import { story } from './views/story.js';
import { preemptions } from './views/preemptions.js';
import { consoleView } from './views/console.js';
import { counters } from './views/counters.js';
import { code } from './views/code.js';
import { editor } from './views/editor.js';
import { truth } from './views/truth.js';
import { changedOnDisk } from './views/changedOnDisk.js';
import { save } from './views/save.js';
import { transport } from './views/transport.js';
import { dialogs, keysHelp } from './views/dialogs.js';
import { fork } from './views/fork.js';
import { costs } from './views/costs.js';
import { costsIn, withCost, withSettings } from './lib/settingKeys.js';
import { picture } from './views/picture.js';
import { toPng } from './marks/figure.js';
import { firstSteps } from './views/firstSteps.js';
import { notice } from './views/notice.js';
import { palette } from './views/palette.js';

export const store = createStore({ problems: [], failure: null, theme: kept('theme'), lessonOpen: !matchMedia('(max-width: 899px)').matches });
const { act } = store;
const $ = (id) => document.getElementById(id);
const get = (path) => fetch(new URL(path, document.baseURI));
const put = (path, body, headers) => fetch(new URL(path, document.baseURI), { method: 'PUT', headers: { 'content-type': 'application/json', ...headers }, body });
const post = (path, body) => fetch(new URL(path, document.baseURI), { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
const names = { shows: 'Lesson', story: 'Story', preempt: 'Preempt', code: 'Go', numbers: 'Numbers', compare: 'Compare', output: 'Output', console: 'Schedtrace', json: 'JSON' };
const { run, want, stop, arrived } = running(store, { onProblems: () => { if (store.get().problems.some((p) => p.line > 0)) act.setPanel('json'); } });
const { pick, pickFresh, openTrace, settings, comparing, open } = lessons(store, { get, run, want, panels: names });
const recordings = traces(store, { openTrace, dropOn: document.body });
const author = authoring(store, { run, post });
const keeping = saving(store, { get, put, run, untouched: () => edit.text() === withSettings(store.get().document, store.get().settings), settled: author.settled });
const address = addressBar({ arrived });
const compare = comparing('toggleCompare');
/** The run goes on in another way; both are looked at where it was forked. */
const forked = forking(store, comparing('fork'));

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
const history_ = createHistory({ store, arrived, pressed: pressing(window) });
const commands = allCommands(act, {
  end: () => act.seek(endOf(store.get())), zoom: zoomAtPlayhead, undo: history_.undo, redo: history_.redo, theme: switchTheme, compare, parting, link: copyLink, stop,
  firstSteps: () => { act.setVariants([]); pickFresh(FIRST); act.setFirstStep(0); },
  clear: () => (store.get().firstStep === null ? act.clear() : noFirstSteps()),
  otherRun: () => act.focusRun((store.get().focus + 1) % (store.get().runs.length || 1)),
});

const section = () => document.createElement('div');
const panels = Object.entries(names).map(([id, label]) => ({ id, label, root: section() }));
panels.find((p) => p.id === 'compare').when = (state) => state.variants.length > 1;
panels.find((p) => p.id === 'json').when = (state) => !state.trace;
const panel = (id) => panels.find((p) => p.id === id).root;
const edit = editor(panel('json'), {
  ...author,
  on: {
    apply: author.apply, revert: () => { act.ownSettings(); pick(store.get().scenarioId); }, copied: author.copied, costs: () => act.openDialog('costs'), typed: author.typed, check: author.check, live: act.setLive, select: (r, seq) => act.select(r, seq), say: act.say,
    download: (text) => download(new Blob([text], { type: 'application/json' }), `${store.get().scenarioId ?? 'scenario'}.json`),
  },
  schema: () => get('api/schema').then((answer) => answer.json()),
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

const door = doors($('doors'), { onFind: () => act.openDialog('palette'), onLink: copyLink, onPicture: () => act.openDialog('picture'), onExport: () => act.openDialog('export'), onHelp: () => act.openDialog('help'), onTruth: () => act.openDialog('truth'), onTheme: switchTheme });
/** Where the stage and its panels meet; remembered. */
function sideAt(to) {
  act.setSide(to);
  keep('side', store.get().side);
}

const views = [
  (state) => door(state, theme()),
  picker($('picker'), { onPick: pickFresh, onTrace: (trace) => openTrace(trace), onOpen: recordings.choose }),
  status($('status'), { onStop: () => recordings.stop() || stop() }),
  lesson($('lesson'), { onToggle: () => act.toggleLesson() }),
  switches($('switches'), { onSettings: settings, onCompare: compare }),
  variants($('switches').querySelector('.comparing'), { onVariants: comparing('setVariants'), onAdd: comparing('addVariant'), onRemove: comparing('removeVariant') }),
  stage({ switches: $('switches'), scope: document.querySelector('.scope'), splitter: $('splitter'), lanes: $('timeline'), board: $('board'), legend: $('legend') }, { onStage: act.setStage, onShare: share }),
  side({ whole: document.querySelector('.stage'), panels: document.querySelector('.side'), bar: $('side-splitter') }, { onSide: sideAt }),
  blank($('blank'), { onAgain: () => location.reload() }),   // before what asks how much room there is
  transport($('transport'), { onPlay: () => act.togglePlay(), onStep: (direction) => act.step(direction), onStepBy: act.setStepBy, onMark: act.stepMark, onSeek: act.seek, onSpeed: act.setSpeed, onZoom: zoomAtPlayhead, onFit: () => act.fit(), onFork: () => act.openDialog('fork') }),
  onStage('lanes', lanesView.parts[0]),
  onStage('lanes', lanesView.parts[1]),
  onStage('board', board($('board'), { onFollow: act.followG })),
  onStage('lanes', lanesView.parts[2]),
  onStage('lanes', counters($('timeline'))),
  legend($('legend')),
  explain($('explanation'), { onSelect: select, onFollow: act.followG, onSeek: act.seek }),
  tabs($('tabs'), panels, { onOpen: act.setPanel, opened: (id) => { if (id === 'json') edit.opened(); } }),   // before what it opens: a list asks how high it is
  whenOpen('shows', shows(panel('shows'), { onSelect: select })),
  whenOpen('story', story(panel('story'), { onSelect: select, onSeek: act.seek, onFollow: act.followG, onAsk: act.askWhy, onTold: act.setTold })),
  whenOpen('preempt', preemptions(panel('preempt'), { onSelect: select, onFilter: act.filterRequests, onStep: act.stepRequest, onLook: act.lookAtRequest })),
  whenOpen('code', code(panel('code'), { onLine: act.toLine, onFollow: act.followG, onCopy: (files) => copy(asOneText(files), act, { done: 'The Go text is copied.' }), onModule: goModule })),
  whenOpen('output', output(panel('output'))),
  whenOpen('compare', differences(panel('compare'), { onSelect: select, onAlign: act.alignAt })),
  whenOpen('numbers', numbers(panel('numbers'), { onSelect: select, onClear: () => act.clearRange(), onWindow: () => act.setRange(store.get().window) })),
  edit,
  save(panel('json').querySelector('.editor-bar'), { onSave: (name) => keeping.save(name, edit.text()) }),
  whenOpen('console', consoleView(panel('console'), { onSetting: act.setSchedtrace, onSelect: select, onSeek: act.seek, onCopy: (text) => copy(text, act, { done: 'The lines are copied.' }) })),
  firstSteps($('dialogs'), { onStep: act.setFirstStep, onOver: noFirstSteps }),
  changedOnDisk($('changed'), { onShow: () => edit.revert(), onSave: () => keeping.save(store.get().scenarioId, edit.text()), onKeep: () => act.setLibrary({ changed: null }) }),
  notice($('notice'), { onOver: () => act.say(null) }),
  dialogs($('dialogs'), { onClose: act.closeDialog, contents: dialogContents() }),
];

/** What the lanes themselves ask for. */
function laneCommands() {
  return {
    onWindow: act.setWindow, onRange: (range) => (range ? act.setRange(range) : act.clearRange()), onChoose: act.chooseInterval, onFollow: act.followG, onFold: act.foldLanes,
    onPin: act.pinLane, onHide: act.hideLane, onSort: act.sortLanes, onFilter: act.filterLanes, onShowHidden: act.showHidden, onMenu: act.setLanesOpen,
  };
}

/** The fidelity ledger. */
async function loadLedger() {
  const answer = await get('api/ledger');
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return answer.json();
}

function dialogContents() {
  const fidelity = truth(loadLedger);
  const slide = picture({ make: (what) => takePicture(what, store.get(), { lanes: $('timeline'), board: $('board'), legend: $('legend') }, lanesView.shapes()), png: toPng, say: act.say });
  const find = palette({ commands, keyName, go });
  return {
    help: { title: 'Keys', content: keysHelp(commands, keyName) },
    truth: { title: 'How true is this?', content: fidelity.content, opened: (state) => fidelity.look(state.scenarioId) },
    fork: { title: 'Fork the run here', ...fork({ onFork: (command) => { act.closeDialog(); forked(command); } }) },
    costs: { title: 'Costs', ...costs({ load: async () => (await get('api/costs')).json(), own: () => costsIn(store.get().document), onPrice: price }) },
    export: { title: 'This run for other tools', ...exportsView({ onExport: exported, onModule: (run) => { act.closeDialog(); goModule(run.request.document); } }) },
    picture: { title: 'A picture for a slide', content: slide.content, opened: slide.opened },
    palette: { title: 'Find', bare: true, content: find.content, opened: find.opened },
  };
}

/** A price becomes part of the document that runs, and of the text in the editor. */
function price(name, value) {
  const { document, settings: chosen } = store.get();
  const text = withSettings(document, chosen);
  const typed = edit.text() === text ? null : withCost(edit.text(), name, value);
  edit.put(typed ?? withCost(text, name, value));
  author.apply(withCost(text, name, value));
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

/** The browser fetches it as any other download. */
async function exported(run, what, ending) {
  act.closeDialog();
  const start = (path, name) => Object.assign(document.createElement('a'), { href: new URL(path, document.baseURI), download: name }).click();
  await exportRun(run, what, `${store.get().scenarioId ?? 'run'}.${ending}`, { get, start }).catch((error) => act.say(error.message));
}

/** Files one after another, each under its name, as in Go's txtar. */
const asOneText = (files) => Object.entries(files).map(([name, text]) => `-- ${name} --\n${text}`).join('');

async function goModule(document) {
  try {
    const answer = await post('api/module', { document });
    if (!answer.ok) throw new Error(`status ${answer.status}`);
    download(await answer.blob(), `${store.get().scenarioId ?? 'scenario'}.zip`);
  } catch {
    act.say('The server does not answer, so there is no module now.');
  }
}

async function copyLink() {
  await address.write(store.get());
  copy(location.href, act, { done: 'The link is copied.', refused: 'The browser does not let the page copy; the address bar holds the link.' });
}

/** The skip link goes to the timeline, and not to another address: that is the lesson's. */
document.querySelector('.skip').addEventListener('click', (event) => {
  event.preventDefault();
  $('timeline').focus();
});

/** Draws the page anew; the benchmark asks it whether all of it is drawn. */
const redraw = drawing(store, { views, lanes: lanesView, theme, drawn: address.remember });
export const { isWhole } = redraw;
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

/** The editor is fetched when there is little else to do; a recorded run has none. */
setTimeout(() => { if (!store.get().trace) edit.ready(); }, 3000);

if (!location.hash && !kept('met')) act.setFirstStep(0);
open(location.hash);
addEventListener('hashchange', () => open(location.hash));
