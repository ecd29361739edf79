// What the JSON Schema and the document have to say at a position: how to go on, and what stands there. Everything comes from the schema but what a name may stand for.
import { placeAt } from './jsonPlace.js';
import { isExpression, namesAt, wordsAt } from './schemaNames.js';

/** So many words of an enumeration are named. */
const MOST_WORDS = 12;

/** {complete(text, pos): {from, to, bare: within the quotes of a text, options: [{label, apply, detail, info}]} or null, hover(text, pos): {from, to, lines} or null}. */
export function schemaWords(schema) {
  /** A schema and all that it refers to or offers, each merged with what refers to it. */
  function all(node, around = {}) {
    if (!node || node === true) return [];
    const { $ref, oneOf, anyOf, ...own } = node;
    const mine = { ...around, ...own };
    if ($ref) return all($ref.slice(2).split('/').reduce((at, part) => at?.[part], schema), mine).map((s) => ({ ...s, ...own, refs: [...(s.refs ?? []), $ref.split('/').at(-1)] }));
    const several = oneOf ?? anyOf;
    return several ? several.flatMap((s) => all(s, several.length > 1 ? {} : mine)).map((s) => ({ ...s, whole: mine })) : [mine];
  }

  /** Of several forms of an object those that have all its keys, but the one that is being written. */
  function fitting(forms, keys, writing) {
    const objects = forms.filter((s) => s.properties || s.additionalProperties);
    const others = [...keys.keys()].filter((key) => key !== writing);
    const fit = objects.filter((s) => others.every((key) => s.properties?.[key] || s.additionalProperties));
    return fit.length ? fit : objects;
  }

  /** The forms that may stand where the frames lead. */
  function formsAt(frames, writing = null) {
    let forms = all(schema);
    frames.forEach((frame, i) => {
      const last = i === frames.length - 1;
      if (frame.kind === '[') forms = forms.flatMap((s) => all(s.items));
      else {
        forms = fitting(forms, frame.keys, last ? writing : null);
        if (!last || writing === null) forms = forms.flatMap((s) => all(s.properties?.[frame.key] ?? s.additionalProperties));
      }
    });
    return forms;
  }

  function keyOptions(text, pos, frames, forms, writing) {
    const frame = frames.at(-1);
    const member = (s, key) => `"${key}": ${firstName(text, pos, frames, key, s.properties[key]) ?? example(s.properties[key])}`;
    const others = [...frame.keys.keys()].filter((key) => key !== writing);
    if (forms.length > 1 && others.length === 0) return forms.filter((s) => s.required).map((s) => option(s.required[0], s.description ?? '', s.required.map((key) => member(s, key)).join(', ')));
    const offered = forms.flatMap((s) => Object.keys(s.properties ?? {}).filter((key) => !others.includes(key)).map((key) => option(key, about(s.properties[key]).description ?? '', member(s, key))));
    return [...new Map(offered.map((o) => [o.label, o])).values()];
  }

  const about = (node) => all(node)[0] ?? {};
  const example = (node) => {
    const first = all(node)[0] ?? {};
    return JSON.stringify(node.examples?.[0] ?? first.whole?.examples?.[0] ?? first.examples?.[0] ?? first.const ?? first.enum?.[0] ?? first.default ?? (first.type === 'array' ? [] : ''));
  };
  /** The first name of the document that may stand at a key of the innermost frame; null for none. */
  function firstName(text, pos, frames, key, node) {
    const [name] = namesAt(text, pos, [...frames.slice(0, -1), { ...frames.at(-1), key }], all(node));
    return name ? JSON.stringify(name.put) : null;
  }

  /** Names, words that the schema fixes, else examples. */
  function valueOptions(text, pos, frames) {
    const forms = formsAt(frames);
    const names = [...namesAt(text, pos, frames, forms), ...(isExpression(forms) ? wordsAt(text, pos) : [])].map(({ put, says }) => option(JSON.stringify(put), says, JSON.stringify(put)));
    const says = forms[0]?.description ?? forms[0]?.whole?.description ?? '';
    const fixed = forms.flatMap((s) => s.enum ?? (s.const !== undefined ? [s.const] : s.type === 'boolean' ? [true, false] : []));
    const shown = names.length && !isExpression(forms) ? [] : forms.flatMap((s) => [...(s.whole?.examples ?? []), ...(s.examples ?? []), ...(s.default !== undefined ? [s.default] : [])]);
    const values = [...new Set([...fixed, ...(fixed.length ? [] : shown)].map((value) => JSON.stringify(value)))];
    const offered = [...names, ...values.map((value) => option(value, fixed.length ? '' : 'example', value, says))];
    return [...new Map(offered.reverse().map((o) => [o.label, o])).values()].reverse();
  }

  /** Inside a text in which more than one word stands: the word at the position. */
  function wordIn(text, pos, token, frames) {
    const inner = [token.from + 1, token.from + 1 + token.text.length];
    const [before, after] = [/[\w.]*$/.exec(text.slice(inner[0], pos))[0], /^[\w.]*/.exec(text.slice(pos, inner[1]))[0]];
    const [from, to] = [pos - before.length, pos + after.length];
    const index = /\[[^\]]*$/.test(text.slice(inner[0], pos));
    const forms = formsAt(frames);
    if ((from === inner[0] && to === inner[1]) || !(isExpression(forms) || (index && namesAt(text, pos, frames, forms).length))) return null;
    return { from, to, bare: true, options: wordsAt(text, pos).map(({ put, says }) => option(put, says, put)) };
  }

  /** How to go on at the position; `asked`: by a key, and not by typing. */
  function complete(text, pos, asked = true) {
    const { frames, at, token, colon } = placeAt(text, pos);
    const frame = frames.at(-1);
    if (!frame || (!asked && !token)) return null;
    const [from, to] = token ? [token.from, token.to] : [pos, pos];
    if (at === 'key') {
      const writing = token?.text ?? '';
      const options = keyOptions(text, pos, frames, formsAt(frames, writing), writing);
      return options.length ? { from, to, options: colon ? options.map((o) => ({ ...o, apply: `"${o.label}"` })) : options } : null;
    }
    const word = token?.quoted ? wordIn(text, pos, token, frames) : null;
    if (word) return asked || /[\w.]/.test(text[pos - 1]) ? word : null;
    const options = valueOptions(text, pos, frames);
    return options.length ? { from, to, options } : null;
  }

  function hover(text, pos) {
    const { frames, at, token } = placeAt(text, pos);
    if (!token || !frames.length) return null;
    const lines = at === 'key' ? aboutKey(frames, token.text) : aboutValue(text, pos, frames, token);
    return lines.length ? { from: token.from, to: token.to, lines } : null;
  }

  function aboutKey(frames, key) {
    const forms = formsAt(frames, key).filter((s) => s.properties?.[key]);
    const form = forms.find((s) => s.required?.[0] === key) ?? forms[0];
    if (!form) return [];
    const node = form.properties[key];
    const operation = form.required?.[0] === key && form.description && frames.length > 1 ? [form.description] : [];
    return [...operation, ...facts({ ...about(node), ...(about(node).whole ?? {}), ...node })];
  }

  function aboutValue(text, pos, frames, token) {
    const forms = formsAt(frames);
    const word = isExpression(forms) && token.quoted ? (/[A-Za-z_]\w*$/.exec(text.slice(token.from, pos))?.[0] ?? '') + /^\w*/.exec(text.slice(pos))[0] : token.text.replace(/\[.*$/, '');
    const known = [...namesAt(text, token.from + 1, frames, forms), ...(isExpression(forms) ? wordsAt(text, token.from + 1) : [])].find(({ name }) => name === word || `${name}.C` === word);
    const here = !known ? [] : known.kind && known.kind !== 'locals' ? [`${known.name}: a ${known.says} of this scenario, defined under "${known.kind}".`] : [`${known.name}: a ${known.says}.`];
    const form = forms[0];
    return form ? [...here, ...facts({ ...form, ...(form.whole ?? {}) })] : here;
  }

  /** Sentence, unit, bounds, default and example. */
  function facts({ description, examples, minimum, maximum, type, default: absent, enum: words, const: only, pattern }) {
    const some = examples?.length ? examples : only !== undefined ? [only] : [];
    const range = type === 'integer' && minimum !== undefined && maximum !== undefined ? `A whole number from ${minimum} to ${maximum}.` : null;
    const unit = pattern && pattern === schema.$defs?.duration?.pattern ? 'A duration with its unit: ns, us, ms, s, m or h.' : null;
    return [description, range, unit !== null && !description?.startsWith('A duration') ? unit : null, words ? `One of ${words.slice(0, MOST_WORDS).join(', ')}${words.length > MOST_WORDS ? `, and ${words.length - MOST_WORDS} more (Ctrl+Space)` : ''}.` : null, absent !== undefined ? `If left out: ${JSON.stringify(absent)}.` : null,
      some.length ? `For example ${some.map((e) => JSON.stringify(e)).join(' or ')}` : null].filter(Boolean);
  }
  return { complete, hover };
}

/** What is too long for its line in the list stands beside it. */
const LINE = 48;
const option = (label, detail, apply, info = detail.length > LINE ? detail : '') => ({ label, detail, apply, info });
