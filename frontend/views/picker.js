/** The list of lessons, in the order of the course; one that was edited stands before the one that it was. */
import { el } from '../marks/element.js';
import { isEdited } from '../store/selectors.js';

export function picker(root, { onPick }) {
  const select = el('select', { id: 'scenario-picker', 'data-testid': 'scenario-picker', onchange: () => select.value && onPick(select.value) });
  const edited = el('option', { value: '' });
  root.append(el('label', {}, el('span', { class: 'label' }, 'Lesson'), select));
  let known = null;

  function list(scenarios) {
    const groups = new Map();
    for (const s of scenarios) groups.set(s.group, [...(groups.get(s.group) ?? []), s]);
    select.replaceChildren(...[...groups].map(([group, some]) => el('optgroup', { label: group || 'More' }, some.map((s) => el('option', { value: s.id }, s.title)))));
  }

  return (state) => {
    if (state.scenarios !== known) list(known = state.scenarios);
    const lesson = [...select.options].find((option) => option.value && option.value === state.scenarioId);
    if (!lesson) return;
    if (!isEdited(state)) edited.remove();
    else if (edited.nextSibling !== lesson) {
      edited.textContent = `${lesson.textContent} (edited)`;
      lesson.before(edited);
    }
    const chosen = isEdited(state) ? '' : state.scenarioId;
    if (select.value !== chosen) select.value = chosen;
  };
}
