/** The panels beside the timelines; one is open. */
import { el } from '../marks/element.js';

/** panels: [{id, label, root}]. Answers {open(id), current()}. */
export function tabs(root, panels, onOpen) {
  let open = panels[0].id;
  const buttons = panels.map(({ id, label }) => el('button', {
    type: 'button', role: 'tab', id: `tab-${id}`, 'aria-controls': `panel-${id}`, 'data-testid': `tab-${id}`, onclick: () => show(id), onkeydown: move,
  }, label));
  for (const { id, root: panel } of panels) {
    panel.id = `panel-${id}`;
    panel.setAttribute('role', 'tabpanel');
    panel.setAttribute('aria-labelledby', `tab-${id}`);
    panel.classList.add('panel');
    if (id !== 'json') panel.tabIndex = 0;
  }
  root.append(el('div', { class: 'tablist', role: 'tablist', 'aria-label': 'Panels' }, buttons), ...panels.map((p) => p.root));
  function show(id) {
    open = id;
    root.parentElement.dataset.panel = id;
    panels.forEach((p, i) => {
      p.root.hidden = p.id !== id;
      buttons[i].setAttribute('aria-selected', p.id === id);
      buttons[i].tabIndex = p.id === id ? 0 : -1;
    });
    onOpen(id);
  }
  function move(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    const next = (panels.findIndex((p) => p.id === open) + by + panels.length) % panels.length;
    show(panels[next].id);
    buttons[next].focus();
  }
  show(open);
  return { open: show, current: () => open };
}
