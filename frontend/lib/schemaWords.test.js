/** Completion and hover from the real schema; `|` is the cursor. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { namesIn, placeAt } from './jsonPlace.js';
import { schemaWords } from './schemaWords.js';

const SCHEMA = JSON.parse(readFileSync(new URL('../../backend/src/main/resources/dev/gmpscope/scenario/scenario.schema.json', import.meta.url), 'utf8'));
const words = schemaWords(SCHEMA);
const at = (marked) => [marked.replace('|', ''), marked.indexOf('|')];
const complete = (marked, asked) => words.complete(...at(marked), asked);
const labels = (marked) => complete(marked)?.options.map((o) => o.label) ?? [];
const hover = (marked) => words.hover(...at(marked))?.lines.join(' ') ?? null;
const main = (inside) => `{"chans": {"jobs": 0, "rest[3]": 1}, "mutexes": ["mu"], "rwmutexes": ["rw"], "waitgroups": ["wg"], "timers": ["t"], "funcs": {"main": [${inside}], "worker": []}}`;

test('the place is known in texts that are not whole', () => {
  assert.deepEqual(placeAt('{"funcs": {"main": [{"co', 24).frames.map((f) => f.key), ['funcs', 'main', 0, null]);
  assert.equal(placeAt('{"funcs": {"main": [{"co', 24).at, 'key');
  assert.deepEqual(placeAt('{"a": [1, ', 10).frames.map((f) => f.key), ['a', 1]);
  assert.equal(placeAt('{"a": ', 6).at, 'value');
  assert.equal(placeAt('', 0).at, null);
});

test('names are found where they are defined, slices without their length', () => {
  assert.deepEqual(namesIn(main('')), { chans: ['jobs', 'rest'], mutexes: ['mu'], rwmutexes: ['rw'], waitgroups: ['wg'], timers: ['t'], funcs: ['main', 'worker'] });
  assert.deepEqual(namesIn('{"chans": {"a": 0, "b').chans, ['a', 'b']);
});

test('at the top: the keys that are not there yet, with a value to begin with', () => {
  const found = complete('{"format": 1, "|"}');
  const until = found.options.find((o) => o.label === 'until');
  assert.equal(until.apply, '"until": "60ms"');
  assert.ok(!found.options.some((o) => o.label === 'format'));
  assert.deepEqual([found.from, found.to], [14, 16]);
});

test('every operation of the schema is offered in a body, with what it needs', () => {
  const found = complete(main('{"|"}')).options;
  assert.equal(found.length, SCHEMA.$defs.operation.oneOf.length);
  assert.equal(found.find((o) => o.label === 'for').apply, '"for": "forever", "do": [{"compute":"1us"}]');
  assert.deepEqual([found.find((o) => o.label === 'send')].map(({ detail, apply }) => [detail, apply]), [['ch <- value', '"send": "jobs"']]);
  assert.equal(found.find((o) => o.label === 'go').apply, '"go": "worker"');
  assert.equal(found.find((o) => o.label === 'once').apply, '"once": "setup", "do": "worker"');
  for (const { apply } of found) assert.doesNotThrow(() => JSON.parse(`{${apply}}`), apply);
});

test('a begun operation offers what it lacks, and no other operation', () => {
  assert.deepEqual(labels(main('{"go": "worker", "|"}')), ['args', 'arg']);
  assert.deepEqual(labels(main('{"|": "worker", "arg": 1}')).sort(), ['args', 'call', 'defer', 'go', 'into']);
  assert.equal(complete(main('{"|": "worker"}')).options[0].apply.includes(':'), false);
});

test('names fit the operation; words of an enumeration and truth values', () => {
  assert.deepEqual(labels(main('{"go": "|"}')), ['"worker"', '"main"']);
  assert.deepEqual(labels(main('{"send": "|"}')), ['"jobs"', '"rest[0]"']);
  assert.deepEqual(labels(main('{"recv": |}')), ['"jobs"', '"rest[0]"', '"t.C"']);
  assert.deepEqual(labels(main('{"lock": "|"}')), ['"mu"', '"rw"']);
  assert.deepEqual(labels(main('{"rlock": "|"}')), ['"rw"']);
  assert.deepEqual(labels(main('{"wait": "|"}')), ['"wg"']);
  assert.ok(labels(main('{"unsafe": "1us", "kind": "|"}')).includes('"assembly"'));
  assert.deepEqual(labels('{"asyncpreemptoff": |}'), ['true', 'false']);
  assert.deepEqual(labels('{"mutexes": ["mu"], "conds": {"full": "|"}}'), ['"mu"']);
});

test('nested bodies and literals are bodies', () => {
  const deep = labels(main('{"go": [{"for": 3, "do": [{"select": [{"recv": "jobs", "do": [{"|"}]}]}]}]}'));
  assert.equal(deep.length, SCHEMA.$defs.operation.oneOf.length);
});

test('typing in nothing asks for nothing', () => {
  assert.equal(complete('{"format": 1, |}', false), null);
  assert.ok(complete('{"format": 1, |}', true));
});

test('hover: what a key is, its unit, bounds and an example; whose name it is', () => {
  assert.match(hover('{"un|til": "5ms"}'), /The run stops here.*ns, us, ms.*For example "60ms"/);
  assert.match(hover('{"gomax|procs": 2}'), /Number of Ps\. A whole number from 1 to 256\. If left out: 1\./);
  assert.match(hover(main('{"se|nd": "jobs"}')), /ch <- value The channel\./);
  assert.match(hover(main('{"send": "jo|bs"}')), /jobs: a channel of this scenario/);
  assert.match(hover(main('{"for": "forever", "d|o": []}')), /each round/);
  assert.equal(hover('{"nobody|": 1}'), null);
});

test('an element of a slice is named by the innermost variable; in its index and in an expression a word is completed', () => {
  assert.ok(labels(main('{"for": 3, "var": "i", "do": [{"send": "|"}]}')).includes('"rest[i]"'));
  const word = complete(main('{"for": 3, "var": "i", "do": [{"var": "n", "be": 1}, {"compute": "n * 1ms + |"}]}'));
  assert.deepEqual([word.bare, word.from === word.to], [true, true]);
  assert.deepEqual(word.options.map((o) => o.apply).slice(0, 4), ['i', 'n', 'len(jobs)', 'cap(jobs)']);
  assert.deepEqual(complete(main('{"for": 3, "var": "i", "do": [{"send": "rest[|]"}]}')).options[0].apply, 'i');
  assert.match(hover(main('{"for": 3, "var": "i", "do": [{"compute": "2 * |i * 1ms"}]}')), /^i: a variable of this function\./);
});

const ALL = '"vars": {"v": 0}, "atomics": ["a"], "chans": {"ch": 0}, "mutexes": ["mu"], "rwmutexes": ["rw"], "waitgroups": ["wg"], "conds": {"c": "mu"}, "onces": ["o"], "timers": ["t"], "tickers": ["k"]';
/** Where a name is made and none is asked for. */
const MADE = ['var/var', 'for/var', 'range/var', 'func/param', 'func/params'];
/** Whether a part of the schema is a name, or an expression of names. */
const isName = (node) => ['name', 'reference', 'callee', 'into', 'ok', 'expression', 'number', 'time'].some((ref) => JSON.stringify({ ...node, properties: null }).includes(`"#/$defs/${ref}"`));

/** Every property of an object of the schema that is a name: where it is, and a document with the cursor in it. */
function places() {
  const found = [];
  const filled = (form, key) => `{${[...(form.required ?? []).filter((k) => k !== key).map((k) => `"${k}": ${k === 'do' || k === 'default' ? '[]' : '1'}`), `"${key}": ${form.properties[key].type === 'array' ? '["|"]' : key === 'println' ? '{"value": "|"}' : '"|"'}`].join(', ')}}`;
  const doc = (inside, rest = '') => `{${ALL}, "funcs": {"main": [], "f": {"param": "p", "do": [${inside}]}}${rest}}`;
  for (const [name, def] of Object.entries(SCHEMA.$defs)) {
    for (const form of def.oneOf?.filter((f) => f.properties) ?? [def]) {
      for (const [key, node] of Object.entries(form.properties ?? {})) {
        const claim = ['show', 'filters'].includes(name) && ['func', 'callee'].includes(key);
        if (!claim && (!isName(node) || ['show', 'chapter', 'filters'].includes(name))) continue;
        const written = name === 'filters' ? `{"event": "GoStart", "${key}": "|"}` : filled(form, key);
        const text = claim ? doc('', `, "shows": [${written}]`) : name === 'case' ? doc(`{"select": [${written}]}`) : name === 'func' ? doc('').replace('{"param"', `${written.slice(0, -1)}, "param"`) : doc(written);
        found.push({ at: `${name}/${key}`, text });
      }
    }
  }
  return found;
}

test('wherever the schema has a name or an expression, the names that fit are offered', () => {
  const all = places();
  assert.ok(all.length > 80, `${all.length} places`);
  const bare = all.filter(({ at, text }) => !MADE.includes(at) && !(complete(text)?.options ?? []).some((o) => o.detail && o.detail !== 'example'));
  assert.deepEqual(bare.map(({ at }) => at), []);
});
