/** The sparse drawings over a run's lanes, joined by event. */
import { d3 } from '../lib/d3.js';
import { drawGlyph } from './glyphs.js';
import { shapeOf } from './kinds.js';

/** Flags: from raised to answered, or open to the right. {id, x0, x1, y, answered} */
export function drawFlags(svg, flags) {
  svg.selectAll('g.flags').data([0]).join('g').attr('class', 'flags').selectAll('path').data(flags, (f) => f.id)
    .join('path').attr('class', (f) => `span${f.answered ? '' : ' open'}`).attr('data-mark', 'flag-span')
    .attr('d', (f) => `M${f.x0} ${f.y}H${Math.max(f.x0 + 2, f.x1)}`);
}

/** Marks: {id, seq, kind, x (true place), at (where it is drawn), y, more, what, row}. Passed checks are ticks; they cannot be clicked. */
export function drawMarks(svg, points, onSelect) {
  svg.selectAll('g.points').data([0]).join('g').attr('class', 'points').selectAll('g.mark').data(points, (p) => p.id)
    .join((enter) => enter.append('g').each(draw))
    .attr('class', (p) => `mark mark-${p.kind}`).attr('data-mark', (p) => p.kind).attr('data-seq', (p) => p.seq)
    .attr('transform', (p) => `translate(${p.at},${p.y})`)
    .on('click', (event, p) => onSelect(p.seq))
    .call((all) => all.select('.leader').attr('d', (p) => (Math.abs(p.at - p.x) > 1 ? `M0 0L${p.x - p.at} ${p.row.bar.y - p.y}` : `M0 7V${Math.max(7, p.row.bar.y - p.y)}`)))
    .call((all) => all.select('text').text((p) => (p.more > 0 ? `+${p.more}` : '')));
}

function draw(p) {
  const group = d3.select(this);
  if (p.kind !== 'check-passed') group.append('path').attr('class', 'leader');
  const glyph = drawGlyph(group.append('g').node(), shapeOf(p.kind));
  if (p.kind !== 'check-passed') d3.select(glyph).attr('transform', 'scale(.82)');
  group.append('title').text(p.what);
  group.append('text').attr('x', 9).attr('y', 4);
}
