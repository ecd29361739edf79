import { test } from 'node:test';
import assert from 'node:assert/strict';
import { RULES, names, presets, read, requests, varies, where, write } from './variants.js';
import { addVariant, chooseSettings, nameRuns, removeVariant, setVariants, toggleCompare } from './variantActions.js';
import { initial } from './store.js';
import { fromHash, toHash } from './url.js';

const state = (more = {}) => ({ ...initial(), document: 'edited', original: 'saved', settings: { rules: null, gomaxprocs: 2, asyncpreemptoff: null, seed: null }, ...more });

test('each variant is a patch of the run value; none is one run', () => {
  assert.deepEqual(requests(state()), [{ document: 'edited', gomaxprocs: 2 }]);
  assert.deepEqual(requests(state({ variants: RULES })), [{ document: 'edited', gomaxprocs: 2, rules: '1.13', asyncpreemptoff: false }, { document: 'edited', gomaxprocs: 2, rules: '1.14', asyncpreemptoff: false }]);
  assert.deepEqual(requests(state({ variants: [{ saved: true }, { gomaxprocs: 4, schedtick: 3 }] })), [{ document: 'saved', gomaxprocs: 2 }, { document: 'edited', gomaxprocs: 4, schedtick: 3 }]);
});

test('runs are named by what differs, as their headers say once they are there', () => {
  const run = (request, header) => ({ request: { document: 'd', ...request }, log: header ? { header } : null });
  assert.deepEqual(names([run({ rules: '1.13' })], 'd'), ['Go 1.13']);
  assert.deepEqual(names([run({ rules: '1.13' }), run({ rules: '1.14' })], 'd'), ['Go 1.13', 'Go 1.14']);
  assert.deepEqual(names([run({}, { rules: '1.26', seed: 1, gomaxprocs: 1 }), run({ seed: 2, gomaxprocs: 4 }, { rules: '1.26', seed: 2, gomaxprocs: 4 })], 'd'), ['GOMAXPROCS=1, seed 1', 'GOMAXPROCS=4, seed 2']);
  assert.deepEqual(names([run({ asyncpreemptoff: false }), run({ asyncpreemptoff: true })], 'd'), ['asyncpreemptoff=0', 'asyncpreemptoff=1']);
  assert.deepEqual(names([{ request: { document: 'saved' }, log: { header: { rules: '1.13' } } }, { request: { document: 'x' }, log: { header: { rules: '1.26' } } }], 'saved'), ['as saved', 'as edited']);
  assert.deepEqual(names([run({ rules: '1.14' }), run({ rules: '1.14' })], 'd'), ['Go 1.14 (1)', 'Go 1.14 (2)']);
  assert.deepEqual(['Go 1.13', 'seed 2', 'as edited'].map(where), ['under Go 1.13', 'with seed 2', 'as edited']);
  assert.deepEqual(names([run({ rules: '1.26' }), { request: { real: 'a' }, log: null }], 'd'), ['the model', 'the real Go']);
  assert.deepEqual(requests(state({ scenarioId: 'a', variants: [{ rules: '1.26' }, { real: true }] }))[1], { real: 'a' });
  assert.equal(nameRuns(state({ runs: [{ ...run({ rules: '1.13' }), label: 'Go 1.13' }] })), null);
});

test('the one button lays 1.13 and 1.14 together, and takes them apart', () => {
  assert.deepEqual(toggleCompare(state()).variants, RULES);
  assert.deepEqual(toggleCompare(state({ variants: RULES })).variants, []);
  assert.deepEqual(toggleCompare(state({ variants: [{ seed: 1 }, { seed: 2 }] })).variants, RULES);
});

test('runs are added up to four and taken away; the last one leaves its patch in the settings', () => {
  let s = state();
  for (const seed of [2, 3, 4, 5]) s = { ...s, ...addVariant(s, { seed }) };
  assert.deepEqual(s.variants, [{}, { seed: 2 }, { seed: 3 }, { seed: 4 }]);
  s = { ...s, focus: 3, ...removeVariant({ ...s, focus: 3 }, 0) };
  assert.deepEqual([s.variants, s.focus], [[{ seed: 2 }, { seed: 3 }, { seed: 4 }], 2]);
  s = { ...s, ...removeVariant(s, 0) };
  s = { ...s, ...removeVariant(s, 1) };
  assert.deepEqual([s.variants, s.settings.seed, s.settings.gomaxprocs, s.focus], [[], 3, 2, 0]);
  assert.equal(removeVariant(state({ variants: [{ saved: true }, {}] }), 1).document, 'saved');
  assert.deepEqual(setVariants(s, [{ seed: 1 }]).variants, []);
});

test('a setting in which the runs differ ends the comparison, another one is of all', () => {
  assert.deepEqual(chooseSettings(state({ variants: RULES }), { rules: '1.26' }).variants, []);
  assert.deepEqual(chooseSettings(state({ variants: RULES }), { gomaxprocs: 3 }), { variants: RULES, settings: { rules: null, gomaxprocs: 3, asyncpreemptoff: null, seed: null } });
  assert.equal(varies([], 'rules'), false);
});

test('what one press compares; what was not edited is not compared with itself', () => {
  const of = (s, now) => Object.fromEntries(presets(s, now).map((p) => [p.id, p.variants]));
  assert.deepEqual(of(state(), { rules: '1.13' }).async, [{ rules: '1.14', asyncpreemptoff: false }, { rules: '1.14', asyncpreemptoff: true }]);
  assert.deepEqual(of(state(), { rules: '1.26' }).async, [{ asyncpreemptoff: false }, { asyncpreemptoff: true }]);
  assert.deepEqual(of(state(), {}).edits, [{ saved: true }, {}]);
  assert.equal(of(state({ document: 'saved' }), {}).edits, null);
  const real = { lessons: ['a'], left: [{ id: 'b', why: 'it never ends.' }] };
  assert.deepEqual(of(state({ document: 'saved', scenarioId: 'a', real }), {}).real, [{ rules: '1.26' }, { real: true }]);
  for (const [more, why] of [[{ scenarioId: 'a' }, 'not as it was edited'], [{ document: 'saved', scenarioId: 'b' }, 'it never ends'], [{ document: 'saved', scenarioId: 'c' }, 'No real run']]) {
    const preset = presets(state({ real, ...more }), {}).find(({ id }) => id === 'real');
    assert.ok(preset.variants === null && preset.why.includes(why), preset.why);
  }
});

test('the address keeps every comparison; the old one still means 1.13 and 1.14', () => {
  for (const variants of [RULES, [{}, { seed: -2 }], [{ rules: '1.26', asyncpreemptoff: true, gomaxprocs: 4, seed: 7, schedtick: 9 }, { saved: true }], [{ seed: 1 }, { seed: 2 }, { seed: 3 }, {}], [{ rules: '1.26' }, { real: true }]]) {
    assert.deepEqual(fromHash(toHash(state({ variants }))).variants, variants, write(variants));
  }
  assert.equal(write(RULES), '1');
  assert.equal(write([{}, { seed: -2 }]), '*s-2');
  assert.deepEqual(['', '0', 'x*y', 's1', 's1*s', 's1*s2*s3*s4*s5', 'r1.13_q*s1'].map(read), new Array(7).fill(null));
  assert.deepEqual(fromHash('#compare=nonsense').variants, []);
});
