/** Who may import whom: the table of rooms as a test. Exceptions stand under DEBT, each with its reason. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = fileURLToPath(new URL('.', import.meta.url));
const ANY = '';

/** Room → what it may import beside itself: a folder, or one module of it. '' is everything. */
const MAY = {
  lib: [],
  trace: [],
  explain: ['trace/'],
  geometry: ['trace/'],
  stream: ['trace/'],
  store: ['trace/', 'explain/', 'geometry/', 'lib/observable.js'],
  marks: ['lib/'],
  views: ['store/selectors.js', 'explain/', 'geometry/', 'marks/', 'lib/'],
  [ROOT]: [ANY], // main.js and what stands beside it: the composition root
};
/** Rooms whose modules do not import each other. */
const STRANGERS = ['views'];
/** The one door of each library. */
const DOORS = { 'lib/d3.js': /^d3/, 'lib/editor.js': /^(codemirror|@codemirror\/.*|@lezer\/.*)$/ };
/** Rooms without a screen and without a clock. */
const PURE = ['trace', 'explain', 'geometry'];
const IMPURE = /\b(document\.|globalThis\.|window\.(?:document|location|requestAnimationFrame)|Date\.now|new Date|performance\.now|setTimeout|setInterval|requestAnimationFrame|fetch\(|Math\.random)/;

/** {from, to, why}: exceptions that are to go. */
const DEBT = [];

function modules(folder = '') {
  return readdirSync(join(ROOT, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder ? `${folder}/${entry.name}` : entry.name;
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : modules(path);
    return entry.name.endsWith('.js') ? [path] : [];
  });
}

const text = (path) => readFileSync(join(ROOT, path), 'utf8').replace(/\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm, '');

/** What a module names in import … from, export … from, import '…' and import('…'). */
export function importsOf(source) {
  const found = source.matchAll(/(?:^|[;\n])\s*(?:import|export)\b[^'"();=]*?\bfrom\s*['"]([^'"]+)['"]|(?:^|[;\n])\s*import\s*['"]([^'"]+)['"]|\bimport\(\s*['"]([^'"]+)['"]/g);
  return [...found].map((m) => m[1] ?? m[2] ?? m[3]);
}

const isTest = (path) => /\.(test|testkit)\.js$/.test(path);
const roomOf = (path) => (path.includes('/') ? path.split('/')[0] : ROOT);
const resolve = (from, to) => normalize(join(dirname(from), to)).replaceAll('\\', '/');

/** Why a module must not import this, or null. */
function wrong(from, to) {
  if (!to.startsWith('.')) {
    if (isTest(from) && to.startsWith('node:')) return null;
    return DOORS[from]?.test(to) ? null : `${from} imports the library ${to}: only its door may`;
  }
  const path = resolve(from, to);
  if (isTest(path)) return isTest(from) ? null : `${from} imports ${path}, which is for tests`;
  const room = roomOf(from);
  if (!MAY[room]) return `${from} lies in a room that the table does not know`;
  const inside = roomOf(path) === room && (!STRANGERS.includes(room) || isTest(from));
  return inside || MAY[room].some((allowed) => path.startsWith(allowed)) ? null : `${from} imports ${path}`;
}

test('the imports are found, however they are written', () => {
  const source = "import { a,\n  b } from './a.js';\nimport './b.js';\nexport { c } from './c.js';\nconst d = await import('./d.js');\nexport function e(x) { return x; }\n";
  assert.deepEqual(importsOf(source), ['./a.js', './b.js', './c.js', './d.js']);
});

test('every module imports only what its room may', () => {
  const faults = modules().flatMap((from) => importsOf(text(from)).map((to) => ({ from, to, fault: wrong(from, to) })).filter((f) => f.fault));
  const owed = ({ from, to }) => DEBT.some((d) => d.from === from && d.to === resolve(from, to));
  assert.deepEqual(faults.filter((f) => !owed(f)).map((f) => f.fault), []);
  assert.equal(faults.filter(owed).length, DEBT.length, 'a debt that is paid leaves the list');
});

test('trace, explain and geometry know no screen and no clock', () => {
  const faults = modules().filter((path) => PURE.includes(roomOf(path)) && !isTest(path)).filter((path) => IMPURE.test(text(path)));
  assert.deepEqual(faults, []);
});
