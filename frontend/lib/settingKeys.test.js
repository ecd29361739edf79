import { test } from 'node:test';
import assert from 'node:assert/strict';
import { apart, costsIn, withCost, withKey, withSettings } from './settingKeys.js';

const LESSON = '{\n  "format": 1,\n  "title": "t",\n  "rules": "1.13", "until": "60ms",\n  "funcs": {"main": []}\n}\n';

test('a setting is written where it stands, or behind the others, and no line moves', () => {
  assert.equal(withSettings(LESSON, { rules: '1.14', seed: null }), LESSON.replace('1.13', '1.14'));
  const text = withSettings(LESSON, { gomaxprocs: 4, seed: 7 });
  assert.ok(text.includes('"rules": "1.13", "gomaxprocs": 4, "seed": 7, "until"'), text);
  assert.equal(withKey('{}', 'seed', '2'), '{"seed": 2}');
  assert.equal(withKey('{"funcs": {', 'seed', '2'), '{"funcs": {');
  assert.equal(withKey('{"seed": 2}', 'seed', null), '{}');
  assert.equal(withKey('{"seed": 2, "a": 1}', 'seed', null), '{"a": 1}');
});

test('a text and its settings are one: there and back again', () => {
  for (const settings of [{ rules: '1.2' }, { gomaxprocs: 3, asyncpreemptoff: true }, { seed: 0, schedtick: 9, rules: '1.26' }, {}]) {
    const text = withSettings(LESSON, settings);
    assert.deepEqual(apart(text, LESSON), { document: LESSON, settings });
  }
  const edited = LESSON.replace('"title": "t"', '"title": "mine"');
  assert.deepEqual(apart(withSettings(edited, { seed: 5 }), LESSON), { document: edited, settings: { seed: 5 } });
});

test('what is no setting stays in the document: a value without sense, a key in another place or taken away', () => {
  for (const text of [LESSON.replace('"1.13"', '"2.0"'), LESSON.replace('"format": 1', '"seed": 3, "format": 1'), LESSON.replace('"rules": "1.13", ', ''), LESSON.replace('60ms', '70ms'), '{"rules": "1.14"']) {
    assert.deepEqual(apart(text, LESSON), { document: text, settings: {} });
  }
});

test('a price is written and taken away again', () => {
  const dear = withCost(LESSON, 'chan', '200ns');
  assert.ok(dear.includes('"until": "60ms", "costs": {"chan":"200ns"}') || dear.includes('"costs": {"chan":"200ns"}'), dear);
  assert.deepEqual(costsIn(withCost(dear, 'loop', '2ns')), { chan: '200ns', loop: '2ns' });
  assert.deepEqual(costsIn(withCost(dear, 'chan', '1us')), { chan: '1us' });
  assert.equal(withCost(dear, 'chan', null), LESSON);
  assert.equal(withCost(LESSON, 'chan', null), LESSON);
});
