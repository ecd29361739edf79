/**
 * The board as SVG. A goroutine is a plate with its name; its colour is the one of the lanes, and its shape says its state as there: full, it runs; a low bar, it could;
 * a thin line, it waits; hollow, it is in a system call; dashed, it is in somebody's hands.
 */
import { drawGlyph } from './glyphs.js';
import { keyed, svgNode } from './keyed.js';

/** What was written last is kept beside the node: asking the page for it takes longer than the comparison saves. */
const written = new WeakMap();
const last = (node) => written.get(node) ?? written.set(node, {}).get(node);
function set(node, name, value) {
  const known = last(node);
  if (known[name] === value) return;
  node.setAttribute(name, known[name] = value);
}
function place(node, { x, y }) {
  const known = last(node);
  if (known.placedX === x && known.placedY === y) return;
  known.placedX = x;
  known.placedY = y;
  node.style.transform = `translate(${x}px, ${y}px)`;
}
function write(node, text) {
  const known = last(node);
  if (known.text === text) return;
  known.text = text;
  const { firstChild } = node;
  if (firstChild instanceof Text) firstChild.data = text;
  else node.prepend(text);
}

/** The layers of a board: {draw(layout), nodes()}. lookOf(g) → {look, flag, locked, panic, net, says, cls}. */
export function boardMarks(svg, { lookOf, saysOf }) {
  const layers = ['boxes', 'texts', 'threads', 'tokens'].map((name) => {
    const group = svgNode('g', { class: name });
    svg.append(group);
    return group;
  });
  const boxes = keyed(layers[0], { make: makeBox, keyOf: (b) => `${b.cls} ${b.x} ${b.y} ${b.w} ${b.h}`, change: changeBox });
  const texts = keyed(layers[1], { make: makeText, keyOf: (t) => `${t.cls} ${t.x} ${t.y} ${t.text}`, change: changeText });
  const threads = keyed(layers[2], { make: makeThread, keyOf: (t) => `${t.look} ${t.x} ${t.y} ${t.h} ${t.cls}`, change: changeThread });
  const tokens = keyed(layers[3], { make: makeToken, keyOf: (t) => `${t.x} ${t.y} ${t.w} ${t.h} ${t.label} ${t.state.key}`, change: changeToken, renew: renewToken });

  function makeBox(b) {
    const node = svgNode('rect', b.hit ? { 'data-p': b.hit.p, 'data-stop': '', role: 'button', tabindex: -1 } : {});
    if (b.hit) node.setAttribute('aria-label', saysOf({ p: b.hit.p }));
    return node;
  }
  function makeText(t) {
    const node = svgNode('text', t.hit ? { 'data-o': t.hit.o, 'data-stop': '', role: 'button', tabindex: -1, 'aria-label': saysOf({ o: t.hit.o }) } : {});
    return node;
  }
  /** `still`: nothing is to be seen moving. */
  return (layout, still) => {
    boxes(layout.boxes);
    texts(layout.texts);
    threads(layout.threads);
    for (const t of layout.tokens) t.state = lookOf(t.g, t.place);
    tokens(layout.tokens, still);
  };
}

function changeBox(node, b) {
  set(node, 'class', `box ${b.cls}`);
  set(node, 'x', b.x);
  set(node, 'y', b.y);
  set(node, 'width', Math.max(0, b.w));
  set(node, 'height', b.h);
  if (b.says) set(node, 'aria-label', b.says);
}

function changeText(node, t) {
  set(node, 'class', t.cls);
  set(node, 'x', t.x);
  set(node, 'y', t.y);
  write(node, t.text);
  if (t.title && !node.firstElementChild) node.append(svgNode('title'));
  if (node.firstElementChild) write(node.firstElementChild, t.title ?? '');
}

function makeThread(t) {
  const node = svgNode('g', { 'data-m': t.m, 'data-stop': '', role: 'button', tabindex: -1 });
  node.append(svgNode('rect'), svgNode('text'));
  return node;
}

function changeThread(node, t) {
  const [rect, text] = node.children;
  set(node, 'class', `thread thread-${t.look} ${t.cls ?? ''}`);
  set(node, 'aria-label', `${t.label}: ${t.look}`);
  set(rect, 'width', t.w);
  set(rect, 'height', t.h - 4);
  set(rect, 'y', 2);
  set(text, 'x', t.w / 2);
  set(text, 'y', t.h / 2);
  write(text, t.label);
  place(node, t);
}

function makeToken(t) {
  const node = svgNode('g', { 'data-stop': '', role: 'button', tabindex: -1 });
  renewToken(node, t);
  node.append(svgNode('rect', { class: 'plate', rx: 4 }), svgNode('text'));
  return node;
}

/** Whose token it is. */
function renewToken(node, { g }) {
  set(node, 'data-g', g);
  const known = last(node);
  if (known.colour === g % 10) return;
  known.colour = g % 10;
  node.style.setProperty('--chip', `var(--g${g % 10})`);
}

/** The band of each look: where it lies on a plate of width w and height h. */
const BANDS = {
  ready: (w, h) => [1.5, h - 6.5, w - 3, 5], hand: (w, h) => [1.5, h - 6.5, w - 3, 5], waiting: (w, h) => [1.5, 1.5, 5, h - 3],
};

function changeToken(node, t) {
  const known = last(node);
  const { firstChild: plate, lastChild: text } = node;
  const { look, flag, locked, panic, net, says, cls } = t.state;
  set(node, 'class', `token token-${look}${t.place ? ' place' : ''} ${cls}`);
  set(node, 'aria-label', says);
  set(plate, 'width', t.w);
  set(plate, 'height', t.h);
  known.band = part(plate, known.band, BANDS[look], 'rect', 'band');
  if (known.band) BANDS[look](t.w, t.h).forEach((value, k) => set(known.band, ['x', 'y', 'width', 'height'][k], Math.max(0, value)));
  set(text, 'x', look === 'waiting' ? t.w / 2 + 2 : t.w / 2);
  set(text, 'y', t.h / 2 - (look === 'ready' || look === 'hand' ? 1.5 : 0));
  write(text, t.label);
  const kinds = [flag && 'flag', locked && 'lock', panic && 'panic', net && 'network'].filter(Boolean);
  known.signs = part(known.band ?? plate, known.signs, kinds.length > 0, 'g', 'signs');
  if (known.signs) sign(known.signs, t.w, kinds);
  place(node, t);
}

/** A part that only some tokens have: made behind another one, or taken away. */
function part(before, node, wanted, tag, cls) {
  if (wanted && !node) return before.parentNode.insertBefore(svgNode(tag, { class: cls }), before.nextSibling);
  if (!wanted) node?.remove();
  return wanted ? node : null;
}

/** Small signs at the upper edge: asked to stop, locked to its thread, panicking, something has come from the network. */
function sign(group, w, kinds) {
  const wanted = `${kinds.join(' ')} ${w}`;
  const known = last(group);
  if (known.signs === wanted) return;
  known.signs = wanted;
  group.replaceChildren(...kinds.map((kind, k) => {
    const one = drawGlyph(svgNode('g'), kind);
    one.setAttribute('transform', `translate(${w - 7 - k * 16}, 0) scale(.86)`);
    return one;
  }));
}
