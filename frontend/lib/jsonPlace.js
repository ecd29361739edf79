// Where in a JSON text a position is, however unfinished the text.

export const TOKEN = /"(?:[^"\\\n]|\\.)*("?)|[{}[\],:]|[^\s"{}[\],:]+/g;

/**
 * {frames: [{kind: '{'|'[', key, keys: Map of key → its plain value}], from the outermost, of which `key` leads to the position;
 *  at: 'key'|'value'|null, token: {from, to, text (a string's without quotes), quoted} or null, colon: whether one follows the token}
 */
export function placeAt(text, pos) {
  const stack = [];
  let place = null;
  let top = null;                                           // the object or list that is being read
  const here = (token) => {
    const outermost = [...stack].map((frame) => ({ kind: frame.kind, key: frame.key, keys: frame.keys }));
    place = { frames: outermost, at: top ? (top.kind === '{' && !top.colon ? 'key' : 'value') : null, token, colon: false };
    place.colon = /^\s*:/.test(text.slice(token ? token.to : pos));
  };
  for (const found of text.matchAll(TOKEN)) {
    const [word] = found;
    const [from, to] = [found.index, found.index + word.length];
    const quoted = word[0] === '"';
    const sign = !quoted && '{}[],:'.includes(word);
    if (!place && from >= pos && !(from === pos && !sign)) here(null);
    const inside = quoted ? from < pos && (pos < to || (pos === to && found[1] === '')) : !sign && from <= pos && pos <= to;
    if (!place && inside) here({ from, to, quoted, text: quoted ? word.slice(1, found[1] ? -1 : undefined) : word });
    if (sign) read(word);
    else word_(quoted ? word.slice(1, found[1] ? -1 : undefined) : word, quoted);
  }
  if (!place) here(null);
  return place;

  function read(sign) {
    if (sign === '{' || sign === '[') {
      top = { kind: sign, key: sign === '[' ? 0 : null, keys: new Map(), colon: false };
      stack.push(top);
    } else if (sign === '}' || sign === ']') {
      stack.pop();
      top = stack.at(-1) ?? null;
    } else if (!top) {
      return;
    } else if (sign === ':') {
      top.colon = true;
    } else if (top.kind === '[') {
      top.key++;
    } else Object.assign(top, { key: null, colon: false });
  }

  function word_(word, quoted) {
    if (!top || top.kind === '[') return;
    if (top.colon) top.keys.set(top.key, word);
    else if (quoted) {
      top.key = word;
      top.keys.set(word, null);
    }
  }
}

/** Every name that the document defines, by the key it is defined under: {funcs: ['main', …], chans: [...], …}. */
export const namesIn = (text) => Object.fromEntries(Object.entries(definedIn(text)).map(([key, names]) => [key, names.map(({ name }) => name)]));

/** The same with the length of each slice, 0 of a single one: {chans: [{name: 'ch', length: 0}], …}. */
export function definedIn(text) {
  const names = {};
  const stack = [];
  const add = (key, written) => {
    const [, name, length] = /^([^[]*)(?:\[(\d+)\]?)?/.exec(written);
    (names[key] ??= []).push({ name, length: Number(length ?? 0) });
  };
  let top = null;
  for (const found of text.matchAll(TOKEN)) {
    const [word] = found;
    if (word === '{' || word === '[') stack.push(top = { kind: word, key: null, colon: false });
    else if (word === '}' || word === ']') {
      stack.pop();
      top = stack.at(-1) ?? null;
    } else if (!top) continue;
    else if (word === ':') top.colon = true;
    else if (word === ',') Object.assign(top, { key: null, colon: false });
    else if (word[0] === '"' && !top.colon) {
      const name = word.slice(1, found[1] ? -1 : undefined);
      if (top.kind === '{') top.key = name;
      if (stack.length === 2 && stack[0].key) add(stack[0].key, name);
    }
  }
  return names;
}
