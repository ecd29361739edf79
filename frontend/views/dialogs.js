/** The dialogs: the keys, how true the picture is, the palette. One is open at a time. */
import { el, iconButton } from '../marks/element.js';
import { icon } from '../marks/icons.js';

const MOUSE = [['Wheel', 'scroll the lanes; with Ctrl zoom at the cursor; with Shift, or a drag: pan'], ['1 … 9', 'the panels'], ['Ctrl+Enter', 'in the JSON: apply it'], ['Ctrl+Shift+F', 'in the JSON: format it'], ['Ctrl+Shift+D', 'in the JSON: once more what is at the cursor'], ['Ctrl+Space', 'in the JSON: how it can go on']];

/** contents: {name: {title, content, opened(state), bare}}; onClose(name) hears of each that is closed, also when another has already been opened. */
export function dialogs(root, { onClose, contents }) {
  const nodes = Object.entries(contents).map(([name, { title, content, bare }]) => [name, dialog(name, title, content, bare)]);
  root.append(...nodes.map(([, node]) => node));
  function dialog(id, title, content, bare) {
    const over = () => onClose(id);
    return el('dialog', { 'data-testid': `dialog-${id}`, 'aria-label': title, onclose: over, onclick: (e) => { if (e.target === e.currentTarget) over(); } },
      bare ? null : el('header', {}, el('h2', {}, title), iconButton(icon('close'), 'Close (Esc)', { class: 'icon plain', 'data-testid': 'close', onclick: over })), content);
  }
  return (state) => {
    for (const [name, node] of nodes) {
      if (state.dialog === name && !node.open) {
        node.showModal();
        contents[name].opened?.(state);
      }
      if (state.dialog !== name && node.open) node.close();
    }
  };
}

/** All commands that have keys, by group. */
export function keysHelp(commands, keyName) {
  const groups = new Map();
  for (const c of commands) if (c.keys.length) groups.set(c.group, [...(groups.get(c.group) ?? []), [c.keys.map(keyName), c.says]]);
  groups.set('Mouse and more', MOUSE.map(([key, says]) => [[key], says]));
  return el('div', { class: 'keys' }, [...groups].map(([group, rows]) => el('section', {}, el('h3', {}, group),
    el('dl', {}, rows.flatMap(([names, says]) => [el('dt', {}, names.map((k) => el('kbd', {}, k))), el('dd', {}, says)])))));
}
