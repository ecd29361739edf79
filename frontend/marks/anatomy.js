/** Requests to stop on the lanes: a hatched band from request to stop, a dashed one until it runs again, words where they fit, arrows between lanes. */

/** How wide a letter and how high a line of the words on a band is; on a wall they are larger. */
const TYPE = { letter: 6.4, line: 15 };
const ON_A_WALL = { letter: 7.9, line: 18 };
const type = () => (document.documentElement.dataset.theme === 'projector' ? ON_A_WALL : TYPE);
const PAD = 7;
/** Left of this stands the name of who runs. */
const NAME = 120;

const layer = (svg, name) => svg.selectAll(`g.${name}`).data([0]).join((enter) => enter.insert('g', ':first-child')).attr('class', name);

/** Two hatches and an arrow head; each picture on the page has its own. */
function definitions(svg, id) {
  const defs = svg.selectAll('defs.anatomy-defs').data([0]).join((enter) => {
    const made = enter.append('defs').attr('class', 'anatomy-defs');
    const hatch = (name, path) => made.append('pattern').attr('id', `${name}-${id}`).attr('width', 7).attr('height', 7).attr('patternUnits', 'userSpaceOnUse')
      .append('path').attr('class', 'hatch').attr('d', path);
    hatch('asked', 'M-1 8L8-1M-2 2L2-2M5 9L9 5');
    hatch('vain', 'M-1 8L8-1M-1-1L8 8');
    made.append('marker').attr('id', `head-${id}`).attr('viewBox', '0 0 8 8').attr('refX', 7).attr('refY', 4).attr('markerWidth', 7).attr('markerHeight', 7).attr('orient', 'auto-start-reverse')
      .append('path').attr('class', 'head').attr('d', 'M0 .5L8 4L0 7.5Z');
    return made;
  });
  return defs;
}

/**
 * found: {bands, crowds, ways} of geometry, or null; words(r): what may stand on a band, from long to short, and `waits` on what follows it;
 * onSelect(r) when one is chosen.
 */
export function drawAnatomy(svg, found, { id, width, words, waits, onSelect }) {
  definitions(svg, id);
  const { bands, crowds, ways } = found ?? { bands: [], crowds: [], ways: [] };
  const root = layer(svg, 'anatomy');
  drawWays(root, ways, id);
  drawBands(root, bands, id, width);
  drawWords(svg, bands, width, words, waits, onSelect);
  drawCrowds(svg, crowds, onSelect);
}

const stateOf = (b) => `${b.current ? ' current' : ''}${b.dim ? ' dim' : ''}${b.open ? ' open' : ''}`;

function drawWays(root, ways, id) {
  const path = (w) => `M${w.x} ${w.y0}V${w.y1}`;
  root.selectAll('path.way').data(ways, (w) => w.id).join('path')
    .attr('class', (w) => `way way-${w.kind}${w.current ? ' current' : ''}`).attr('data-way', (w) => w.kind).attr('d', path).attr('marker-end', (w) => (w.current ? `url(#head-${id})` : null));
}

function drawBands(root, bands, id, width) {
  const clip = (x) => Math.max(0, Math.min(width, x));
  const groups = root.selectAll('g.request').data(bands, (b) => b.id).join((enter) => {
    const g = enter.append('g');
    g.append('rect');
    g.append('path').attr('class', 'ends');
    g.append('path').attr('class', 'wait');
    return g;
  }).attr('class', (b) => `request${stateOf(b)}`).attr('data-request', (b) => b.r);
  groups.select('rect').attr('x', (b) => clip(b.x0)).attr('width', (b) => Math.max(0, clip(b.x1) - clip(b.x0))).attr('y', (b) => b.row.bar.y).attr('height', (b) => b.row.bar.height)
    .attr('fill', (b) => `url(#${b.open ? 'vain' : 'asked'}-${id})`);
  const end = ({ bar }, x) => (x >= 0 && x <= width ? `M${x} ${bar.y - 3}V${bar.y + bar.height + 2}` : '');
  const bracket = (b) => end(b.row, b.x0) + (b.open ? '' : end(b.row, b.x1));
  groups.select('.ends').attr('d', (b) => (b.x1 - b.x0 > 3 || b.current ? bracket(b) : null));
  const wait = ({ row: { bar }, x1, x2 }) => `M${clip(x1)} ${bar.y + bar.height * 0.28}H${clip(x2)}`;
  groups.select('.wait').attr('d', (b) => (b.x2 !== null && clip(b.x2) - clip(b.x1) > 3 ? wait(b) : null));
}

/** The longest of the texts that fits between two places, and where; null when none does. */
function fitting(texts, from, to, named) {
  const { letter } = type();
  const left = named && from < NAME ? Math.max(from, NAME) : from;
  const text = texts.find((t) => t && t.length * letter + 2 * PAD + 8 <= to - left);
  return text && { text, wide: text.length * letter + 2 * PAD, left, right: to };
}

function drawWords(svg, bands, width, words, waits, onSelect) {
  const pills = bands.filter((b) => !b.dim).flatMap((b) => {
    const [x0, x1, x2] = [b.x0, b.x1, b.x2 ?? b.x1].map((x) => Math.max(0, Math.min(width, x)));
    const inside = fitting(words(b.r), x0, x1, true);
    const after = b.x2 === null ? null : fitting(waits(b.r), x1, x2, false);
    const y = b.row.bar.y + b.row.bar.height / 2;
    return [
      inside && { id: `${b.id}-asked`, kind: 'asked', b, text: inside.text, x: x1 < width ? inside.right - inside.wide - 4 : inside.left + 4, wide: inside.wide, y },
      after && { id: `${b.id}-waits`, kind: 'waits', b, text: after.text, x: after.left + 4, wide: after.wide, y: b.row.bar.y + b.row.bar.height * 0.28 },
    ].filter(Boolean);
  });
  const groups = svg.selectAll('g.anatomy-words').data([0]).join('g').attr('class', 'anatomy-words').selectAll('g.said').data(pills, (p) => p.id).join((enter) => {
    const g = enter.append('g').attr('data-mark', 'request');
    g.append('rect').attr('rx', 3);
    g.append('text');
    return g;
  }).attr('class', (p) => `said said-${p.kind}${stateOf(p.b)}`).attr('transform', (p) => `translate(${p.x},${p.y})`).on('click', (event, p) => onSelect(p.b.r));
  const { line } = type();
  groups.select('rect').attr('width', (p) => p.wide).attr('y', -line / 2).attr('height', line);
  groups.select('text').attr('x', (p) => p.wide / 2).attr('y', line / 4).attr('text-anchor', 'middle').text((p) => p.text);
}

/** Many requests in one place: a comb and their number. */
function drawCrowds(svg, crowds, onSelect) {
  const groups = svg.selectAll('g.anatomy-crowds').data([0]).join('g').attr('class', 'anatomy-crowds').selectAll('g.crowd').data(crowds, (c) => c.id).join((enter) => {
    const g = enter.append('g').attr('data-mark', 'requests');
    g.append('title');
    g.append('rect').attr('rx', 3);
    g.append('text');
    return g;
  }).attr('class', (c) => `crowd${c.dim ? ' dim' : ''}`).attr('transform', (c) => `translate(${c.x},${c.row.bar.y + c.row.bar.height / 2})`).on('click', (event, c) => onSelect(c.r));
  groups.select('title').text((c) => `${c.n} requests to stop`);
  const wide = (c) => String(c.n).length * type().letter + 9;
  groups.select('rect').attr('width', wide).attr('y', -7).attr('height', 14);
  groups.select('text').attr('x', (c) => wide(c) / 2).attr('y', 3.8).attr('text-anchor', 'middle').text((c) => c.n);
}


/** Glyphs and flags of requests that a filter keeps back step back too; keptBack(seq) says whose. */
export function dimOthers(svg, keptBack) {
  svg.selectAll('g.mark').classed('kept-back', (p) => keptBack(p.seq));
  svg.selectAll('g.flags path').classed('kept-back', (f) => keptBack(f.id));
}
