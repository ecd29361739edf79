import { test } from 'node:test';
import assert from 'node:assert/strict';
import { drafts } from './drafts.js';

function browser() {
  const texts = new Map();
  return { texts, ...drafts({ keep: (name, text) => Boolean(texts.set(name, text)), kept: (name) => texts.get(name) ?? null, forget: (name) => texts.delete(name) }) };
}
const on = (document, original = 'saved') => ({ scenarioId: 'a', document, original });

test('what was typed is there after a reload, applied or not', () => {
  const b = browser();
  b.typed(on('saved'), 'typed');
  assert.equal(b.opened(on('saved')), 'typed');
  b.typed(on('applied'), 'applied and more');
  assert.equal(b.opened(on('applied')), 'applied and more');
  assert.equal(b.opened(on('saved')), 'applied and more');
});

test('each lesson has its own; the lesson’s text is not kept', () => {
  const b = browser();
  b.typed(on('saved'), 'typed');
  assert.equal(b.opened({ ...on('other', 'other'), scenarioId: 'b' }), 'other');
  b.typed(on('saved'), 'saved');
  assert.equal(b.texts.size, 0);
});

test('a link with another edit shows it, and lays the draft aside until it is taken up', () => {
  const b = browser();
  b.typed(on('saved'), 'mine');
  assert.equal(b.opened(on('theirs')), 'theirs');
  b.typed(on('theirs'), 'theirs, changed');
  assert.equal(b.aside('a'), 'mine');
  assert.equal(b.takeUp('a'), 'mine');
  assert.equal(b.aside('a'), null);
});

test('of two tabs on one lesson each has its own text back, and the other’s is laid aside', () => {
  const shared = new Map();
  const over = (texts) => ({ keep: (name, text) => Boolean(texts.set(name, text)), kept: (name) => texts.get(name) ?? null, forget: (name) => texts.delete(name) });
  const told = [];
  const tab = (n, own = new Map()) => ({ own, again: () => tab(n, own), ...drafts({ ...over(shared), here: over(own), onOther: () => told.push(n) }) });
  let [one, two] = [tab(1), tab(2)];
  [one, two].forEach((t) => t.opened(on('saved')));
  one.typed(on('saved'), 'one');
  two.typed(on('saved'), 'two');
  assert.deepEqual([told, two.aside('a')], [[2], 'one']);
  two.typed(on('saved'), 'two, more');
  assert.deepEqual(told, [2]);
  [one, two] = [one.again(), two.again()];
  assert.deepEqual([one.opened(on('saved')), two.opened(on('saved'))], ['one', 'two, more']);
  one.typed(on('saved'), 'one, more');
  two.typed(on('saved'), 'two, still');
  assert.deepEqual([two.aside('a'), tab(3).opened(on('saved'))], ['one, more', 'two, still']);
});

test('a draft is that of the document with other settings as well', () => {
  const b = browser();
  b.typed(on('saved'), 'mine');
  assert.equal(b.opened({ ...on('saved'), shown: 'saved, with settings' }), 'mine');
  b.typed(on('saved'), 'saved, with settings');
  assert.equal(b.opened({ ...on('saved'), shown: 'saved, with settings' }), 'saved, with settings');
});

test('a browser that keeps nothing says so; what it holds in pieces is no draft', () => {
  const none = drafts({ keep: () => false, kept: () => '{"text": ', forget: () => {} });
  assert.equal(none.typed(on('saved'), 'typed'), false);
  assert.equal(none.opened(on('saved')), 'saved');
});
