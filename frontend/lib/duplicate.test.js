/** `|` is the cursor. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { again, copyOf } from './duplicate.js';

function doubled(marked) {
  const text = marked.replace('|', '');
  const { from, to, insert, cursor } = again(text, marked.indexOf('|'));
  const done = text.slice(0, from) + insert + text.slice(to);
  return `${done.slice(0, cursor)}|${done.slice(cursor)}`;
}
const main = (inside) => `{"funcs": {"main": [${inside}]}}`;

test('the innermost operation at the cursor, behind itself, in lines if it has one', () => {
  assert.equal(doubled(main('{"for": 3, "do": [{"sle|ep": "1ms"}]}')), main('{"for": 3, "do": [{"sleep": "1ms"}, {"sleep": "1ms"}|]}'));
  assert.equal(doubled(main('{"fo|r": 3, "do": [{"sleep": "1ms"}]}')), main('{"for": 3, "do": [{"sleep": "1ms"}]}, {"for": 3, "do": [{"sleep": "1ms"}]}|'));
  assert.equal(doubled(main('\n  {"go": "w"|},\n  {"sleep": "1ms"}\n')), main('\n  {"go": "w"},\n  {"go": "w"}|,\n  {"sleep": "1ms"}\n'));
});

test('a function under a name of its own', () => {
  assert.equal(doubled('{"funcs": {"main": [], "wor|ker": [{"sleep": "1ms"}], "worker2": []}}'), '{"funcs": {"main": [], "worker": [{"sleep": "1ms"}], "worker3": [{"sleep": "1ms"}]|, "worker2": []}}');
});

test('outside of the functions, and in what cannot be read, there is nothing to double', () => {
  assert.equal(again('{"title": "t", "funcs": {"main": []}}', 4), null);
  assert.equal(again('{"funcs": {"main": [', 18), null);
});

test('a scenario is a copy by its title', () => {
  assert.equal(copyOf('{"title": "A \\"quoted\\" one", "funcs": {}}'), '{"title": "A \\"quoted\\" one (copy)", "funcs": {}}');
  assert.equal(copyOf('{"title": "A (copy)"}'), '{"title": "A (copy 2)"}');
  assert.equal(copyOf('{"title": "A (copy 2)"}'), '{"title": "A (copy 3)"}');
  assert.equal(copyOf('{"title"'), null);
});
