/** A sentence in parts as text and buttons: goroutines are followed, moments and events are gone to. */
import { el } from './element.js';

const LINKS = {
  g: { cls: 'actor', title: (text) => `Follow ${text}`, go: (part, { onGoroutine }) => onGoroutine(part.g) },
  time: { cls: 'moment-link', title: (text) => `Go to ${text}`, go: (part, { onMoment }) => onMoment(part.time) },
  seq: { cls: 'moment-link', title: () => 'Go there', go: (part, { onEvent }) => onEvent(part.seq) },
};

const told = new WeakMap();     // node → {kind, part}: what it says now

/** Which link a part is; null: text, as it is where the callback is missing. */
function kindOf(part, { onGoroutine, onMoment, onEvent }) {
  if (part.g !== undefined && onGoroutine) return 'g';
  if (part.time !== undefined && onMoment) return 'time';
  return part.seq !== undefined && onEvent ? 'seq' : null;
}

function make(kind, links) {
  if (!kind) return document.createTextNode('');
  let pressed = null;     // what it said when the pointer went down: it may say something else by the time it goes up
  const node = el('button', {
    type: 'button', class: `link inline ${LINKS[kind].cls}`, onpointerdown: () => { pressed = told.get(node).part; },
    onclick: ({ detail }) => LINKS[kind].go((detail > 0 && pressed) || told.get(node).part, links),
  }, '');
  return node;
}

function tell(node, kind, part) {
  const text = kind ? node.firstChild : node;
  if (text.data !== part.text) {
    text.data = part.text;
    if (kind) node.title = LINKS[kind].title(part.text);
  }
  told.set(node, { kind, part });
  return node;
}

export const said = (parts, links = {}) => parts.map((part) => {
  const kind = kindOf(part, links);
  return tell(make(kind, links), kind, part);
});

/** The same in an element that says something of this manner already: what is made alike stays and only says other words. */
export function sayAnew(root, parts, links) {
  parts.forEach((part, k) => {
    const kind = kindOf(part, links);
    const old = root.childNodes[k];
    if (old && told.get(old)?.kind === kind) tell(old, kind, part);
    else if (old) old.replaceWith(tell(make(kind, links), kind, part));
    else root.append(tell(make(kind, links), kind, part));
  });
  while (root.childNodes.length > parts.length) root.lastChild.remove();
}
