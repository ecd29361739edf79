/** The composition root: store, stream, views and keys. */
import { createStore } from './store/store.js';
import { createPlayer } from './store/player.js';
import { endOf } from './store/actions.js';
import { chapters } from './store/selectors.js';
import { fromHash, toHash } from './store/url.js';
import { keys } from './keys.js';
import { running } from './running.js';
import { picker } from './views/picker.js';
import { status } from './views/status.js';
import { doors } from './views/doors.js';
import { lesson } from './views/lesson.js';
import { switches } from './views/switches.js';
import { timeline } from './views/timeline.js';
import { legend } from './views/legend.js';
import { explain } from './views/explanation.js';
import { tabs } from './views/tabs.js';
import { queues } from './views/queues.js';
import { output, shows } from './views/results.js';
import { code } from './views/code.js';
import { editor } from './views/editor.js';
import { truth } from './views/truth.js';
import { transport } from './views/transport.js';
import { dialogs } from './views/dialogs.js';

const FIRST = 'busy-loop';
const AWAY = 'The server does not answer. Start it and load the page again.';

const store = createStore({ problems: [], failure: null });
const { act } = store;
const $ = (id) => document.getElementById(id);
const get = (path) => fetch(new URL(path, document.baseURI));
const { run, want } = running(store, { onProblems: () => panelTabs.open('json') });

async function pick(id) {
  try {
    const answer = await get(`api/scenarios/${encodeURIComponent(id)}`);
    act.setScenario(id, await answer.text());
  } catch {
    store.set({ failure: AWAY });
    return;
  }
  await run(false);
}

function settings(patch) {
  if (patch.rules && store.get().compare) act.setCompare(false);
  act.setSettings(patch);
  run(true);
}

function compare() {
  act.toggleCompare();
  run(true);
}

const theme = () => store.get().theme ?? (matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light');
const switchTheme = () => act.setTheme(theme() === 'dark' ? 'light' : 'dark');

const section = () => document.createElement('div');
const panels = ['shows', 'queues', 'code', 'output', 'json'].map((id) => ({ id, root: section() }));
const names = { shows: 'Lesson', queues: 'Queues', code: 'Go', output: 'Output', json: 'JSON' };
panels.forEach((p) => { p.label = names[p.id]; });
const panel = (id) => panels.find((p) => p.id === id).root;
const edit = editor(panel('json'), {
  onApply: (text) => run(true, text),
  onRevert: () => pick(store.get().scenarioId),
});
const select = (r, seq) => act.select(r, seq);
const views = [
  picker($('picker'), { onPick: (id) => { store.set({ settings: { rules: null, gomaxprocs: null, asyncpreemptoff: null, seed: null } }); want(-1); pick(id); } }),
  status($('status')),
  lesson($('lesson')),
  switches($('switches'), { onSettings: settings, onCompare: compare }),
  timeline($('timeline'), { onSeek: act.seek, onZoom: act.zoom, onPan: act.pan, onSelect: select, onFocus: act.focusRun }),
  legend($('legend')),
  explain($('explanation'), { onSelect: select }),
  shows(panel('shows'), { onSelect: select }),
  queues(panel('queues')),
  code(panel('code')),
  output(panel('output')),
  edit,
  transport($('transport'), { onPlay: () => act.togglePlay(), onStep: act.stepEvent, onMark: act.stepMark, onSeek: act.seek, onSpeed: act.setSpeed, onZoom: zoomAtPlayhead, onFit: () => act.fit() }),
  dialogs($('dialogs'), { onClose: () => act.closeDialog(), fidelity: truth(loadLedger) }),
];
const door = doors($('doors'), { onHelp: () => act.openDialog('help'), onTruth: () => act.openDialog('truth'), onTheme: switchTheme });
const panelTabs = tabs($('tabs'), panels, (id) => { if (id === 'json') edit.opened(); });

/** The fidelity ledger. */
async function loadLedger() {
  const answer = await get('api/ledger');
  if (!answer.ok) throw new Error(`status ${answer.status}`);
  return answer.json();
}

let frame = 0;
function draw() {
  frame = 0;
  const state = store.get();
  const now = theme();
  if (document.documentElement.dataset.theme !== now) document.documentElement.dataset.theme = now;
  door(state, now === 'dark');
  for (const view of views) view(state);
  remember(state);
}
const redraw = () => { frame ||= requestAnimationFrame(draw); };

let remembering = 0;
function remember(state) {
  clearTimeout(remembering);
  remembering = setTimeout(() => history.replaceState(null, '', toHash(state) || location.pathname), 250);
}

store.subscribe(redraw);
createPlayer({ store });
new ResizeObserver(redraw).observe($('timeline'));
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', redraw);
keys(document, {
  play: () => act.togglePlay(), step: act.stepEvent, mark: act.stepMark, zoom: zoomAtPlayhead, pan: act.pan, fit: () => act.fit(), compare, theme: switchTheme,
  help: () => act.openDialog('help'), start: () => act.seek(0), end: () => act.seek(endOf(store.get())), chapter, otherRun: () => act.focusRun((store.get().focus + 1) % (store.get().runs.length || 1)), panel: (n) => panels[n] && panelTabs.open(panels[n].id),
});

/** To the next chapter of the lesson, or back. */
function chapter(direction) {
  const state = store.get();
  const { all, current } = chapters(state, state.runs[state.focus]);
  const to = all[all.indexOf(current) + direction];
  if (to) act.select(state.focus, to.seq);
}

/** Keys zoom about the playhead, where it can be seen. */
function zoomAtPlayhead(factor) {
  const { playhead: { time }, window: { t0, t1 } } = store.get();
  act.zoom(factor, time >= t0 && time <= t1 ? time : undefined);
}

async function start() {
  const address = fromHash(location.hash);
  store.set({ settings: address.settings, compare: address.compare });
  want(address.time ?? -1);
  try {
    act.setScenarios(await (await get('api/scenarios')).json());
    const known = store.get().scenarios.map((s) => s.id);
    await pick(known.includes(address.scenarioId) ? address.scenarioId : FIRST);
  } catch {
    store.set({ failure: AWAY });
  }
}
start();
