import test from 'node:test';
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

const css = readFileSync(new URL('tokens.css', import.meta.url), 'utf8');
const found = [...css.matchAll(/--g\d: (#[0-9a-f]{6});/g)].map(([, hex]) => hex);
const PALETTES = { 'light and dark': found.slice(0, 10), projector: found.slice(10) };

/** What an eye without one kind of cones sees, in linear light (Machado, Oliveira and Fernandes 2009, severity 1). */
const EYES = {
  'all cones': [1, 0, 0, 0, 1, 0, 0, 0, 1],
  protanopia: [0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998],
  deuteranopia: [0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.01182, 0.04294, 0.968881],
  tritanopia: [1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.3039],
};
/** So far apart in CIELAB two colours stay; 2.3 is the least that an eye sees at all. */
const APART = 15;

const linear = (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
const light = (hex) => [1, 3, 5].map((i) => linear(parseInt(hex.slice(i, i + 2), 16) / 255));
const seen = (hex, eye) => {
  const c = light(hex);
  return [0, 1, 2].map((i) => Math.min(1, Math.max(0, eye[3 * i] * c[0] + eye[3 * i + 1] * c[1] + eye[3 * i + 2] * c[2])));
};
function lab([r, g, b]) {
  const f = (t) => (t > 0.008856 ? Math.cbrt(t) : 7.787 * t + 16 / 116);
  const [x, y, z] = [f((0.4124 * r + 0.3576 * g + 0.1805 * b) / 0.9505), f(0.2126 * r + 0.7152 * g + 0.0722 * b), f((0.0193 * r + 0.1192 * g + 0.9505 * b) / 1.089)];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}
const luminance = (hex) => light(hex).reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
const contrast = (a, b) => {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
};

for (const [theme, colours] of Object.entries(PALETTES)) {
  test(`ten goroutines of the ${theme} palette are told apart by every kind of eye`, () => {
    assert.equal(colours.length, 10);
    for (const [name, eye] of Object.entries(EYES)) {
      const labs = colours.map((hex) => lab(seen(hex, eye)));
      labs.forEach((a, i) => labs.slice(i + 1).forEach((b, k) => {
        const far = Math.hypot(a[0] - b[0], a[1] - b[1], a[2] - b[2]);
        assert.ok(far >= APART, `${name}: --g${i} and --g${i + 1 + k} are ${far.toFixed(1)} apart`);
      }));
    }
  });
  test(`dark text can be read on each colour of the ${theme} palette`, () => {
    const [, ink] = /--on-g: (#[0-9a-f]{6})/.exec(css);
    for (const hex of colours) assert.ok(contrast(hex, ink) >= 4.5, hex);
  });
}
