// The shapes of what happens, one a kind, drawn round (0, 0). Timelines, legend and explanations share them, so that a
// shape means the same everywhere. Colour repeats what the shape says and is never its only carrier.
const SVG = 'http://www.w3.org/2000/svg';

const SHAPES = {
  'flag': [['path', { d: 'M0 9V-9', class: 'pole' }], ['path', { d: 'M0-9.500L11-6L0-2.500Z', class: 'fill' }]],
  'flag-answered': [['circle', { r: 4.5, class: 'ring' }]],
  'slice-expired': [['circle', { r: 6.5, class: 'hollow' }], ['path', { d: 'M0-3.500V0L2.6 1.8', class: 'line' }]],
  'signal-sent': [['path', { d: 'M2.5-9L-5 1.500H-.5L-2.5 9L5-1.500H.5Z', class: 'hollow' }]],
  'signal-accepted': [['circle', { r: 7.5, class: 'fill' }], ['path', { d: 'M-3.4 .2L-1 2.700L3.5-2.6', class: 'cut' }]],
  'signal-refused': [['rect', { x: -6.5, y: -6.5, width: 13, height: 13, rx: 1.5, class: 'fill' }], ['path', { d: 'M-3-3L3 3M3-3L-3 3', class: 'cut' }]],
  'check-hit': [['path', { d: 'M0-8.500L7.5 0L0 8.500L-7.5 0Z', class: 'fill' }], ['path', { d: 'M0-3.500V.6M0 3.300V3.4', class: 'cut' }]],
  'check-refused': [['path', { d: 'M0-8L7 0L0 8L-7 0Z', class: 'hollow' }], ['path', { d: 'M-2.5-2.500L2.5 2.500M2.5-2.500L-2.5 2.5', class: 'line' }]],
  'yield': [['path', { d: 'M0-6.500L5.5 0L0 6.500L-5.5 0Z', class: 'hollow' }]],
  'block': [['path', { d: 'M-5-4H5L0 4.500Z', class: 'hollow' }]],
  'check-passed': [['path', { d: 'M0-4V4', class: 'line' }]],
  'output': [['path', { d: 'M-4.5-5L1 0L-4.5 5M2 5H6', class: 'line' }]],
  'signal-received': [['path', { d: 'M2.5-9L-5 1.5H-.5L-2.5 9L5-1.5H.5Z', class: 'fill' }]],
  'guard': [['path', { d: 'M-6-6H6V0C6 4.5 2.5 7 0 8.500C-2.5 7-6 4.5-6 0Z', class: 'hollow' }]],
  'timer': [['path', { d: 'M-5-7.5H5L-5 7.5H5Z', class: 'hollow' }]],
  'network': [['path', { d: 'M-6 5C-6-2-2-6 5-6M-1.500 5C-1.5 1 1-1.500 5-1.5', class: 'line' }], ['circle', { cx: 4, cy: 4, r: 1.8, class: 'fill' }]],
  'cpu-sample': [['circle', { r: 5.5, class: 'hollow' }], ['circle', { r: 1.8, class: 'fill' }]],
  'steal': [['path', { d: 'M-7 3C-4-6 3-6 6 1M6-5V1.5H-.5', class: 'line' }]],
  'queue': [['path', { d: 'M-6-5H6M-6 0H6M-6 5H6', class: 'line' }]],
  'start': [['path', { d: 'M-4-6.5L6.5 0L-4 6.5Z', class: 'hollow' }]],
  'panic': [['path', { d: 'M0-9L2.4-3.4L8.3-4.8L4.4 0L8.3 4.8L2.4 3.4L0 9L-2.4 3.4L-8.3 4.8L-4.4 0L-8.3-4.8L-2.4-3.4Z', class: 'fill' }]],
  'recovery': [['path', { d: 'M6.5 2.5C6.500-6-5-6-5 2.500V6M-9 2.5L-5 6.500L-1 2.5', class: 'line' }]],
  'deferred': [['path', { d: 'M4-6H-4V6H4', class: 'line' }]],
  'stack-copied': [['path', { d: 'M-6-1H6V7H-6ZM-6-6H6', class: 'hollow' }]],
  'lock': [['rect', { x: -5.5, y: -1.5, width: 11, height: 8.5, rx: 1.5, class: 'fill' }], ['path', { d: 'M-3.2-1.5V-4.5A3.2 3.2 0 0 1 3.2-4.5V-1.5', class: 'line' }]],
  'end': [['path', { d: 'M-3-7V7M3-7V7', class: 'line' }]],
};

/** Puts the shape of `kind` into an SVG group. */
export function drawGlyph(group, kind) {
  for (const [tag, attributes] of SHAPES[kind] ?? SHAPES.block) {
    const shape = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(attributes)) shape.setAttribute(name, value);
    group.append(shape);
  }
  group.classList.add('glyph-mark', `glyph-${kind}`);
  return group;
}

const pictures = new Map();      // by kind: a long list has the same few again and again

/** A small picture of one shape, for legends and lists. */
export function glyphPicture(kind) {
  if (!pictures.has(kind)) pictures.set(kind, pictured(kind));
  return pictures.get(kind).cloneNode(true);
}

function pictured(kind) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '-11 -11 22 22');
  svg.setAttribute('class', 'glyph-picture');
  svg.setAttribute('aria-hidden', 'true');
  svg.append(drawGlyph(document.createElementNS(SVG, 'g'), kind));
  return svg;
}
