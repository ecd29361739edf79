/** The lanes of each run on one time axis, with one playhead: intervals as pixels, sparse marks and flags as SVG. */
import { d3 } from '../lib/d3.js';
import { tickLabels } from '../lib/ticks.js';
import { el } from '../marks/element.js';
import { palette } from '../marks/palette.js';
import { drawRow, looks } from '../marks/laneCanvas.js';
import { drawFlags, drawMarks } from '../marks/laneMarks.js';
import { drawAnatomy } from '../marks/anatomy.js';
import { pointer } from '../marks/pointer.js';
import { tip } from '../marks/tip.js';
import { toTime, toX } from '../geometry/window.js';
import { labelsWidth, layout } from '../geometry/layout.js';
import { flagsOnScreen, marksOnScreen } from '../geometry/onscreen.js';
import { KINDS } from '../geometry/intervals.js';
import { pyramidOf } from '../geometry/pyramid.js';
import { intervalWords } from '../explain/interval.js';
import { bandWords, waitWords } from '../explain/requestWords.js';
import { currentRequest, endOf, requestsInView } from '../store/selectors.js';

const AXIS = 26;
const RIGHT = 72;
const look = looks(KINDS);
const narrow = matchMedia('(max-width: 899px)');

export function timeline(root, { onSeek, onZoom, onPan, onSelect, onFocus }) {
  root.dataset.testid = 'timeline';
  const axis = d3.create('svg').attr('class', 'axis').attr('aria-hidden', 'true');
  const head = el('div', { class: 'playhead', 'data-testid': 'playhead', 'aria-hidden': 'true' });
  const boxes = el('div', { class: 'runs' });
  root.append(axis.node(), boxes, head);
  const note = tip(root);
  let state = null;
  let colours = null;
  let shown = new Map();

  const labels = () => labelsWidth(boxes.clientWidth);
  const width = () => Math.max(50, Math.floor(boxes.clientWidth - labels() - (narrow.matches ? 34 : RIGHT)));
  const timeAt = (event) => toTime(state.window, width(), event.clientX - boxes.getBoundingClientRect().left - labels());
  pointer(root, { timeAt, width, onSeek, onZoom, onPan, onHover: hover });

  function drawAxis(w) {
    const scale = d3.scaleLinear([state.window.t0, state.window.t1], [labels(), labels() + w]);
    const places = scale.ticks(Math.max(2, Math.floor(w / 120)));
    const ticks = d3.axisTop(scale).tickValues(places).tickFormat(tickLabels(places)).tickSizeOuter(0);
    axis.attr('width', labels() + w + RIGHT).attr('height', AXIS).selectAll('g').data([0]).join('g').attr('transform', `translate(0,${AXIS - 1})`).call(ticks);
  }

  function box(run, r) {
    const canvas = el('canvas', { 'aria-hidden': 'true' });
    const svg = d3.create('svg').attr('class', 'overlay').attr('role', 'group').attr('aria-label', `Marks of ${run.label}`);
    const names = el('ol', { class: 'names' });
    const name = el('button', { type: 'button', class: 'runname', title: 'Panels and steps follow this run (X)', onclick: () => onFocus(r) }, run.label);
    const said = el('span', { class: 'said' });
    const title = el('h2', {}, name, said);
    const lanes = el('div', { class: 'lanes' }, names, canvas, svg.node());
    const section = el('section', { class: 'run', 'aria-label': run.label, onpointerdown: () => onFocus(r) }, title, lanes);
    return { section, canvas, svg, names, name, title, said, lanes, key: '' };
  }

  function drawRun(run, r, w) {
    const known = shown.get(run.key) ?? box(run, r);
    shown.set(run.key, known);
    const many = state.runs.length > 1;
    known.section.classList.toggle('focused', many && r === state.focus);
    known.name.setAttribute('aria-pressed', many && r === state.focus);
    known.title.hidden = !many;
    known.said.textContent = run.end?.sentence ?? '';
    const space = narrow.matches ? 0 : (root.clientHeight - AXIS) / state.runs.length - (many ? 29 : 2);
    const key = [run.count, run.end ? 1 : 0, state.window.t0, state.window.t1, w, space, colours.version, devicePixelRatio].join(' ');
    if (run.log && key !== known.key) {
      known.key = key;
      paint(known, run, r, w, space);
    }
    if (run.log) drawRequests(known, run, r, w);
    return known.section;
  }

  /** The requests to stop, anew where the picture, the current one or the filter is another. */
  function drawRequests(known, run, r, w) {
    const { asker, landing } = state.requestFilter;
    const key = `${known.key} ${currentRequest(state, run)} ${asker} ${landing}`;
    if (key === known.requestsKey) return;
    known.requestsKey = key;
    const found = requestsInView(state, run, known.layout.rows, { window: state.window, width: w });
    const { log } = run;
    drawAnatomy(known.svg, found, { id: run.key, width: w, words: (i) => bandWords(log, found.requests, i), waits: (i) => waitWords(log, found.requests, i), onSelect: (i) => onSelect(r, found.requests.first.at(i)) });
  }

  function paint(known, run, r, w, space) {
    const { canvas, svg, names } = known;
    const { rows, height, scale } = known.layout = layout(run.log, space);
    const type = `${Math.max(11, Math.min(15, Math.min(...rows.map((row) => row.height)) * 0.5 + 6))}px`;
    names.replaceChildren(...rows.map((row) => {
      const name = el('li', { title: row.label }, row.label);
      name.style.fontSize = type;
      name.style.top = `${row.bar.y + row.bar.height / 2 - 10}px`;
      return name;
    }));
    canvas.width = w * devicePixelRatio;
    canvas.height = height * devicePixelRatio;
    canvas.style.width = `${w}px`;
    canvas.style.height = `${height}px`;
    const context = canvas.getContext('2d');
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    context.imageSmoothingEnabled = false;
    const view = { window: state.window, width: w, colours, look, nameOf: (g) => run.log.rows.gs[g]?.name ?? '', reasonOf: (row) => run.log.rows.strings[row] ?? '' };
    for (const row of rows) {
      const lane = run.intervals.lane(row.id);
      drawRow(context, row, lane, pyramidOf(lane).pixels(state.window, w), view);
    }
    svg.attr('width', w).attr('height', height);
    const place = { window: state.window, width: w, scale: Math.min(1.3, Math.max(0.9, scale)), right: w + (narrow.matches ? 20 : RIGHT - 14) };
    drawFlags(svg, flagsOnScreen(run.marks, rows, place, endOf({ runs: [run] })));
    drawMarks(svg, marksOnScreen(run.marks, run.log, rows, place), place.scale, (seq) => onSelect(r, seq));
  }

  function hover(event) {
    const known = event && [...shown.values()].find((k) => k.lanes.contains(event.target));
    const run = known && state.runs.find((other) => shown.get(other.key) === known);
    if (!run?.log || !known.layout || event.target.closest('[data-mark]')) return note.hide();
    const frame = known.lanes.getBoundingClientRect();
    const row = known.layout.rows.find((other) => event.clientY - frame.top >= other.y && event.clientY - frame.top < other.y + other.height + 4);
    const lane = row && run.intervals.lane(row.id);
    const i = lane ? lane.indexAt(timeAt(event)) : -1;
    if (i < 0 || event.clientX - frame.left < labels()) return note.hide();
    const outer = root.getBoundingClientRect();
    return note.show(intervalWords(run.log, row, lane.interval(i)), event.clientX - outer.left, event.clientY - outer.top + root.scrollTop);
  }

  function placeHead(w) {
    const x = toX(state.window, w, state.playhead.time);
    head.hidden = x < -1 || x > w + 1;
    head.style.transform = `translateX(${labels() + x - 1}px)`;
    head.style.height = `${Math.max(root.clientHeight, boxes.offsetHeight + AXIS)}px`;
  }

  return (next) => {
    state = next;
    const version = `${document.documentElement.dataset.theme}`;
    if (!colours || colours.version !== version) colours = { ...palette(), version };
    root.style.setProperty('--labels', `${labels()}px`);
    const w = width();
    drawAxis(w);
    const sections = state.runs.map((run, r) => drawRun(run, r, w));
    if (sections.some((s, i) => boxes.children[i] !== s) || boxes.children.length !== sections.length) {
      boxes.replaceChildren(...sections);
      shown = new Map([...shown].filter(([key]) => state.runs.some((run) => run.key === key)));
    }
    placeHead(w);
  };
}
