/** SVG nodes kept by id: made once, changed when their key changes, removed when they are no longer asked for. */
const SVG = 'http://www.w3.org/2000/svg';

export function svgNode(tag, attributes = {}) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

/** make(item) → node; keyOf(item) → text; change(node, item). Answers (items) → the map of nodes by id. */
export function keyed(parent, { make, keyOf, change }) {
  let known = new Map();
  return (items) => {
    const next = new Map();
    for (const item of items) {
      let entry = known.get(item.id);
      if (entry) known.delete(item.id);
      else {
        entry = { node: make(item), key: null };
        parent.append(entry.node);
      }
      const key = keyOf(item);
      if (key !== entry.key) {
        entry.key = key;
        change(entry.node, item);
      }
      next.set(item.id, entry);
    }
    for (const { node } of known.values()) node.remove();
    known = next;
    return known;
  };
}
