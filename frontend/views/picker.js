/** The list of lessons, in the order of the course, and of recorded runs; a lesson that was edited, or a new one, stands before the one that it was. */
import { el, iconButton } from '../marks/element.js';
import { icon } from '../marks/icons.js';
import { isEdited } from '../store/selectors.js';

const TRACE = 'trace:';

export function picker(root, { onPick, onTrace, onOpen }) {
  const select = el('select', { id: 'scenario-picker', 'data-testid': 'scenario-picker', onchange: () => select.value && (select.value.startsWith(TRACE) ? onTrace(select.value.slice(TRACE.length)) : onPick(select.value)) });
  const edited = el('option', { value: '' });
  root.append(el('label', {}, el('span', { class: 'label' }, 'Lesson'), select), iconButton(icon('file'), 'Open an execution trace of a Go program, or what schedtrace printed; or drop the file on the page, or paste the lines', { class: 'icon plain', 'data-testid': 'open-trace', onclick: onOpen }));
  let known = {};

  function list(scenarios, traces) {
    const groups = new Map();
    for (const s of scenarios) groups.set(s.group, [...(groups.get(s.group) ?? []), s]);
    select.replaceChildren(...[...groups].map(([group, some]) => el('optgroup', { label: group || 'More' }, some.map((s) => el('option', { value: s.id }, s.title)))));
    if (traces.length) select.append(el('optgroup', { label: 'Recorded runs' }, traces.map(({ trace, name }) => el('option', { value: TRACE + trace }, name))));
  }

  return (state) => {
    const traces = recorded(state);
    const key = traces.map((one) => `${one.trace} ${one.name}`).join();
    if (state.scenarios !== known.scenarios || key !== known.key) list(state.scenarios, traces);
    known = { scenarios: state.scenarios, key };
    if (state.trace) {
      if (select.value !== TRACE + state.trace) select.value = TRACE + state.trace;
      return;
    }
    const lesson = [...select.options].find((option) => option.value && option.value === state.scenarioId);
    if (!lesson) return;
    if (!isEdited(state)) edited.remove();
    else {
      const words = `${titleOf(state.document) ?? lesson.textContent} ${state.library.copy ? '(new, not saved)' : '(edited)'}`;
      if (edited.textContent !== words) edited.textContent = words;
      if (edited.nextSibling !== lesson) lesson.before(edited);
    }
    const chosen = isEdited(state) ? '' : state.scenarioId;
    if (select.value !== chosen) select.value = chosen;
  };
}

/** The title that a document gives itself; null for none. */
function titleOf(document) {
  if (titled.document !== document) {
    titled.document = document;
    try {
      const { title } = JSON.parse(document);
      titled.title = typeof title === 'string' && title !== '' ? title : null;
    } catch {
      titled.title = null;
    }
  }
  return titled.title;
}
const titled = { document: null, title: null };

/** The traces that the server was started with, and the one on the screen. */
function recorded({ traces, trace, runs }) {
  if (!trace || traces.some((one) => one.trace === trace)) return traces;
  return [...traces, { trace, name: runs[0]?.request.trace === trace ? runs[0].info.title : 'a trace' }];
}
