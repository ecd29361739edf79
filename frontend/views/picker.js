/** The list of lessons, in the order of the course. */
import { el } from '../marks/element.js';

export function picker(root, { onPick }) {
  const select = el('select', { id: 'scenario-picker', 'data-testid': 'scenario-picker', onchange: () => onPick(select.value) });
  root.append(el('label', {}, el('span', { class: 'label' }, 'Lesson'), select));
  let known = null;
  return (state) => {
    if (state.scenarios !== known) {
      known = state.scenarios;
      const groups = new Map();
      for (const s of known) groups.set(s.group, [...(groups.get(s.group) ?? []), s]);
      select.replaceChildren(...[...groups].map(([group, list]) => el('optgroup', { label: group || 'More' }, list.map((s) => el('option', { value: s.id }, s.title)))));
    }
    if (state.scenarioId && select.value !== state.scenarioId) select.value = state.scenarioId;
  };
}
