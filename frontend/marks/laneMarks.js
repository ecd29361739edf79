/** The sparse drawings over a run's lanes, joined by event. */
import { d3 } from '../lib/d3.js';
import { drawGlyph } from './glyphs.js';
import { shapeOf } from './kinds.js';

const layer = (svg, name) => svg.selectAll(`g.${name}`).data([0]).join('g').attr('class', name);

/** Flags: from raised to answered, or open to the right. {id, x0, x1, y, answered} */
export function drawFlags(svg, flags) {
  layer(svg, 'flags').selectAll('path').data(flags, (f) => f.id)
    .join('path').attr('class', (f) => `span${f.answered ? '' : ' open'}`).attr('data-mark', 'flag-span')
    .attr('d', (f) => `M${f.x0} ${f.y}H${Math.max(f.x0 + 2, f.x1)}`);
}

/** Marks: {id, seq, kind, x (true place), at (where it is drawn), y, more, what, row}. Passed checks are ticks; they cannot be clicked. */
export function drawMarks(svg, points, onSelect) {
  layer(svg, 'leaders').selectAll('path').data(points.filter((p) => p.kind !== 'check-passed'), (p) => p.id).join('path').attr('d', leader);
  layer(svg, 'points').selectAll('g.mark').data(points, (p) => p.id)
    .join((enter) => enter.append('g').each(draw))
    .attr('class', (p) => `mark mark-${p.kind}`).attr('data-mark', (p) => p.kind).attr('data-seq', (p) => p.seq)
    .attr('transform', (p) => `translate(${p.at},${p.y})`)
    .on('click', (event, p) => onSelect(p.seq))
    .call((all) => all.select('text').text((p) => (p.more > 0 ? `+${p.more}` : '')));
}

/** From where a mark is drawn down to the moment that it stands for. */
function leader(p) {
  return Math.abs(p.at - p.x) > 1 ? `M${p.at} ${p.y}L${p.x} ${p.row.bar.y}` : `M${p.at} ${p.y + 7}V${Math.max(p.y + 7, p.row.bar.y)}`;
}

function draw(p) {
  const group = d3.select(this);
  const glyph = d3.select(drawGlyph(group.append('g').node(), shapeOf(p.kind)));
  group.append('title').text(p.what);
  if (p.kind === 'check-passed') return;
  glyph.attr('transform', 'scale(.82)');
  group.append('rect').attr('class', 'target').attr('x', -8.5).attr('y', -10).attr('width', 17).attr('height', 20);
  group.append('text').attr('x', 9).attr('y', 4);
}
