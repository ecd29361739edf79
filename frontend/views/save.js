/** Saves the text in the editor under a name; there only where the server keeps scenarios. */
import { el } from '../marks/element.js';

/** `bar` holds the editor's buttons; onSave takes the name. */
export function save(bar, { onSave }) {
  const name = el('input', { type: 'text', class: 'save-name', 'data-testid': 'save-name', 'aria-label': 'Name to save under', title: 'Small letters, digits, - and _', pattern: '[a-z0-9][a-z0-9_\\-]{0,63}', required: true, spellcheck: 'false', autocomplete: 'off', oninput: () => draw() });
  const button = el('button', { type: 'button', 'data-testid': 'save', onclick: () => { if (name.reportValidity()) onSave(name.value); } });
  let over = null;
  let known = null;

  function draw() {
    button.textContent = over === name.value ? 'Save over it' : 'Save as';
  }

  return ({ library, scenarioId }) => {
    if (!library.writable) return;
    if (!button.isConnected) bar.append(button, name);
    const meant = library.copy ?? scenarioId;
    if (meant !== known) name.value = known = meant;
    over = library.over?.id ?? null;
    draw();
  };
}
