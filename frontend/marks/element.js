/** An element with attributes, listeners (on…) and children. */
export function el(tag, attributes = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) node.addEventListener(name.slice(2), value);
    else node.setAttribute(name, value === true ? '' : value);
  }
  node.append(...children.flat().filter((c) => c !== null && c !== undefined && c !== false));
  return node;
}

/** A button with an icon's drawing (trusted text from icons.js) and a name for those who do not see it. */
export function iconButton(drawing, label, attributes = {}) {
  const button = el('button', { type: 'button', class: 'icon', 'aria-label': label, title: label, ...attributes });
  button.innerHTML = drawing;
  return button;
}

/** Runs draw only when what it depends on has changed, so that focus and selection stay. */
export function whenChanged(draw) {
  let last = null;
  return (key, ...rest) => {
    if (key === last) return;
    last = key;
    draw(...rest);
  };
}

/** A goroutine's name on its colour. */
export function chip(g, name) {
  const node = el('span', { class: 'chip' }, name);
  node.style.setProperty('--chip', `var(--g${((g % 10) + 10) % 10})`);
  return node;
}
