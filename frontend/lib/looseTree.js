// A JSON text as a tree, however unfinished: what is not closed ends where what is around it does.
import { TOKEN } from './jsonPlace.js';

/** {kind: '{'|'['|'', from, to, text (of a plain value, without quotes), items: [{key, value}]}; null for a text without anything. */
export function looseTree(text) {
  const stack = [];
  let root = null;
  const top = () => stack.at(-1);
  const put = (node) => {
    root ??= node;
    if (top()) top().items.push({ key: top().kind === '{' ? top().key : null, value: node });
    if (top()) Object.assign(top(), { key: null, colon: false });
  };
  function close(open, to) {
    const depth = stack.findLastIndex((node) => node.kind === open);
    if (depth >= 0) stack.splice(depth).forEach((node) => { node.to = to; });
  }
  for (const found of text.matchAll(TOKEN)) {
    const [word] = found;
    const [from, to] = [found.index, found.index + word.length];
    const plain = word[0] === '"' ? word.slice(1, found[1] ? -1 : undefined) : word;
    if (word === '{' || word === '[') {
      const node = { kind: word, from, to: text.length, text: null, items: [], key: null, colon: false };
      put(node);
      stack.push(node);
    } else if (word === '}' || word === ']') close(word === '}' ? '{' : '[', to);
    else if (word === ':') Object.assign(top() ?? {}, { colon: true });
    else if (word === ',') Object.assign(top() ?? {}, { key: null, colon: false });
    else if (top()?.kind === '{' && !top().colon) top().key = plain;
    else put({ kind: '', from, to, text: plain, items: [] });
  }
  return root;
}

/** The value of a member, undefined for none. */
export const member = (node, key) => node?.items.find((item) => item.key === key)?.value;
