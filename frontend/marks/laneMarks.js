/** The sparse drawings over a run's lanes, joined by event. */
import { d3 } from '../lib/d3.js';
import { drawGlyph } from './glyphs.js';
import { shapeOf } from './kinds.js';

const SMALL = 0.82;
const layer = (svg, name) => svg.selectAll(`g.${name}`).data([0]).join('g').attr('class', name);

/** Flags: from raised to answered, or open to the right. {id, x0, x1, y, answered} */
export function drawFlags(svg, flags) {
  layer(svg, 'flags').selectAll('path').data(flags, (f) => f.id)
    .join('path').attr('class', (f) => `span${f.answered ? '' : ' open'}`).attr('data-mark', 'flag-span')
    .attr('d', (f) => `M${f.x0} ${f.y}H${Math.max(f.x0 + 2, f.x1)}`);
}

/** Marks: {id, seq, kind, dot, x (true place), at (where it is drawn), y, more, what, row}. Dots are for the many of one kind. */
export function drawMarks(svg, points, scale, onSelect) {
  layer(svg, 'leaders').selectAll('path').data(points.filter((p) => !p.dot), (p) => p.id).join('path').attr('d', leader);
  layer(svg, 'points').selectAll('g.mark').data(points, (p) => `${p.id}${p.dot ? '.' : ''}`)
    .join((enter) => enter.append('g').each(draw))
    .attr('class', (p) => `mark mark-${p.kind}${p.dot ? ' dot' : ''}`).attr('data-mark', (p) => p.kind).attr('data-seq', (p) => p.seq)
    .attr('transform', (p) => `translate(${p.at},${p.y})`)
    .on('click', (event, p) => onSelect(p.seq))
    .call((all) => all.select('.shape').attr('transform', (p) => `scale(${SMALL * scale})`))
    .call((all) => all.select('text').attr('x', 10 * scale).text((p) => (p.more > 0 ? `+${p.more}` : '')));
}

/** From the glyph's foot to the true place at the bar. */
function leader(p) {
  const foot = Math.max(p.y + 7, p.row.bar.y);
  return Math.abs(p.at - p.x) > 1 ? `M${p.at} ${p.y + 5}L${p.x} ${p.row.bar.y}` : `M${p.at} ${p.y + 7}V${foot}`;
}

function draw(p) {
  const group = d3.select(this);
  group.append('title').text(p.what);
  if (p.dot) {
    group.append('path').attr('class', 'tickmark').attr('d', p.kind === 'flag' ? 'M0-5V3' : 'M0-3V3');
    return;
  }
  group.append('rect').attr('class', 'target').attr('x', -8.5).attr('y', -10).attr('width', 17).attr('height', 20);
  d3.select(drawGlyph(group.append('g').node(), shapeOf(p.kind))).classed('shape', true);
  group.append('text').attr('y', 4);
}
