/** SVG nodes kept by id: made once, changed when their key changes, removed when they are no longer asked for. */
const SVG = 'http://www.w3.org/2000/svg';

export function svgNode(tag, attributes = {}) {
  const node = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) node.setAttribute(name, value);
  return node;
}

/**
 * make(item) → node; keyOf(item) → text; change(node, item). Answers (items, still) → the map of nodes by id. With `renew(node, item)` the nodes of those who are gone
 * serve those who have come, where nothing is to be seen moving (`still`): a far jump changes half of what there is.
 */
export function keyed(parent, { make, keyOf, change, renew = null }) {
  let known = new Map();
  function node(item, free) {
    const again = free.pop();
    if (again) {
      renew(again, item);
      return again;
    }
    return parent.appendChild(make(item));
  }
  return (items, still = false) => {
    const next = new Map();
    for (const { id } of items) {
      next.set(id, known.get(id) ?? null);
      known.delete(id);
    }
    const gone = [...known.values()].map((entry) => entry.node);
    const free = renew && still ? gone.filter((one) => !one.contains(document.activeElement)) : [];
    const taken = new Set(free);
    for (const one of gone) if (!taken.has(one)) one.remove();
    for (const item of items) {
      const entry = next.get(item.id) ?? { node: node(item, free), key: null };
      next.set(item.id, entry);
      const key = keyOf(item);
      if (key === entry.key) continue;
      entry.key = key;
      change(entry.node, item);
    }
    for (const one of free) one.remove();
    known = next;
    return known;
  };
}
