/** The panels beside the timelines; one is open. */
import { el } from '../marks/element.js';

/** panels: [{id, label, root, when (state → whether it is there; none: always)}]; `opened` hears of each that comes into sight. */
export function tabs(root, panels, { onOpen, opened }) {
  let open = null;
  const buttons = panels.map(({ id, label }) => el('button', {
    type: 'button', role: 'tab', id: `tab-${id}`, 'aria-controls': `panel-${id}`, 'data-testid': `tab-${id}`, onclick: () => onOpen(id), onkeydown: move,
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
    buttons[panels.findIndex((p) => p.id === id)].scrollIntoView({ block: 'nearest', inline: 'nearest' });
    opened(id);
  }
  function move(event) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    const n = panels.length;
    let next = panels.findIndex((p) => p.id === open);
    do next = (next + by + n) % n; while (buttons[next].hidden);
    onOpen(panels[next].id);
    buttons[next].focus();
  }
  return (state) => {
    panels.forEach((p, i) => { buttons[i].hidden = Boolean(p.when && !p.when(state)); });
    const wanted = panels.find((p, i) => p.id === state.panel && !buttons[i].hidden) ?? panels[0];
    if (wanted.id !== open) show(wanted.id);
  };
}
