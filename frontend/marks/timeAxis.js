/** The axis over the lanes. */
import { d3 } from '../lib/d3.js';
import { tickLabels } from '../lib/ticks.js';
import { whenChanged } from './element.js';

/** {node, draw({t0, t1}, left, width, right)}: `left` and `right` are what stands beside the lanes. */
export function timeAxis(height) {
  const axis = d3.create('svg').attr('class', 'axis').attr('aria-hidden', 'true');
  const draw = whenChanged((t0, t1, left, width, right) => {
    const scale = d3.scaleLinear([t0, t1], [left, left + width]);
    const places = scale.ticks(Math.max(2, Math.floor(width / 120)));
    const ticks = d3.axisTop(scale).tickValues(places).tickFormat(tickLabels(places)).tickSizeOuter(0);
    axis.attr('width', left + width + right).attr('height', height).selectAll('g').data([0]).join('g').attr('transform', `translate(0,${height - 1})`).call(ticks);
  });
  return { node: axis.node(), draw: ({ t0, t1 }, left, width, right) => draw(`${t0} ${t1} ${left} ${width}`, t0, t1, left, width, right) };
}
