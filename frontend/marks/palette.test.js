import test from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { contrast, lineInk } from './palette.js';

const css = readFileSync(new URL('../style/tokens.css', import.meta.url), 'utf8');
const found = [...css.matchAll(/--g\d: (#[0-9a-f]{6});/g)].map(([, hex]) => hex);

test('a thin line of any colour is seen on the paper of its theme', () => {
  const rgb = (hex) => [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
  const [, light, dark] = /--surface: light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/.exec(css);
  const [, ...inks] = /--ink: light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/.exec(css);
  for (const [paper, ink, colours] of [[light, inks[0], found.slice(0, 10)], [dark, inks[1], found.slice(0, 10)], [light, '#000000', found.slice(10)]]) {
    for (const hex of colours) assert.ok(contrast(lineInk(rgb(hex), rgb(paper), rgb(ink)), rgb(paper)) >= 3, `${hex} on ${paper}`);
  }
});

test('a colour that is seen already stays as it is', () => {
  assert.deepEqual(lineInk([115, 134, 230], [255, 255, 255], [0, 0, 0]), [115, 134, 230]);
});
