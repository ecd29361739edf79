/** The lanes of each run on one time axis, with one playhead: intervals as pixels, sparse marks and flags as SVG, the whole run in a strip above. */
import { span } from '../lib/format.js';
import { el, iconButton, whenChanged } from '../marks/element.js';
import { icon } from '../marks/icons.js';
import { palette } from '../marks/palette.js';
import { laneBox } from '../marks/laneBox.js';
import { looks } from '../marks/laneCanvas.js';
import { askFor, drawInk } from '../marks/laneInk.js';
import { countShapes, drawShapes } from '../marks/laneShapes.js';
import { SvgPen } from '../marks/svgPen.js';
import { drawFlags, drawMarks } from '../marks/laneMarks.js';
import { dimOthers, drawAnatomy } from '../marks/anatomy.js';
import { lanesMenu } from '../marks/lanesMenu.js';
import { overviewStrip } from '../marks/overviewStrip.js';
import { drawParting } from '../marks/parting.js';
import { pointer } from '../marks/pointer.js';
import { timeAxis } from '../marks/timeAxis.js';
import { tip } from '../marks/tip.js';
import { toTime, toX } from '../geometry/window.js';
import { SORTS, shortName, squeezed } from '../geometry/arrange.js';
import { heat } from '../geometry/heat.js';
import { KINDS } from '../geometry/intervals.js';
import { labelsWidth } from '../geometry/layout.js';
import { flagsOnScreen, marksOnScreen } from '../geometry/onscreen.js';
import { RunLanes } from '../geometry/runLanes.js';
import { intervalLabel } from '../explain/interval.js';
import { bandWords, waitWords } from '../explain/requestWords.js';
import { changedHere, currentRequest, endOf, isKeptBack, laneWords, partingHere, polled, requestsInView } from '../store/selectors.js';

const AXIS = 26;
/** Room of each of several runs; what does not fit is scrolled to. */
const LEAST = 140;
const STRIP = 24;
const RIGHT = 72;
/** Room of a word about the lanes below them. */
const NOTE = 46;
/** A picture with more intervals than this holds pixels. */
const SHAPES = 5000;
const FOLDS = { p: 'Ps', m: 'Ms', g: 'goroutines', r: 'idle goroutines of the runtime' };
const look = looks(KINDS);
const narrow = matchMedia('(max-width: 899px)');

export function timeline(root, { onSeek, onZoom, onPan, onWindow, onSelect, onFocus, onRange, onChoose, onFollow, onFold, onPin, onHide, onSort, onFilter, onShowHidden, onMenu }) {
  root.dataset.testid = 'timeline';
  const axis = timeAxis(AXIS);
  const head = el('div', { class: 'playhead', 'data-testid': 'playhead', 'aria-hidden': 'true' });
  const length = el('span', {});
  const range = el('div', { class: 'range', 'data-testid': 'range', hidden: true }, el('p', {}, length, iconButton(icon('close'), 'Clear the range (Esc)', { class: 'icon plain', 'data-testid': 'range-clear', onclick: () => onRange(null) })));
  const boxes = el('div', { class: 'runs' });
  const strip = overviewStrip({ onWindow });
  const menu = lanesMenu({ sorts: SORTS, names: FOLDS, on: { filter: onFilter, sort: onSort, fold: onFold, showHidden: onShowHidden, open: onMenu } });
  root.append(el('div', { class: 'timehead' }, strip.node, axis.node, menu.button), boxes, range, head, menu.menu);
  const note = tip(root);
  let state = null;
  let colours = null;
  let shown = new Map();
  let size = { width: root.clientWidth, height: root.clientHeight };    // kept, as asking for it makes the browser lay out the page
  new ResizeObserver(() => { size = { width: root.clientWidth, height: root.clientHeight }; }).observe(root);

  const labels = () => labelsWidth(size.width);
  const width = () => Math.max(50, Math.floor(size.width - labels() - (narrow.matches ? 34 : RIGHT)));
  const timeAt = (x) => toTime(state.window, width(), x - root.getBoundingClientRect().left - labels());
  pointer(root, { timeAt, width, on: { seek: onSeek, zoom: onZoom, pan: onPan, range: onRange, click, hover, scroll: (target, by) => { const lanes = target.closest('.lanes'); if (lanes) lanes.scrollTop += by; } } });

  function box(run, r) {
    const on = { fold: onFold, pin: onPin, hide: onHide, name: (row) => nameClicked(r, row), focus: () => onFocus(r), unfilter: () => onFilter(''), scroll: () => scrolled(known) };
    const known = { ...laneBox(run.label, on), key: '', note: 0, layout: new RunLanes(), rows: [], clear: [], scroll: 0, unnamed: null, run, r };
    return known;
  }

  function nameClicked(r, row) {
    if (row.folded) onFold(row.group);
    else if (row.kind === 'g') onFollow(row.index);
    else onChoose(r, row.id, state.playhead.time);
  }

  function knownOf(run, r) {
    const known = shown.get(run.key) ?? box(run, r);
    shown.set(run.key, known);
    return Object.assign(known, { run, r });
  }

  const chosenOn = (r) => (state.selection?.lane && state.selection.run === r ? state.selection : null);
  /** The height that a run may take. */
  function space() {
    const many = state.runs.length > 1;
    return narrow.matches ? Math.round(innerHeight * 0.7) : Math.max(many ? LEAST : 0, (size.height - AXIS - STRIP) / state.runs.length - (many ? 25 : 2));
  }
  const placesOf = ({ layout, run, r, note: below }) => layout.place(run, space() - below, { lanes: state.lanes, time: state.playhead.time, followed: state.followed, chosen: chosenOn(r)?.lane });

  /** Where the lanes lie: of ten thousand that takes as long as to draw those in sight. */
  function placeLanes(next) {
    state = next;
    state.runs.forEach((run, r) => { if (run.log) placesOf(knownOf(run, r)); });
  }

  function drawRun(run, r, w) {
    const known = knownOf(run, r);
    const many = state.runs.length > 1;
    known.section.classList.toggle('focused', many && r === state.focus);
    known.name.setAttribute('aria-pressed', many && r === state.focus);
    known.title.hidden = !many;
    const parting = many ? partingHere(state, r) : changedSince(state, r);
    known.said.textContent = [run.end?.sentence, parting?.says].filter(Boolean).join(' ');
    if (known.name.textContent !== run.label) known.name.textContent = run.label;
    drawParting(known.view, parting && partingX(parting.time, w), parting?.both, () => onSelect(r, parting.seq), many ? 'part' : 'edit');
    if (!run.log) return known.section;
    const chosen = chosenOn(r);
    const none = isNone(run, placesOf(known));
    known.none.draw(none ? state.lanes.filter : null);
    known.note = none ? NOTE : 0;
    const placed = placesOf(known);
    const height = Math.max(40, Math.floor(Math.min(placed.height + known.note, space())));
    const key = [run.count, run.intervals.version, state.window.t0, state.window.t1, w, height, colours.version, devicePixelRatio, known.scroll, chosen?.lane, chosen?.t0, state.followed].join(' ');
    if (known.tall !== `${height} ${placed.height}`) {
      known.tall = `${height} ${placed.height}`;
      known.lanes.style.height = known.view.style.height = `${height}px`;
      known.room.style.height = `${Math.max(height, placed.height)}px`;
    }
    if (key !== known.key || placed !== known.placed) {
      Object.assign(known, { key, placed });
      paint(known, w, height, chosen);
    }
    return known.section;
  }

  /** Whether the filter keeps all goroutines back. */
  function isNone({ log }, { rows }) {
    return state.lanes.filter.trim() !== '' && log.rows.gs.length > 0 && !rows.some(({ kind }) => kind === 'g');
  }

  /** The requests to stop, anew where the picture, the current one or the filter is another. */
  function drawRequests(known, run, r, w) {
    const { asker, landing } = state.requestFilter;
    const key = `${known.key} ${currentRequest(state, run)} ${asker} ${landing}`;
    if (key === known.requestsKey) return;
    known.requestsKey = key;
    const found = requestsInView(state, run, known.clear, { window: state.window, width: w });
    const { log } = run;
    drawAnatomy(known.svg, found, { id: run.key, width: w, words: (i) => bandWords(log, found.requests, i), waits: (i) => waitWords(log, found.requests, i), onSelect: (i) => onSelect(r, found.requests.first.at(i)) });
    dimOthers(known.svg, (seq) => isKeptBack(state, run, seq));
  }

  /** Where an edit first changed the run. */
  function changedSince(state, r) {
    const changed = changedHere(state, r);
    return changed?.alike ? null : changed;
  }

  /** Where a parting stands, null outside the window. */
  function partingX(time, w) {
    const x = toX(state.window, w, time);
    return x < 0 || x > w ? null : labels() + x;
  }

  function paint(known, w, height, chosen) {
    const { run, svg, layout, placed } = known;
    const scrollTop = known.scroll = Math.min(known.scroll, Math.max(0, placed.height - height));
    const { window } = state;
    known.unnamed = height;
    const rows = known.rows = layout.seen(scrollTop, height).map((row) => (row.id === chosen?.lane ? { ...row, chosen } : row));
    const least = ((window.t1 - window.t0) / w) * 1.5;
    const view = {
      window, width: w, height, pinned: placed.pinned, colours, look, kinds: KINDS, followed: state.followed,
      pixelsOf: (row) => layout.pixels(run, row, window, w), heatOf: (row) => layout.heat(run, row, window, w), laneOf: (row) => run.intervals.lane(row.id),
      nameOf: (g) => shortName(run.log.rows.gs[g]?.name ?? ''), reasonOf: (i) => run.log.rows.strings[i] ?? '', wordsOf: (row, interval) => intervalLabel(run.log, row, polled(row, interval)),
      stops: run.intervals.worlds.within(window.t0, window.t1, least), bandsOf: (p) => run.intervals.slices.within(p, window.t0, window.t1, least),
    };
    known.pictured = { rows, view };
    known.canvas.paint(rows, view);
    drawInk(known.canvas.context, rows, view);
    svg.attr('width', w).attr('height', height);
    const place = { window, width: w, scale: Math.min(1.3, Math.max(0.9, placed.scale)), right: w + (narrow.matches ? 20 : RIGHT - 14) };
    const clear = known.clear = rows.filter((row) => row.pinned || row.y >= placed.pinned - 2);
    drawFlags(svg, flagsOnScreen(run.marks, clear, place, endOf({ runs: [run] })));
    drawMarks(svg, marksOnScreen(run.marks, run.log, clear, place), place.scale, (seq) => onSelect(known.r, seq));
  }

  function nameLanes(known) {
    const { run, layout, placed, unnamed: height } = known;
    known.unnamed = null;
    const [small, large] = state.theme === 'projector' ? [13, 17] : [11, narrow.matches ? 12 : 15];
    const type = Math.max(small, Math.min(large, placed.rows.reduce((least, row) => Math.min(least, row.height), 30) * 0.5 + 6));
    const letters = Math.floor((labels() - 30) / (type * 0.602));
    known.names.draw(layout.named(known.scroll, height), (row) => ({ followed: row.tint, short: squeezed(shortName(row.label), letters), title: titleOf(run, row), size: type }));
  }

  /** Canvas → its bars and words as SVG shapes, of those that are not too many. */
  function shapes() {
    const found = new Map();
    for (const { canvas, pictured, run } of shown.values()) {
      if (!pictured || countShapes(pictured.rows, pictured.view) > SHAPES) continue;
      const pen = new SvgPen((text, font) => Object.assign(canvas.context, { font }).measureText(text).width, `lanes-${run.key}`);
      drawShapes(pen, pictured.rows, pictured.view);
      drawInk(pen, pictured.rows, pictured.view);
      found.set(canvas.context.canvas, pen.text());
    }
    return found;
  }

  function titleOf(run, row) {
    if (row.folded) return `${row.label}: click to unfold`;
    if (row.kind !== 'g') return row.label;
    return `${row.label} · ${run.log.rows.gs[row.index]?.func ?? ''}\nclick to follow it`;
  }

  /** All runs scroll together; lanes of the same name stay side by side as far as may be. */
  function scrolled(known) {
    known.scroll = known.lanes.scrollTop;
    for (const other of shown.values()) if (other !== known && Math.abs(other.scroll - known.scroll) > 1) other.lanes.scrollTop = known.scroll;
    note.hide();
    if (state) draw(state);
  }

  /** What lies under the pointer: {known, run, row, lane, t}, or null. */
  function under(event, target = event.target) {
    const known = [...shown.values()].find((k) => k.lanes.contains(target));
    if (!known?.run.log || !known.placed) return null;
    const frame = known.view.getBoundingClientRect();
    const row = known.layout.at(known.rows, event.clientY - frame.top);
    if (!row || event.clientX - frame.left < labels()) return null;
    return { known, run: known.run, row, lane: row.folded ? null : known.run.intervals.lanes.get(row.id), t: timeAt(event.clientX) };
  }

  function click(event, target) {
    const found = under(event, target);
    const i = found?.lane ? found.lane.indexAt(found.t) : -1;
    const again = i >= 0 && state.selection?.lane === found.row.id && state.selection.t0 === found.lane.t0.at(i);
    if (i < 0 || again) onSeek(timeAt(event.clientX));
    else onChoose(found.known.r, found.row.id, found.t);
  }

  function hover(event) {
    const found = event && !event.target.closest('[data-mark], button, .overview-strip') ? under(event) : null;
    const lines = found && laneWords(found.run, found.row, found.t);
    if (!lines) return note.hide();
    const outer = root.getBoundingClientRect();
    return note.show(lines, event.clientX - outer.left, event.clientY - outer.top + root.scrollTop);
  }

  function drawStrip(w) {
    const run = state.runs[state.focus] ?? state.runs[0];
    if (!run?.log) return;
    const end = endOf(state) || 1;
    const content = () => ({
      heat: heat(run.log.rows.ps.map((_, p) => run.intervals.lanes.get(`p${p}`)).filter(Boolean), { t0: 0, t1: end }, w),
      flags: [...new Set(run.marks.flags.slice(0, 5000).map((flag) => Math.round((flag.raised / end) * w)))],
    });
    strip.draw({ key: `${run.key} ${run.count} ${end} ${w} ${colours.version}`, content, colours, width: w, left: labels(), window: state.window, end, playhead: state.playhead.time });
  }

  function drawMenu() {
    const known = shown.get(state.runs[state.focus]?.key);
    if (!known?.placed) return;
    const { groups, folded } = known.layout.counted();
    const all = known.run.intervals.lanes.size;
    const some = state.lanes.filter.trim() !== '' || state.lanes.hidden.length > 0;
    menu.draw({ view: state.lanes, groups, shown: some ? folded : 0, all: some ? Math.max(all, folded + 1) : 0, open: state.lanesOpen });
  }

  function place(w) {
    const x = toX(state.window, w, state.playhead.time);
    const tall = narrow.matches ? `${boxes.offsetHeight + AXIS + STRIP}px` : `${size.height}px`;
    head.hidden = x < -1 || x > w + 1;
    head.style.transform = `translateX(${labels() + x - 1}px)`;
    head.style.height = tall;
    range.hidden = !state.range || state.range.t1 < state.window.t0 || state.range.t0 > state.window.t1;
    if (range.hidden) return;
    const [x0, x1] = [state.range.t0, state.range.t1].map((t) => Math.max(0, Math.min(w, toX(state.window, w, t))));
    range.style.transform = `translateX(${labels() + x0}px)`;
    range.style.width = `${Math.max(1, x1 - x0)}px`;
    range.style.height = tall;
    length.textContent = span(state.range.t0, state.range.t1);
  }

  const setLabels = whenChanged((wide) => root.style.setProperty('--labels', `${wide}px`));

  function drawLanes(next) {
    state = next;
    const version = `${document.documentElement.dataset.theme}`;
    if (!colours) setTimeout(() => askFor(colours.font));
    if (colours?.version !== version) colours = { ...palette(), version };
    setLabels(labels(), labels());
    const w = width();
    axis.draw(state.window, labels(), w, RIGHT);
    const sections = state.runs.map((run, r) => drawRun(run, r, w));
    if (sections.some((s, i) => boxes.children[i] !== s) || boxes.children.length !== sections.length) {
      boxes.replaceChildren(...sections);
      shown = new Map([...shown].filter(([key]) => state.runs.some((run) => run.key === key)));
    }
    place(w);
  }

  /** What stands beside the lanes, and lies over and above them. */
  function drawOver(next) {
    state = next;
    const w = width();
    state.runs.forEach((run, r) => {
      if (!run.log) return;
      const known = shown.get(run.key);
      if (known.unnamed) nameLanes(known);
      drawRequests(known, run, r, w);
    });
    drawStrip(w);
    drawMenu();
  }

  function draw(next) {
    drawLanes(next);
    drawOver(next);
  }
  return Object.assign(draw, { parts: [placeLanes, drawLanes, drawOver], shapes });
}
