/** Every key that the schema knows, wherever it may stand: under the mouse it says what it is, in which unit, and gives an example. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { schemaWords } from './schemaWords.js';

const SCHEMA = JSON.parse(readFileSync(new URL('../../backend/src/main/resources/dev/gmpscope/scenario/scenario.schema.json', import.meta.url), 'utf8'));
const words = schemaWords(SCHEMA);
const named = (ref) => ref.slice(2).split('/').reduce((at, part) => at[part], SCHEMA);

/** Calls back with each key: (its path, a document with `|` in it, the key's schema). */
function everyKey(node, path, around, found, seen = new Set()) {
  if (!node || node === true || seen.has(node)) return;
  seen.add(node);
  if (node.$ref) everyKey(named(node.$ref), path, around, found, seen);
  [...(node.oneOf ?? []), ...(node.anyOf ?? [])].forEach((form) => everyKey(form, path, around, found, seen));
  const needed = (but) => (node.required ?? []).filter((key) => key !== but).map((key) => `"${key}": 0, `).join('');
  for (const [key, value] of Object.entries(node.properties ?? {})) {
    found(`${path}/${key}`, around(`{${needed(key)}"|${key}": 0}`), value);
    everyKey(value, `${path}/${key}`, (inner) => around(`{${needed(key)}"${key}": ${inner}}`), found, seen);
  }
  everyKey(node.additionalProperties, `${path}/*`, (inner) => around(`{"x": ${inner}}`), found, seen);
  everyKey(node.items, `${path}[]`, (inner) => around(`[${inner}]`), found, seen);
}

const isDuration = (node) => JSON.stringify(node).includes('#/$defs/duration"');

test('every key of the schema has its words', () => {
  const wanting = [];
  let keys = 0;
  everyKey(SCHEMA, '', (inner) => inner, (path, marked, node) => {
    keys++;
    const lines = words.hover(marked.replace('|', ''), marked.indexOf('|'))?.lines ?? [];
    const says = lines.join(' ');
    if (!(lines[0]?.length > 3)) wanting.push(`${path}: nothing is said`);
    if (!/For example|One of|If left out|A whole number from/.test(says)) wanting.push(`${path}: no example: ${says}`);
    if (isDuration(node) && !/ns|us|ms|duration|Duration/.test(says)) wanting.push(`${path}: no unit: ${says}`);
  });
  assert.ok(keys > 150, `${keys} keys`);
  assert.deepEqual(wanting, []);
});

test('every operation says what it is in Go', () => {
  for (const { $ref, ...own } of SCHEMA.$defs.operation.oneOf) {
    const { required, description } = { ...($ref ? named($ref) : {}), ...own };
    const text = `{"funcs": {"main": [{${required.map((key) => `"${key}": 0`).join(', ')}}]}}`;
    const says = words.hover(text, text.indexOf('[{"') + 3)?.lines.join(' ') ?? '';
    assert.ok(says.includes(description), `${required}: ${says}`);
  }
});
