// What the JSON Schema and the document have to say at a position: how to go on, and what stands there. Everything comes from the schema but what a name may stand for.
import { namesIn, placeAt } from './jsonPlace.js';

/** Under which keys a document defines what may stand at a key of an operation. */
const NAMES = {
  ...of(['send', 'recv', 'close', 'range'], ['chans']), ...of(['recv', 'range'], ['chans', 'timers', 'tickers']),
  ...of(['lock', 'unlock', 'tryLock'], ['mutexes', 'rwmutexes']), ...of(['rlock', 'runlock', 'tryRLock'], ['rwmutexes']),
  ...of(['add', 'done', 'wait'], ['waitgroups']), ...of(['condWait', 'signal', 'broadcast'], ['conds']), ...of(['once'], ['onces']),
  ...of(['atomicAdd', 'atomicStore', 'atomicSwap', 'compareAndSwap'], ['atomics']), ...of(['newTimer', 'afterFunc'], ['timers']), ...of(['newTicker'], ['tickers']),
  ...of(['stop', 'reset'], ['timers', 'tickers']), ...of(['go', 'call', 'defer', 'func'], ['funcs']), ...of(['set'], ['vars']),
};
const SAYS = {
  funcs: 'function', chans: 'channel', mutexes: 'mutex', rwmutexes: 'rwmutex', waitgroups: 'wait group', conds: 'condition variable', onces: 'once', atomics: 'atomic', timers: 'timer',
  tickers: 'ticker', vars: 'variable',
};

function of(keys, kinds) {
  return Object.fromEntries(keys.map((key) => [key, kinds]));
}

/** {complete(text, pos): {from, to, options: [{label, apply, detail, info}]} or null, hover(text, pos): {from, to, lines} or null}. */
export function schemaWords(schema) {
  /** A schema and all that it refers to or offers, each merged with what refers to it. */
  function all(node, around = {}) {
    if (!node || node === true) return [];
    const { $ref, oneOf, anyOf, ...own } = node;
    const mine = { ...around, ...own };
    if ($ref) return all($ref.slice(2).split('/').reduce((at, part) => at?.[part], schema), mine).map((s) => ({ ...s, ...own }));
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

  function keyOptions(frame, forms, writing) {
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
  const member = (s, key) => `"${key}": ${example(s.properties[key])}`;

  /** What a document defines that may stand at the key. */
  function named(text, frames) {
    const keys = frames.map((frame) => frame.key);
    const key = keys.findLast((k) => typeof k === 'string');
    const kinds = keys[0] === 'conds' ? ['mutexes', 'rwmutexes'] : NAMES[key] ?? [];
    const direct = typeof keys.at(-1) === 'string';
    if (!direct || (keys[0] !== 'conds' && keys.length < 2)) return [];
    const names = namesIn(text);
    return kinds.flatMap((kind) => (names[kind] ?? []).map((name) => ({ name: (kind === 'timers' || kind === 'tickers') && (key === 'recv' || key === 'range') ? `${name}.C` : name, kind })));
  }

  function valueOptions(text, frames) {
    const forms = formsAt(frames);
    const names = named(text, frames).map(({ name, kind }) => option(JSON.stringify(name), SAYS[kind], JSON.stringify(name)));
    const says = forms[0]?.description ?? forms[0]?.whole?.description ?? '';
    const fixed = forms.flatMap((s) => s.enum ?? (s.const !== undefined ? [s.const] : s.type === 'boolean' ? [true, false] : []));
    const examples = names.length ? [] : forms.flatMap((s) => [...(s.whole?.examples ?? []), ...(s.examples ?? []), ...(s.default !== undefined ? [s.default] : [])]);
    const values = [...new Set([...fixed, ...(fixed.length ? [] : examples)].map((value) => JSON.stringify(value)))];
    return [...names, ...values.map((value) => option(value, fixed.length ? '' : 'example', value, says))];
  }

  /** How to go on at the position; `asked`: by a key, and not by typing. */
  function complete(text, pos, asked = true) {
    const { frames, at, token, colon } = placeAt(text, pos);
    const frame = frames.at(-1);
    if (!frame || (!asked && !token)) return null;
    const [from, to] = token ? [token.from, token.to] : [pos, pos];
    if (at === 'key') {
      const writing = token?.text ?? '';
      const options = keyOptions(frame, formsAt(frames, writing), writing);
      return options.length ? { from, to, options: colon ? options.map((o) => ({ ...o, apply: `"${o.label}"` })) : options } : null;
    }
    const options = valueOptions(text, frames);
    return options.length ? { from, to, options } : null;
  }

  function hover(text, pos) {
    const { frames, at, token } = placeAt(text, pos);
    if (!token || !frames.length) return null;
    const lines = at === 'key' ? aboutKey(frames, token.text) : aboutValue(text, frames, token.text);
    return lines.length ? { from: token.from, to: token.to, lines } : null;
  }

  function aboutKey(frames, key) {
    const forms = formsAt(frames, key).filter((s) => s.properties?.[key]);
    const form = forms[0];
    if (!form) return [];
    const node = form.properties[key];
    const operation = form.required?.[0] === key && form.description && frames.length > 1 ? [form.description] : [];
    return [...operation, ...facts({ ...about(node), ...(about(node).whole ?? {}), ...node })];
  }

  function aboutValue(text, frames, word) {
    const found = named(text, frames).find(({ name }) => name === word.replace(/\[.*$/, ''));
    const here = found ? [`${found.name}: a ${SAYS[found.kind]} of this scenario, defined under "${found.kind}".`] : [];
    const form = formsAt(frames)[0];
    return form ? [...here, ...facts({ ...form, ...(form.whole ?? {}) })] : here;
  }

  /** Sentence, unit, bounds, default and example. */
  function facts({ description, examples, minimum, maximum, type, default: absent, enum: words, pattern }) {
    const range = type === 'integer' && minimum !== undefined && maximum !== undefined ? `A whole number from ${minimum} to ${maximum}.` : null;
    const unit = pattern && pattern === schema.$defs?.duration?.pattern ? 'A duration with its unit: ns, us, ms, s, m or h.' : null;
    return [description, range, unit !== null && !description?.startsWith('A duration') ? unit : null, words && words.length <= 12 ? `One of ${words.join(', ')}.` : null, absent !== undefined ? `If left out: ${JSON.stringify(absent)}.` : null,
      examples?.length ? `For example ${examples.map((e) => JSON.stringify(e)).join(' or ')}` : null].filter(Boolean);
  }
  return { complete, hover };
}

const option = (label, detail, apply, info = '') => ({ label, detail, apply, info });
