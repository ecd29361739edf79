/** Small drawings of numbers: shares as a bar, a histogram of waits, a queue's length over time. */
import { d3 } from '../lib/d3.js';
import { ns } from '../lib/format.js';
import { el } from './element.js';

const percent = (share) => `${share >= 0.995 || share === 0 ? Math.round(share * 100) : (share * 100).toPrecision(2)} %`;

/** A bar of shares; the shape says the state, as on the lanes. parts: [{kind, says, time}]; `g` gives the colour, -1 none. */
export function shareBar(parts, total, g, name) {
  const says = parts.filter((p) => p.time > 0).map((p) => `${p.says} ${percent(p.time / total)} (${ns(p.time)})`).join(', ');
  const bar = el('span', { class: 'shares', role: 'img', 'aria-label': `${name}: ${says}`, title: says }, parts.filter((p) => p.time > 0).map((p) => {
    const part = el('i', { class: `share-${p.kind}` });
    part.style.flexGrow = String(p.time / total);
    return part;
  }));
  if (g >= 0) bar.style.setProperty('--chip', `var(--g${g % 10})`);
  return bar;
}

const HEIGHT = 92;
const FOOT = 20;

/** Waits by length on a logarithmic axis. bins: [{from, to, n}]; lines: [{at, says}]. */
export function histogram(bins, lines, width) {
  const first = bins[0].from || bins[0].to / 2;
  const x = d3.scaleLog([first, bins[bins.length - 1].to], [22, width - 22]);
  const y = d3.scaleLinear([0, d3.max(bins, (b) => b.n)], [HEIGHT - FOOT, 16]);
  const svg = d3.create('svg').attr('class', 'histogram').attr('viewBox', `0 0 ${width} ${HEIGHT}`).attr('role', 'img')
    .attr('aria-label', `How long they waited: ${bins.filter((b) => b.n).map((b) => `${b.n} of ${ns(b.from)} to ${ns(b.to)}`).join(', ')}`);
  svg.append('g').selectAll('rect').data(bins.filter((b) => b.n)).join('rect').attr('class', 'bin')
    .attr('x', (b) => x(b.from || first) + 0.5).attr('width', (b) => Math.max(1, x(b.to) - x(b.from || first) - 1))
    .attr('y', (b) => Math.min(y(b.n), HEIGHT - FOOT - 2)).attr('height', (b) => Math.max(2, HEIGHT - FOOT - y(b.n)))
    .append('title').text((b) => `${b.n} waited ${ns(b.from)} to ${ns(b.to)}`);
  const [a, b] = x.domain();
  const decades = d3.range(Math.ceil(Math.log10(a) - 1e-9), Math.floor(Math.log10(b) + 1e-9) + 1).map((e) => 10 ** e);
  const every = Math.max(1, Math.ceil((decades.length * 62) / width));
  svg.append('g').attr('class', 'axis').attr('transform', `translate(0,${HEIGHT - FOOT})`)
    .call(d3.axisBottom(x).tickValues(decades.filter((_, i) => i % every === 0)).tickFormat((t) => ns(t).replace(/\.0+ /, ' ')).tickSizeOuter(0));
  drawLines(svg, lines, x, width);
  return svg.node();
}

/** Where the middle, the 99th of a hundred and the longest lie; a name that would lie on another is left out. */
function drawLines(svg, lines, x, width) {
  let right = -Infinity;
  for (const { at, says } of lines) {
    const place = Math.min(x.range()[1], Math.max(x.range()[0], x(Math.max(at, x.domain()[0]))));
    svg.append('path').attr('class', 'rank').attr('d', `M${place} 14V${HEIGHT - FOOT}`);
    const anchor = place > width - 60 ? 'end' : place < 40 ? 'start' : 'middle';
    const left = anchor === 'end' ? place - says.length * 7 : anchor === 'start' ? place : place - says.length * 3.5;
    if (left < right + 4) continue;
    right = left + says.length * 7;
    svg.append('text').attr('class', 'rankname').attr('x', place).attr('y', 10).attr('text-anchor', anchor).text(says);
  }
}

/** A queue's length: the longest of each step as an area; what it never fell below in it is darker. */
export function sparkline({ least, most, peak, name, mean }, top, width, height = 26) {
  const x = d3.scaleLinear([0, most.length], [0, width]);
  const y = d3.scaleLinear([0, Math.max(1, top)], [height - 1, 2]);
  const area = d3.area().x((_, i) => x(i)).y0(height - 1).curve(d3.curveStepAfter);
  const ends = (list) => [...list, list[list.length - 1]];
  const svg = d3.create('svg').attr('class', 'sparkline').attr('viewBox', `0 0 ${width} ${height}`).attr('preserveAspectRatio', 'none').attr('role', 'img')
    .attr('aria-label', `${name}: ${mean.toFixed(2)} on average, at most ${peak}`);
  svg.append('path').attr('class', 'most').attr('d', area.y1((n) => y(n))(ends(most)));
  svg.append('path').attr('class', 'least').attr('d', area.y1((n) => y(n))(ends(least)));
  svg.append('path').attr('class', 'base').attr('d', `M0 ${height - 0.5}H${width}`);
  return svg.node();
}
