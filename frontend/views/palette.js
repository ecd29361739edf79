/** The palette: one field that finds commands, lessons, chapters, goroutines, events and printed lines, and goes there. */
import { el } from '../marks/element.js';
import { findables, matching } from '../store/selectors.js';

const KINDS = { command: 'Command', lesson: 'Lesson', chapter: 'Chapter', goroutine: 'Goroutine', event: 'Event', printed: 'Printed' };

/** {content, opened(state)}: `go` takes the item that was chosen. */
export function palette({ commands, keyName, go }) {
  const field = el('input', {
    type: 'text', role: 'combobox', 'aria-label': 'Find a command, lesson, chapter, goroutine, event or printed line', 'aria-expanded': 'true', 'aria-controls': 'palette-list', 'aria-autocomplete': 'list',
    'data-testid': 'palette-field', placeholder: 'Find a command, lesson, goroutine, event …', autocomplete: 'off', spellcheck: 'false', oninput: () => show(), onkeydown: move,
  });
  const list = el('ul', { id: 'palette-list', role: 'listbox', class: 'palette-list', 'data-testid': 'palette-list', 'aria-label': 'What was found' });
  const content = el('div', { class: 'palette' }, field, list);
  const orders = commands.filter((c) => c.id !== 'palette').map((c) => ({ kind: 'command', text: c.says, note: c.keys.map(keyName).join(' or '), value: c }));
  let all = orders;
  let shown = [];
  let at = 0;

  function show() {
    shown = matching(all, field.value);
    at = 0;
    list.replaceChildren(...(shown.length ? shown.map((item, i) => el('li', { id: `palette-${i}`, role: 'option', onclick: () => choose(i) },
      el('span', { class: 'kind' }, KINDS[item.kind]), el('span', { class: 'text' }, item.text), el('span', { class: 'note' }, item.note)))
      : [el('li', { class: 'nothing' }, 'Nothing by that name.')]));
    mark();
  }

  function mark() {
    [...list.children].forEach((li, i) => li.getAttribute('role') && li.setAttribute('aria-selected', i === at));
    field.setAttribute('aria-activedescendant', shown.length ? `palette-${at}` : '');
    list.children[at]?.scrollIntoView({ block: 'nearest' });
  }

  function move(event) {
    const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (event.key === 'Enter') choose(at);
    else if (by && shown.length) at = Math.min(shown.length - 1, Math.max(0, at + by));
    else return;
    event.preventDefault();
    mark();
  }

  function choose(i) {
    if (shown[i]) go(shown[i]);
  }

  return {
    content,
    opened(state) {
      all = [...orders, ...findables(state)];
      field.value = '';
      show();
      field.focus();
    },
  };
}
