/** The lanes of each run on one time axis, with one playhead: intervals as pixels, sparse marks and flags as SVG. */
import { d3 } from '../lib/d3.js';
import { ns } from '../lib/format.js';
import { el } from '../marks/element.js';
import { palette } from '../marks/palette.js';
import { drawLabels, drawLane, drawTicks, looks } from '../marks/laneCanvas.js';
import { drawFlags, drawMarks } from '../marks/laneMarks.js';
import { toTime, toX } from '../geometry/window.js';
import { dodge, LABELS, layout } from '../geometry/layout.js';
import { KINDS } from '../geometry/intervals.js';
import { pyramidOf } from '../geometry/pyramid.js';

const ROOM = 17;
const CAP = 160;
/** Marks that give way where a lane has more of them than there is room for; zooming in brings them back. */
const MINOR = new Set(['block', 'timer', 'gosched', 'steal']);
const ROOM_FOR_MINOR = 24;
const look = looks(KINDS);

export function timeline(root, { onSeek, onZoom, onPan, onSelect, onFocus }) {
  root.dataset.testid = 'timeline';
  const axis = d3.create('svg').attr('class', 'axis').attr('aria-hidden', 'true');
  const head = el('div', { class: 'playhead', 'aria-hidden': 'true' });
  const boxes = el('div', { class: 'runs' });
  root.append(axis.node(), boxes, head);
  let state = null;
  let colours = null;
  let shown = new Map();

  const width = () => Math.max(50, boxes.clientWidth - LABELS - 34);
  const timeAt = (event) => toTime(state.window, width(), event.clientX - boxes.getBoundingClientRect().left - LABELS);
  pointer(root, { timeAt, width, onSeek, onZoom, onPan });

  function drawAxis(w) {
    const scale = d3.scaleLinear([state.window.t0, state.window.t1], [LABELS, LABELS + w]);
    const ticks = d3.axisTop(scale).ticks(Math.max(3, Math.floor(w / 110))).tickFormat((t) => ns(t)).tickSizeOuter(0);
    axis.attr('width', LABELS + w + 34).attr('height', 26).selectAll('g').data([0]).join('g').attr('transform', 'translate(0,25)').call(ticks);
  }

  function box(run, r) {
    const canvas = el('canvas', { 'aria-hidden': 'true' });
    const svg = d3.create('svg').attr('class', 'overlay').attr('role', 'group').attr('aria-label', `Marks of ${run.label}`);
    const names = el('ol', { class: 'names' });
    const title = el('h2', {});
    const section = el('section', { class: 'run', 'aria-label': run.label, onpointerdown: () => onFocus(r) }, title, el('div', { class: 'lanes' }, names, canvas, svg.node()));
    return { section, canvas, svg, names, title, key: '' };
  }

  function drawRun(run, r, w) {
    const known = shown.get(run.key) ?? box(run, r);
    shown.set(run.key, known);
    known.section.classList.toggle('focused', state.runs.length > 1 && r === state.focus);
    known.title.hidden = state.runs.length === 1;
    known.title.textContent = run.label + (run.end ? ` · ${run.end.sentence}` : '');
    const key = [run.count, run.end ? 1 : 0, state.window.t0, state.window.t1, w, colours.version, devicePixelRatio].join(' ');
    if (run.log && key !== known.key) {
      known.key = key;
      paint(known, run, r, w);
    }
    return known.section;
  }

  function paint({ canvas, svg, names, title }, run, r, w) {
    const { rows, height } = layout(run.log, state.runs.length > 1);
    names.replaceChildren(...rows.map((row) => {
      const name = el('li', { title: row.label }, row.label);
      name.style.top = `${row.bar.y + row.bar.height / 2 - 9}px`;
      return name;
    }));
    canvas.width = w * devicePixelRatio;
    canvas.height = height * devicePixelRatio;
    canvas.style.width = `${w}px`;
    canvas.style.height = `${height}px`;
    const context = canvas.getContext('2d');
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    context.imageSmoothingEnabled = false;
    for (const row of rows) drawRow(context, run, row, w);
    svg.attr('width', w).attr('height', height);
    drawFlags(svg, flags(run, rows, w));
    drawMarks(svg, rows.filter((row) => row.marks !== null).flatMap((row) => marks(run, row, w)), (seq) => onSelect(r, seq));
    title.title = run.log.header.title;
  }

  function drawRow(context, run, row, w) {
    const lane = run.intervals.lane(row.id);
    drawLane(context, pyramidOf(lane).pixels(state.window, w), w, row.bar.y, row.bar.height, { colours, look, laneG: row.kind === 'g' ? row.index : -1 });
    if (row.kind === 'g') return;
    const { from, to } = lane.range(state.window.t0, state.window.t1);
    if (row.kind === 's') drawTicks(context, ticks(lane, from, to, w), row.bar, colours);
    if (row.kind === 's' || to - from > 300) return;
    const labels = [];
    for (let i = from; i < to; i++) {
      const { t0, t1, kind, g } = lane.interval(i);
      if (g < 0 || kind !== 'running' && kind !== 'syscall') continue;
      labels.push({ x0: Math.max(0, toX(state.window, w, t0)), x1: Math.min(w, toX(state.window, w, t1)), text: run.log.rows.gs[g]?.name ?? '' });
    }
    drawLabels(context, labels, row.bar.y, row.bar.height, colours);
  }

  /** Where sysmon looks round, a pixel column at most once. */
  function ticks(lane, from, to, w) {
    const xs = [];
    for (let i = from; i < to && to - from < 20000; i++) {
      const x = Math.round(toX(state.window, w, lane.interval(i).t0));
      if (x >= 0 && x !== xs.at(-1) && lane.interval(i).kind === 'tick') xs.push(x);
    }
    return xs;
  }

  const inside = (w) => (p) => p.x >= -ROOM && p.x <= w + ROOM;

  function marks(run, row, w) {
    const points = run.marks.query([row.id], state.window.t0, state.window.t1, CAP).sort((a, b) => a.seq - b.seq)
      .filter((p) => p.kind !== 'signal-received' && p.kind !== 'unblock')
      .map((p) => ({ ...p, x: toX(state.window, w, p.time), y: row.marks, row, what: run.log.name(p.seq), id: `${row.id}-${p.seq}` }));
    const passed = points.filter((p) => p.kind === 'check-passed').map((p) => ({ ...p, at: p.x, more: 0, y: row.bar.y - 3 }));
    const minor = points.filter((p) => MINOR.has(p.kind)).length;
    const told = points.filter((p) => p.kind !== 'check-passed' && (minor <= ROOM_FOR_MINOR || !MINOR.has(p.kind)));
    return [...passed, ...dodge(told, ROOM, w + 24)].filter(inside(w));
  }

  function flags(run, rows, w) {
    const end = Math.max(run.log.endTime, run.end?.time ?? 0);
    return run.marks.flagsIn(state.window.t0, state.window.t1).flatMap((flag) => {
      const row = rows.find((r) => r.id === `g${flag.g}`);
      if (!row) return [];
      return [{ id: flag.raisedSeq, x0: Math.max(0, toX(state.window, w, flag.raised)), x1: Math.min(w, toX(state.window, w, flag.answered ?? end)), y: row.y + 16, answered: flag.answered !== null }];
    });
  }

  function place(w) {
    const x = toX(state.window, w, state.playhead.time);
    head.hidden = x < -1 || x > w + 1;
    head.style.transform = `translateX(${LABELS + x}px)`;
  }

  return (next) => {
    state = next;
    const version = `${document.documentElement.dataset.theme}`;
    if (!colours || colours.version !== version) colours = { ...palette(), version };
    const w = Math.floor(width());
    drawAxis(w);
    const sections = state.runs.map((run, r) => drawRun(run, r, w));
    if (sections.some((s, i) => boxes.children[i] !== s) || boxes.children.length !== sections.length) {
      boxes.replaceChildren(...sections);
      shown = new Map([...shown].filter(([key]) => state.runs.some((run) => run.key === key)));
    }
    place(w);
  };
}

/** Wheel zooms at the cursor, Shift+wheel and a drag pan, a click or a drag on the axis seeks. */
function pointer(root, { timeAt, width, onSeek, onZoom, onPan }) {
  root.addEventListener('wheel', (event) => {
    event.preventDefault();
    const sideways = event.shiftKey ? event.deltaY : event.deltaX;
    if (Math.abs(sideways) > Math.abs(event.shiftKey ? 0 : event.deltaY)) onPan(sideways / 500);
    else onZoom(Math.exp(Math.max(-60, Math.min(60, event.deltaY)) / 200), timeAt(event));
  }, { passive: false });
  let from = null;
  root.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || event.target.closest('[data-mark]')) return;
    from = { x: event.clientX, moved: false, axis: Boolean(event.target.closest('.axis')) };
    root.setPointerCapture(event.pointerId);
    if (from.axis) onSeek(timeAt(event));
  });
  root.addEventListener('pointermove', (event) => {
    if (!from) return;
    const by = event.clientX - from.x;
    if (Math.abs(by) > 3) from.moved = true;
    if (from.axis) onSeek(timeAt(event));
    else if (from.moved) {
      onPan(-by / width());
      from.x = event.clientX;
    }
  });
  root.addEventListener('pointerup', (event) => {
    if (from && !from.moved && !from.axis) onSeek(timeAt(event));
    from = null;
  });
  root.addEventListener('pointercancel', () => { from = null; });
}
