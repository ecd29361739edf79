/** What fills and shapes mean, of those that are on the screen. */
import { el, whenChanged } from '../marks/element.js';
import { beside } from '../marks/boardLegend.js';
import { glyphPicture } from '../marks/glyphs.js';
import { shapeOf } from '../marks/kinds.js';
import { swatch } from '../marks/swatch.js';
import { legend as legendOf } from '../store/selectors.js';

export function legend(root) {
  root.dataset.testid = 'legend';
  const box = el('ul', { class: 'legend', 'aria-label': 'Legend', tabindex: 0, 'data-picture': 'whole' });
  root.append(box);
  const draw = whenChanged((state) => {
    const all = state.runs.map((run) => legendOf(state, run));
    const [fills, marks] = [union(all, 'fills'), union(all, 'marks')];
    box.replaceChildren(
      ...fills.map(({ kind, text }) => el('li', {}, swatch(kind), text)),
      ...marks.filter(({ kind }) => kind !== 'signal-received' && kind !== 'unblock').map(({ kind, text }) => el('li', {}, glyphPicture(shapeOf(kind)), text)),
      ...beside(),
    );
  });
  return (state) => {
    draw(state.runs.map((run) => `${run.key} ${run.count} ${run.status}`).join(), state);
  };
}

/** What any of the runs on the screen has, each once. */
function union(legends, part) {
  return [...new Map(legends.flatMap((l) => l[part]).map((entry) => [entry.kind, entry])).values()];
}
