/**
 * The board as SVG. A goroutine is a plate with its name; its colour is the one of the lanes, and its shape says its state as there: full, it runs; a low bar, it could;
 * a thin line, it waits; hollow, it is in a system call; dashed, it is in somebody's hands.
 */
import { drawGlyph } from './glyphs.js';
import { keyed, svgNode } from './keyed.js';

const place = (node, { x, y }) => { node.style.transform = `translate(${x}px, ${y}px)`; };
const set = (node, name, value) => { if (node.getAttribute(name) !== String(value)) node.setAttribute(name, value); };

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
  const tokens = keyed(layers[3], { make: makeToken, keyOf: (t) => `${t.x} ${t.y} ${t.w} ${t.h} ${t.label} ${t.state.key}`, change: changeToken });

  function makeBox(b) {
    const node = svgNode('rect', b.hit ? { 'data-p': b.hit.p, 'data-stop': '', role: 'button', tabindex: -1 } : {});
    if (b.hit) node.setAttribute('aria-label', saysOf({ p: b.hit.p }));
    return node;
  }
  function makeText(t) {
    const node = svgNode('text', t.hit ? { 'data-o': t.hit.o, 'data-stop': '', role: 'button', tabindex: -1, 'aria-label': saysOf({ o: t.hit.o }) } : {});
    return node;
  }
  return (layout) => {
    boxes(layout.boxes);
    texts(layout.texts);
    threads(layout.threads);
    for (const t of layout.tokens) t.state = lookOf(t.g, t.place);
    tokens(layout.tokens);
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
  node.textContent = t.text;
  if (t.title) node.append(Object.assign(svgNode('title'), { textContent: t.title }));
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
  text.textContent = t.label;
  place(node, t);
}

function makeToken(t) {
  const node = svgNode('g', { 'data-g': t.g, 'data-stop': '', role: 'button', tabindex: -1 });
  node.style.setProperty('--chip', `var(--g${t.g % 10})`);
  node.append(svgNode('rect', { class: 'plate', rx: 4 }), svgNode('rect', { class: 'band' }), svgNode('text'), svgNode('g', { class: 'signs' }));
  return node;
}

/** The band of each look: where it lies on a plate of width w and height h. */
const BANDS = {
  ready: (w, h) => [1.5, h - 6.5, w - 3, 5], hand: (w, h) => [1.5, h - 6.5, w - 3, 5], waiting: (w, h) => [1.5, 1.5, 5, h - 3],
};

function changeToken(node, t) {
  const [plate, band, text, signs] = node.children;
  const { look, flag, locked, panic, net, says, cls } = t.state;
  set(node, 'class', `token token-${look}${t.place ? ' place' : ''} ${cls}`);
  set(node, 'aria-label', says);
  set(plate, 'width', t.w);
  set(plate, 'height', t.h);
  const [x, y, w, h] = BANDS[look]?.(t.w, t.h) ?? [0, 0, 0, 0];
  for (const [name, value] of Object.entries({ x, y, width: w, height: h })) set(band, name, Math.max(0, value));
  set(text, 'x', look === 'waiting' ? t.w / 2 + 2 : t.w / 2);
  set(text, 'y', t.h / 2 - (look === 'ready' || look === 'hand' ? 1.5 : 0));
  if (text.textContent !== t.label) text.textContent = t.label;
  sign(signs, t, flag && 'flag', locked && 'lock', panic && 'panic', net && 'network');
  place(node, t);
}

/** Small signs at the upper edge: asked to stop, locked to its thread, panicking, something has come from the network. */
function sign(group, t, ...kinds) {
  const wanted = kinds.filter(Boolean).join(' ');
  if (group.dataset.signs !== `${wanted} ${t.w}`) {
    group.dataset.signs = `${wanted} ${t.w}`;
    group.replaceChildren(...kinds.filter(Boolean).map((kind, k) => {
      const one = drawGlyph(svgNode('g'), kind);
      one.setAttribute('transform', `translate(${t.w - 7 - k * 16}, 0) scale(.86)`);
      return one;
    }));
  }
}
