/** Counters over the time of the lanes: where schedtrace has printed numbers, and nobody recorded what happened between. */
import { el, whenChanged } from '../marks/element.js';
import { d3 } from '../lib/d3.js';
import { count } from '../lib/format.js';
import { counterPath } from '../geometry/counterPath.js';
import { labelsWidth } from '../geometry/layout.js';
import { counters as countersOf, endOf, isCounters } from '../store/selectors.js';

/** As in the lanes: what stands beside them, and the axis and the name of the run above. */
const RIGHT = 72;
const NARROW = 34;
const HEIGHT = 26;
const narrow = matchMedia('(max-width: 899px)');

export function counters(root) {
  const rows = el('ol', { class: 'counters', 'data-testid': 'counters', 'aria-label': 'Counters', hidden: true });
  root.append(rows);
  let shown = [];
  const made = whenChanged((list) => {
    shown = list.map(({ name }) => {
      const path = d3.create('svg:path');
      const svg = d3.create('svg').attr('aria-hidden', 'true').attr('height', HEIGHT);
      svg.append(() => path.node());
      const value = el('span', { class: 'value' });
      return { row: el('li', {}, el('span', { class: 'name', title: name }, name), value, svg.node()), svg, path, value };
    });
    rows.replaceChildren(...shown.map(({ row }) => row));
  });
  return (state) => {
    const run = state.runs.find(isCounters);
    rows.hidden = !run;
    if (!run) return;
    rows.tabIndex = 0;        // it scrolls
    const list = countersOf(state, run);
    made(`${run.key} ${list.length}`, list);
    const width = Math.max(50, Math.floor(root.clientWidth - labelsWidth(root.clientWidth) - (narrow.matches ? NARROW : RIGHT)));
    rows.style.setProperty('--labels', `${labelsWidth(root.clientWidth)}px`);
    list.forEach((counter, i) => {
      const { svg, path, value } = shown[i];
      svg.attr('width', width);
      path.attr('d', counterPath(counter, state.window, width, HEIGHT, endOf(state)));
      value.textContent = counter.value === null ? '' : `${count(counter.value)} of ${count(counter.most)}`;
    });
  };
}
