// A JSON text as a tree that knows where its values stand, and written anew; every token stays as it was written.

const TOKEN = /\s*(?:([{}[\],:])|("(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*")|(-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null))/y;

/** {kind: 'object'|'array'|'plain', from, to, text, items: [{key (its text), from, value}]}; null when the text is no JSON. */
export function tree(text) {
  const tokens = [];
  TOKEN.lastIndex = 0;
  const end = text.trimEnd().length;
  while (TOKEN.lastIndex < end) {
    const found = TOKEN.exec(text);
    if (!found) return null;
    const word = found[1] ?? found[2] ?? found[3];
    tokens.push({ word, sign: found[1] !== undefined, name: found[2] !== undefined, from: TOKEN.lastIndex - word.length, to: TOKEN.lastIndex });
  }
  let n = 0;
  const is = (word) => tokens[n]?.sign && tokens[n].word === word;

  function value() {
    const token = tokens[n++];
    if (!token) throw new SyntaxError();
    if (!token.sign) return { kind: 'plain', from: token.from, to: token.to, text: token.word, items: [] };
    if (token.word !== '{' && token.word !== '[') throw new SyntaxError();
    const [kind, close] = token.word === '{' ? ['object', '}'] : ['array', ']'];
    const items = [];
    while (!is(close)) {
      if (items.length && !(is(',') && n++)) throw new SyntaxError();
      items.push(kind === 'object' ? member() : element());
    }
    return { kind, from: token.from, to: tokens[n++].to, items };
  }
  const element = () => ({ key: null, from: tokens[n]?.from, value: value() });
  function member() {
    const key = tokens[n++];
    if (!key?.name || !(is(':') && n++)) throw new SyntaxError();
    return { key: key.word, from: key.from, value: value() };
  }
  try {
    const root = value();
    return n === tokens.length ? root : null;
  } catch {
    return null;
  }
}

/** Longest line, where it can be. */
const WIDTH = 76;
/** Members whose values are always parted into lines. */
const OPEN = ['"funcs"', '"shows"', '"chapters"'];

/** The text written anew, a line for what fits into one; null when it is no JSON. */
export function formatted(text) {
  const root = tree(text);
  return root && `${lines(root, '', 0, true)}\n`;
}

function line({ kind, text, items }) {
  if (kind === 'plain') return text;
  const inside = items.map(({ key, value }) => (key ? `${key}: ${line(value)}` : line(value))).join(', ');
  return kind === 'object' ? `{${inside}}` : `[${inside}]`;
}

/** `before`: letters that stand before it in its line. */
function lines(node, indent, before, open) {
  const flat = line(node);
  if (node.items.length === 0 || (!open && before + flat.length <= WIDTH)) return flat;
  const inner = `${indent}  `;
  const parts = node.items.map(({ key, value }) => {
    const head = `${inner}${key ? `${key}: ` : ''}`;
    return head + lines(value, inner, head.length, OPEN.includes(key) && value.kind !== 'plain');
  });
  const [first, last] = node.kind === 'object' ? '{}' : '[]';
  return `${first}\n${parts.join(',\n')}\n${indent}${last}`;
}
