/** Which variables are seen at the cursor, `|`. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { localsAt } from './scopeNames.js';

const seen = (funcs) => {
  const marked = `{"vars": {"g": 0}, "funcs": {${funcs}}}`;
  return localsAt(marked.replace('|', ''), marked.indexOf('|'));
};
const main = (inside) => seen(`"main": [${inside}]`);

test('parameters, and what the block has made before', () => {
  assert.deepEqual(seen('"f": {"params": ["from", "to"], "do": [{"var": "n", "be": 0}, {"set": "|"}, {"var": "late", "be": 0}]}'), ['from', 'to', 'n']);
  assert.deepEqual(seen('"f": {"param": "i", "do": [{"compute": "|"}]}, "h": [{"var": "n", "be": 1}]'), ['i']);
  assert.deepEqual(main('{"recv": "ch", "into": "v", "ok": "more"}, {"call": "f", "into": "_"}, {"if": "|"}'), ['v', 'more']);
});

test('the variable of a loop is seen in its body only, wherever its key stands', () => {
  assert.deepEqual(main('{"for": 3, "do": [{"send": "ch", "value": "|"}], "var": "i"}'), ['i']);
  assert.deepEqual(main('{"for": "|", "var": "i", "do": []}'), []);
  assert.deepEqual(main('{"for": 3, "var": "i", "do": []}, {"set": "|"}'), []);
  assert.deepEqual(main('{"range": "ch", "var": "job", "do": [{"var": "x", "be": 1}, {"compute": "|"}]}'), ['job', 'x']);
});

test('a block around, a literal, a case of a select; not the block beside', () => {
  assert.deepEqual(main('{"var": "n", "be": 1}, {"go": [{"if": "n > 1", "then": [{"var": "inner", "be": 1}], "else": [{"set": "|"}]}]}'), ['n']);
  assert.deepEqual(main('{"select": [{"recv": "a", "into": "one", "do": []}, {"recv": "b", "into": "two", "do": [{"println": {"value": "|"}}]}]}'), ['two']);
});

test('a text that is not whole', () => {
  assert.deepEqual(main('{"for": 3, "var": "i", "do": [{"var": "n", "be": "i"}, {"set": "|').slice(0, 2), ['i', 'n']);
  assert.deepEqual(localsAt('', 0), []);
});
