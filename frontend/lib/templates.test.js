/** `|` is the cursor. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { INSERTS, NEW, insertion } from './templates.js';

function inserted(marked, name) {
  const text = marked.replace('|', '');
  const { from, to, insert } = insertion(text, marked.indexOf('|'), name);
  return text.slice(0, from) + insert + text.slice(to);
}
const main = (inside) => `{"funcs": {"main": [${inside}]}}`;

test('behind the operation at the cursor, in the innermost list', () => {
  assert.equal(inserted(main('{"sleep"|: "1ms"}, {"gosched": true}'), 'compute'), main('{"sleep": "1ms"}, {"compute": "1ms"}, {"gosched": true}'));
  assert.equal(inserted(main('{"for": 3, "do": [{"g|osched": true}]}'), 'sleep'), main('{"for": 3, "do": [{"gosched": true}, {"sleep": "1ms"}]}'));
  assert.equal(inserted(main('{"for": 3, "do": [|]}'), 'sleep'), main('{"for": 3, "do": [{"sleep": "1ms"}]}'));
  assert.equal(inserted(main('|{"gosched": true}'), 'sleep'), main('{"sleep": "1ms"}, {"gosched": true}'));
});

test('outside of all functions it goes to the end of main', () => {
  assert.equal(inserted('{"ti|tle": "t", "funcs": {"main": [{"gosched": true}], "w": []}}', 'println'), '{"title": "t", "funcs": {"main": [{"gosched": true}, {"println": "here"}], "w": []}}');
  assert.equal(inserted('{|"funcs": {"main": {"noinline": true, "do": []}}}', 'compute'), '{"funcs": {"main": {"noinline": true, "do": [{"compute": "1ms"}]}}}');
});

test('lines stay lines, and lists of arguments are no bodies', () => {
  assert.equal(inserted('{"funcs": {"main": [\n    {"gosched": true}|\n]}}', 'compute'), '{"funcs": {"main": [\n    {"gosched": true},\n    {"compute": "1ms"}\n]}}');
  assert.equal(inserted(main('{"go": "w", "args": [|1]}'), 'compute'), main('{"go": "w", "args": [1]}, {"compute": "1ms"}'));
});

test('a function gets a name of its own', () => {
  assert.equal(inserted('{"funcs": {"main": [|], "worker": []}}', 'func'), '{"funcs": {"main": [], "worker2": [{"compute": "1ms"}], "worker": []}}');
});

test('what cannot be read is left alone; templates are JSON', () => {
  assert.equal(insertion('{"funcs": {"main": [', 3, 'compute'), null);
  assert.equal(insertion('{}', 1, 'compute'), null);
  for (const [, text] of [...Object.values(INSERTS), ...Object.values(NEW)]) assert.doesNotThrow(() => JSON.parse(text));
});
