// The settings of a run as keys of the scenario's text: the quick controls write them there, and a text is read as another one with settings.
import { tree } from './jsonTree.js';

const whole = (low, high) => (value) => Number.isSafeInteger(value) && value >= low && value <= high;
/** Keys that a run may have in place of its document's, and whether a value makes sense. */
const SOUND = {
  rules: (value) => /^1\.([1-9]|1\d|2[0-6])$/.test(value), gomaxprocs: whole(1, 256), asyncpreemptoff: (value) => typeof value === 'boolean', seed: whole(0, Number.MAX_SAFE_INTEGER), schedtick: whole(0, 1_000_000),
};
const KEYS = Object.keys(SOUND);
/** A new key stands behind the first of these that is there. */
const BEHIND = [...KEYS].reverse().concat('until', 'title', 'format');

const memberOf = (text, key) => tree(text)?.items.find((item) => item.key === JSON.stringify(key));

/** The text with a key at its top, its value as JSON text, without a line more or less; null takes it away. What is no JSON object stays as it is. */
export function withKey(text, key, value) {
  const root = tree(text);
  if (root?.kind !== 'object') return text;
  const at = root.items.findIndex((item) => item.key === JSON.stringify(key));
  const put = (from, to, insert) => text.slice(0, from) + insert + text.slice(to);
  if (at >= 0 && value !== null) return put(root.items[at].value.from, root.items[at].value.to, value);
  if (at >= 0) return at > 0 ? put(root.items[at - 1].value.to, root.items[at].value.to, '') : put(root.items[0].from, root.items[1]?.from ?? root.items[0].value.to, '');
  if (value === null) return text;
  const before = BEHIND.map((name) => root.items.find((item) => item.key === JSON.stringify(name))).find(Boolean) ?? root.items.at(-1);
  const member = `${JSON.stringify(key)}: ${value}`;
  return before ? put(before.value.to, before.value.to, `, ${member}`) : put(root.from + 1, root.from + 1, member);
}

let known = { document: null, settings: null, text: '' };

/** The document with the settings written into it: what the editor shows. */
export function withSettings(document, settings) {
  if (known.document !== document || known.settings !== settings) {
    const text = KEYS.filter((key) => (settings[key] ?? null) !== null).reduce((t, key) => withKey(t, key, JSON.stringify(settings[key])), document);
    known = { document, settings, text };
  }
  return known.text;
}

/** {document, settings}: a text as the library's document with other settings, as far as it is that; else the text itself with none. */
export function apart(text, original) {
  const settings = {};
  let document = text;
  for (const key of original ? KEYS : []) {
    const [mine, theirs] = [memberOf(text, key)?.value, memberOf(original, key)?.value];
    if (mine?.kind !== 'plain' || mine.text === theirs?.text || !SOUND[key](JSON.parse(mine.text))) continue;
    settings[key] = JSON.parse(mine.text);
    document = withKey(document, key, theirs?.text ?? null);
  }
  return withSettings(document, settings) === text ? { document, settings } : { document: text, settings: {} };
}

/** The text with a price of its own, "200ns"; null for the table's. */
export function withCost(text, name, price) {
  const costs = memberOf(text, 'costs')?.value;
  const inner = costs ? withKey(text.slice(costs.from, costs.to), name, price === null ? null : JSON.stringify(price)) : price === null ? '{}' : JSON.stringify({ [name]: price });
  return withKey(text, 'costs', tree(inner)?.items.length ? inner : null);
}

/** {name: price} of the prices that a text has of its own. */
export const costsIn = (text) => Object.fromEntries((memberOf(text, 'costs')?.value.items ?? []).filter(({ value }) => value.kind === 'plain').map(({ key, value }) => [JSON.parse(key), JSON.parse(value.text)]));
