/** A note beside the pointer. */
import { el } from './element.js';

export function tip(root) {
  const node = el('div', { class: 'tip', role: 'presentation', hidden: true });
  root.append(node);
  return {
    hide() { node.hidden = true; },
    /** Shows lines of text near (x, y) of the root, inside it. */
    show(lines, x, y) {
      node.replaceChildren(...lines.map((line, i) => el(i ? 'p' : 'strong', {}, line)));
      node.hidden = false;
      const left = Math.min(x + 14, root.clientWidth - node.offsetWidth - 8);
      const below = y + 18 + node.offsetHeight < root.scrollTop + root.clientHeight;
      node.style.transform = `translate(${Math.max(4, left)}px, ${below ? y + 18 : y - node.offsetHeight - 10}px)`;
    },
  };
}
