/** The dialogs: the keys, and how true the picture is. */
import { el, iconButton } from '../marks/element.js';
import { icon } from '../marks/icons.js';

const KEYS = [
  ['Space', 'play, pause'], ['→ ←', 'one event on, back'], ['. ,', 'to the next mark, to the one before'], ['W S', 'zoom in, out'], ['A D', 'pan left, right'],
  ['F', 'everything on the screen'], ['Home End', 'to the start, to the end'], ['N P', 'to the next chapter, to the one before'], ['C', 'Go 1.13 and 1.14, one above the other'], ['X', 'the other run of the two'], ["1 … 5", "the panels"], ['T', 'dark or light'],
  ['Ctrl+Enter', 'apply the JSON'], ['Wheel', 'zoom at the cursor; with Shift, or a drag: pan'], ['?', 'this list'], ['Esc', 'close'],
];

export function dialogs(root, { onClose, fidelity }) {
  const help = dialog('help', 'Keys', el('dl', { class: 'keys' }, KEYS.flatMap(([key, what]) => [el('dt', {}, ...key.split(' ').map((k) => el('kbd', {}, k))), el('dd', {}, what)])));
  const truth = dialog('truth', 'How true is this?', fidelity.content);
  root.append(help, truth);
  function dialog(id, title, content) {
    return el('dialog', { 'data-testid': `dialog-${id}`, 'aria-label': title, onclose: onClose, onclick: (e) => { if (e.target === e.currentTarget) onClose(); } },
      el('header', {}, el('h2', {}, title), iconButton(icon('close'), 'Close (Esc)', { class: 'icon plain', onclick: onClose })), content);
  }
  return (state) => {
    for (const [name, node] of [['help', help], ['truth', truth]]) {
      if (state.dialog === name && !node.open) {
        node.showModal();
        if (name === 'truth') fidelity.look(state.scenarioId);
      }
      if (state.dialog !== name && node.open) node.close();
    }
  };
}
