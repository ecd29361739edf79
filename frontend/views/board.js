/** The board: Ps, threads and goroutines where they are at the playhead. Tokens move when one steps or plays slowly; a far jump shows the new place at once. */
import { el, whenChanged } from '../marks/element.js';
import { boardMarks } from '../marks/boardMarks.js';
import { svgNode } from '../marks/keyed.js';
import { roving } from '../marks/roving.js';
import { tip } from '../marks/tip.js';
import { span } from '../lib/format.js';
import { boardLayout } from '../geometry/boardLayout.js';
import { board as boardOf, currentSeq, stateAtPlayhead, whyNot } from '../store/selectors.js';
import { goroutineSays, lookOf, partSays, summary, zonesOf } from '../explain/board.js';
import { legend } from '../marks/boardLegend.js';

/** So many events between two pictures, and things still move; more, and they jump. */
const NEAR = 40;
/** While it plays: so many events a picture, on average. */
const SLOW = 0.3;
/** The smallest type of a theme, where it is not the board's own. */
const LEAST = { projector: 15 };

export function board(root, { onFollow }) {
  root.dataset.testid = 'board';
  const told = el('span', { 'data-testid': 'board-sum' });
  const head = el('p', { class: 'board-sum' }, told, el('span', { class: 'hint', 'data-picture': 'no' }, 'Click a goroutine to follow it'));
  const svg = svgNode('svg', { role: 'group', 'aria-label': 'Goroutines, threads and Ps' });
  const space = el('div', { class: 'board-space' });
  space.append(svg);
  const strip = el('div', { class: 'board-why', 'data-testid': 'board-why' });
  root.append(head, space, strip);
  let room = { width: 0, height: 0 }; // kept, as asking for it makes the browser lay out the page
  const measured = () => { room = { width: space.clientWidth - 24, height: space.clientHeight - 16 }; };
  new ResizeObserver(measured).observe(space);
  const note = tip(root);
  const keysOf = legend();
  let view = null; // {state, run, now, board, layout}
  let lit = null; // {p} | {m} | {o}
  let last = { seq: 0, run: null, pace: 0 };
  const draw = boardMarks(svg, { lookOf: (g, place) => look(g, place), saysOf: (part) => partSays(view.run.log, part) });
  roving(svg, { onAsk: ask, onLeave: leave });

  function leave() {
    const something = lit !== null;
    lit = null;
    redraw();
    return something;
  }

  /** How a goroutine's token looks: its state, and whether it is followed or belongs to what is lit. */
  function look(g, place) {
    const found = lookOf(view.now, g);
    const cls = [view.state.followed === g ? 'followed' : '', view.lit ? (view.lit.has(g) ? 'lit' : 'dim') : ''].join(' ').trim();
    const says = goroutineSays(view.run.log, view.now, g);
    return { ...found, look: place ? 'place' : found.look, says, cls, key: `${found.key} ${cls} ${says}` };
  }

  /** Which goroutines belong to a P, a thread or an object. */
  function belonging() {
    if (!lit) return null;
    const { ps, threads, objects } = view.board;
    const p = lit.p !== undefined ? ps.find((one) => one.p === lit.p) : lit.m !== undefined ? ps.find((one) => one.m === lit.m) : null;
    if (p) return new Set(lit.m !== undefined ? [p.g, ...p.hands] : [p.g, p.runnext, ...p.ring, ...p.hands]);
    if (lit.m !== undefined) return new Set(Object.values(threads).flat().filter((t) => t.m === lit.m).flatMap((t) => [t.g, t.own, ...t.hands]));
    const thing = objects.find((one) => one.o === lit.o);
    return new Set(thing ? [thing.holder, ...thing.queues.flatMap((q) => q.gs.map((one) => one.g))] : []);
  }

  function partOf(target) {
    const node = target.closest?.('[data-stop]');
    if (!node) return null;
    const [kind] = ['g', 'm', 'p', 'o'].filter((name) => node.dataset[name] !== undefined);
    return { kind, [kind]: Number(node.dataset[kind]) };
  }

  function ask(target) {
    const part = partOf(target);
    if (!part) lit = null;
    else if (part.kind === 'g') return onFollow(part.g);
    else lit = lit && lit[part.kind] === part[part.kind] ? null : part;
    return redraw();
  }

  svg.addEventListener('pointerdown', (event) => event.preventDefault()); // the arrow keys stay the page's
  svg.addEventListener('click', (event) => { note.hide(); ask(event.target); });
  svg.addEventListener('pointerleave', () => note.hide());
  svg.addEventListener('pointermove', (event) => {
    const part = view && event.pointerType === 'mouse' ? partOf(event.target) : null;
    if (!part) return note.hide();
    const outer = root.getBoundingClientRect();
    return note.show(noteOf(part), event.clientX - outer.left, event.clientY - outer.top);
  });

  function noteOf(part) {
    const { run, state, now } = view;
    if (part.kind === 'g') return [run.log.rows.gs[part.g]?.name ?? `G${part.g}`, whyNot(state, run, part.g).sentence];
    return partSays(run.log, part, now, view.board);
  }

  /** Whether what moves is to be seen moving. */
  function moves(state, run) {
    const seq = currentSeq(state, run);
    const by = last.run === run.key ? Math.abs(seq - last.seq) : Infinity;
    last = { run: run.key, seq, pace: state.playing ? last.pace * 0.8 + Math.min(by, 100) * 0.2 : 0 };
    return state.playing ? last.pace < SLOW : by <= NEAR;
  }

  function redraw() {
    if (!view) return;
    const { run, state } = view;
    view.lit = belonging();
    const moving = moves(state, run);
    svg.classList.toggle('tween', moving);
    view.layout = boardLayout(view.board, view.size);
    const { size, layout: { height, unit } } = view;
    const tall = Math.max(height, size.narrow ? 0 : size.height);
    fit(`${size.width} ${tall} ${unit}`, size.width, tall, unit);
    draw(view.layout, !moving);
  }

  /** The size of the drawing; setting it anew would lay out everything. */
  const fit = whenChanged((width, height, unit) => {
    svg.setAttribute('width', width);
    svg.setAttribute('height', height);
    svg.style.setProperty('--unit', `${unit}px`);
  });

  function why(state, run) {
    const said = state.followed >= 0 ? whyNot(state, run, state.followed) : null;
    strip.setAttribute('aria-live', state.playing ? 'off' : 'polite');
    const key = said?.sentence ?? '';
    if (strip.dataset.key === key && strip.firstChild) return;
    strip.dataset.key = key;
    strip.replaceChildren(said ? el('p', {}, said.sentence) : keysOf);
  }

  return (state) => {
    const run = state.runs[state.focus];
    if (!run?.log) return;
    if (room.width <= 0) measured();
    if (room.width <= 0) return;     // not on the screen yet: once it is, it is drawn
    const now = stateAtPlayhead(state, run);
    const { width, height } = room;
    const zones = zonesOf(run.log);
    const names = { g: (g) => run.log.rows.gs[g]?.name ?? `G${g}`, m: (m) => run.log.rows.ms[m]?.name ?? `M${m}`, duration: (t) => span(t) };
    view = { state, run, now, board: boardOf(state, run), size: { width, height, rows: zones.rows, most: run.log.rows.gs.length, least: LEAST[document.documentElement.dataset.theme], zones, names, narrow: width < 640 }, lit: null };
    const line = summary(run.log, view.board, state.runs.length > 1 ? run.label : null);
    if (told.textContent !== line) told.textContent = line;
    redraw();
    why(state, run);
  };
}
