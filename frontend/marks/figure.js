/**
 * A part of the page as one SVG that stands alone: boxes, texts, drawings and pixels as they are seen, with all styles written out.
 * What is hidden, scrolled away or marked data-picture="no" is left out; what is marked "whole" is there to its end.
 */

const escape = (text) => text.replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]);
const num = (n) => Math.round(n * 100) / 100;
const SVG = 'http://www.w3.org/2000/svg';
/** What decides how a drawing looks. */
const LOOKS = ['fill', 'fill-opacity', 'stroke', 'stroke-opacity', 'stroke-width', 'stroke-dasharray', 'stroke-linecap', 'stroke-linejoin', 'opacity', 'font-family', 'font-size', 'font-weight', 'text-anchor', 'dominant-baseline', 'visibility', 'paint-order', 'rx', 'letter-spacing'];
const USUAL = { 'fill-opacity': '1', 'stroke-opacity': '1', 'stroke-dasharray': 'none', opacity: '1', visibility: 'visible', 'stroke-linecap': 'butt', 'stroke-linejoin': 'miter', 'text-anchor': 'start', 'dominant-baseline': 'auto', 'paint-order': 'normal', rx: 'auto', 'letter-spacing': 'normal' };
const COLOURS = new Set(['fill', 'stroke']);

let probe = null;
const known = new Map();

/** Any CSS colour as {hex, alpha}. */
function colour(text) {
  if (known.has(text)) return known.get(text);
  probe ??= Object.assign(document.createElement('canvas'), { width: 1, height: 1 }).getContext('2d', { willReadFrequently: true });
  probe.clearRect(0, 0, 1, 1);
  probe.fillStyle = text;
  probe.fillRect(0, 0, 1, 1);
  const [r, g, b, a] = probe.getImageData(0, 0, 1, 1).data;
  const found = { hex: '#' + [r, g, b].map((v) => v.toString(16).padStart(2, '0')).join(''), alpha: num(a / 255) };
  known.set(text, found);
  return found;
}

/** Parts: [{node, instead: Map(canvas → SVG text), without: selector of what is left out}], one below the other under a title. */
export function figure({ title, subtitle, parts, background, ink, font }) {
  const head = title ? 64 : 0;
  const wide = Math.max(...parts.map(({ node }) => node.getBoundingClientRect().width));
  let y = head;
  const body = parts.map(({ node, instead, without = null }) => {
    const box = node.getBoundingClientRect();
    const text = `<g transform="translate(0 ${num(y)})">${element(node, { x: box.left, y: box.top, box, instead: instead ?? new Map(), without })}</g>`;
    y += node.querySelector('[data-picture="whole"]')?.scrollHeight ?? box.height;
    return text;
  }).join('');
  const top = title ? `<text x="20" y="28" font-family="${escape(font)}" font-size="22" font-weight="650" fill="${colour(ink).hex}">${escape(title)}</text>`
    + `<text x="20" y="50" font-family="${escape(font)}" font-size="14" fill="${colour(ink).hex}" fill-opacity=".75">${escape(subtitle)}</text>` : '';
  return { text: `<svg xmlns="${SVG}" width="${num(wide)}" height="${num(y)}" viewBox="0 0 ${num(wide)} ${num(y)}"><rect width="100%" height="100%" fill="${colour(background).hex}"/>${top}${body}</svg>`, width: wide, height: y };
}

let names = 0;

function element(node, at) {
  if (node.dataset?.picture === 'no' || (at.without && node.matches(at.without))) return '';
  const style = getComputedStyle(node);
  if (style.display === 'none' || style.visibility === 'hidden' || Number(style.opacity) === 0) return '';
  const box = node.getBoundingClientRect();
  if (node instanceof SVGSVGElement) return drawing(node, box, at);
  if (node instanceof HTMLCanvasElement) return pixels(node, box, at);
  const inside = [...node.childNodes].map((child) => (child.nodeType === 3 ? words(child, style, at) : child.nodeType === 1 ? element(child, at) : '')).join('');
  const whole = node.dataset.picture === 'whole';
  const { left, top, width, height } = box;
  return frame(style, { left, top, width, height: whole ? Math.max(height, node.scrollHeight) : height }, at) + (inside && style.overflow !== 'visible' && !whole ? clipped(box, at, inside) : inside);
}

function clipped(box, at, inside) {
  const id = `seen${names++}`;
  return `<clipPath id="${id}"><rect x="${num(box.left - at.x)}" y="${num(box.top - at.y)}" width="${num(box.width)}" height="${num(box.height)}"/></clipPath><g clip-path="url(#${id})">${inside}</g>`;
}

const SIDES = ['Top', 'Bottom', 'Left', 'Right'];
/** The gaps of a line that is not drawn through, for its thickness. */
const DASHES = { dashed: (thick) => `${2 * thick} ${2 * thick}`, dotted: (thick) => `${thick} ${thick}` };

/** Background and borders: four alike are one outline with its round corners, others a line each. */
function frame(style, box, at) {
  const [left, top] = [box.left - at.x, box.top - at.y];
  const round = parseFloat(style.borderTopLeftRadius) || 0;
  const lines = SIDES.map((side) => border(style, side));
  const alike = lines[0] && lines.every((line) => line && line.look === lines[0].look);
  const fill = colour(style.backgroundColor);
  const out = fill.alpha > 0 ? [`<rect ${area(left, top, box.width, box.height)} rx="${round}" fill="${fill.hex}" fill-opacity="${fill.alpha}"/>`] : [];
  if (alike) {
    const { thick, look } = lines[0];
    out.push(`<rect ${area(left + thick / 2, top + thick / 2, box.width - thick, box.height - thick)} rx="${Math.max(0, round - thick / 2)}" fill="none" ${look}/>`);
    return out.join('');
  }
  const edges = [[0, 0, box.width, 0], [0, box.height, box.width, 0], [0, 0, 0, box.height], [box.width, 0, 0, box.height]];
  lines.forEach((line, i) => {
    const [x, y, w, h] = edges[i];
    if (line) out.push(`<path d="M${num(left + x)} ${num(top + y)}l${num(w)} ${num(h)}" ${line.look}/>`);
  });
  return out.join('');
}

const area = (x, y, width, height) => `x="${num(x)}" y="${num(y)}" width="${num(Math.max(0, width))}" height="${num(Math.max(0, height))}"`;

/** One side of a border, {thick, look}, or null where none is seen. */
function border(style, side) {
  const thick = parseFloat(style[`border${side}Width`]);
  const kind = style[`border${side}Style`];
  const { hex, alpha } = colour(style[`border${side}Color`]);
  if (!(thick > 0) || alpha === 0 || kind === 'none' || kind === 'hidden') return null;
  const gaps = DASHES[kind] ? ` stroke-dasharray="${DASHES[kind](thick)}"` : '';
  return { thick, look: `stroke="${hex}" stroke-opacity="${alpha}" stroke-width="${thick}"${gaps}` };
}

/** A text, a piece a line. */
function words(node, style, { x, y }) {
  if (!node.data.trim()) return '';
  const range = document.createRange();
  const lines = [];
  for (const [match] of [...node.data.matchAll(/\S+\s*/g)].map((m) => [m])) {
    range.setStart(node, match.index);
    range.setEnd(node, match.index + match[0].length);
    const [rect] = range.getClientRects();
    if (!rect || rect.width === 0) continue;
    const last = lines.at(-1);
    if (last && Math.abs(last.rect.top - rect.top) < 2) last.text += match[0];
    else lines.push({ rect, text: match[0] });
  }
  const ink = colour(style.color);
  return lines.map(({ rect, text }) => `<text x="${num(rect.left - x)}" y="${num(rect.top - y + rect.height / 2)}" dominant-baseline="central" font-family="${escape(style.fontFamily)}" font-size="${parseFloat(style.fontSize)}" font-weight="${style.fontWeight}" fill="${ink.hex}" fill-opacity="${ink.alpha}">${escape(text.trimEnd())}</text>`).join('');
}

function pixels(canvas, box, { x, y, instead }) {
  const place = `x="${num(box.left - x)}" y="${num(box.top - y)}" width="${num(box.width)}" height="${num(box.height)}"`;
  const shapes = instead.get(canvas);
  return shapes ? `<svg ${place}>${shapes}</svg>` : `<image ${place} href="${canvas.toDataURL('image/png')}"/>`;
}

/** A drawing with its styles written out. */
function drawing(svg, box, { x, y }) {
  const copy = svg.cloneNode(true);
  const all = [[svg, copy]];
  for (let i = 0; i < all.length; i++) {
    const [from, to] = all[i];
    [...from.children].forEach((child, k) => all.push([child, to.children[k]]));
  }
  const gone = [];
  for (const [from, to] of all) {
    const style = getComputedStyle(from);
    if (style.display === 'none' || from.classList.contains('target')) gone.push(to);
    else spell(style, to);
  }
  gone.forEach((node) => node.remove());
  copy.setAttribute('x', num(box.left - x));
  copy.setAttribute('y', num(box.top - y));
  copy.setAttribute('width', num(box.width));
  copy.setAttribute('height', num(box.height));
  if (getComputedStyle(svg).overflow === 'visible') copy.setAttribute('overflow', 'visible');
  return new XMLSerializer().serializeToString(copy);
}

function spell(style, node) {
  for (const name of LOOKS) {
    const value = style.getPropertyValue(name);
    if (!value || value === USUAL[name]) continue;
    if (COLOURS.has(name) && value !== 'none' && !value.startsWith('url')) {
      const { hex, alpha } = colour(value);
      node.setAttribute(name, alpha === 0 ? 'none' : hex);
      if (alpha > 0 && alpha < 1) node.setAttribute(`${name}-opacity`, alpha);
    } else node.setAttribute(name, value.replaceAll('"', "'"));
  }
  const moved = style.transform;
  if (moved && moved !== 'none' && !node.hasAttribute('transform')) node.setAttribute('transform', moved);
  node.removeAttribute('class');
  node.removeAttribute('style');
  for (const { name } of [...node.attributes]) if (name.startsWith('aria-') || name.startsWith('data-') || name === 'tabindex' || name === 'role') node.removeAttribute(name);
}

/** A figure as a PNG blob, so many times as large. */
export async function toPng({ text, width, height }, times = 2) {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }));
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: Math.round(width * times), height: Math.round(height * times) });
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((done) => canvas.toBlob(done, 'image/png'));
}
