import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { formatted, tree } from './jsonTree.js';

const LESSONS = new URL('../../scenarios/', import.meta.url);

test('what fits into a line is one; functions are parted', () => {
  assert.equal(formatted('{"format":1,"chans":{"a":0,\n"b":1},"funcs":{"main":[{"send":"a"}]}}'),
    '{\n  "format": 1,\n  "chans": {"a": 0, "b": 1},\n  "funcs": {\n    "main": [{"send": "a"}]\n  }\n}\n');
});

test('numbers and texts stay as they are written', () => {
  const text = formatted('{"seed": 9223372036854775807, "a": 1.50, "b": "\\u00b5\\"x", "a": -0}');
  for (const word of ['9223372036854775807', '1.50', '"\\u00b5\\"x"', '-0']) assert.ok(text.includes(word), word);
  assert.equal(text.split('"a"').length, 3);
});

test('what is no JSON is left alone', () => {
  for (const text of ['', '{', '{"a": }', '{"a": 1,}', '[1 2]', '{"a" 1}', '{a: 1}', '{} {}', '"a\nb"']) assert.equal(formatted(text), null, text);
});

test('every lesson means the same after formatting, and a second time changes nothing', () => {
  for (const file of readdirSync(LESSONS)) {
    const text = readFileSync(new URL(file, LESSONS), 'utf8');
    const once = formatted(text);
    assert.deepEqual(JSON.parse(once), JSON.parse(text), file);
    assert.equal(formatted(once), once, file);
  }
});

test('values know where they stand', () => {
  const text = '{"a": [1, {"b": 2}]}';
  const list = tree(text).items[0].value;
  assert.equal(text.slice(list.from, list.to), '[1, {"b": 2}]');
  assert.equal(text.slice(list.items[1].from), '{"b": 2}]}');
});
