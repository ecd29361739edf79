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

test('a browser that keeps nothing says so; what it holds in pieces is no draft', () => {
  const none = drafts({ keep: () => false, kept: () => '{"text": ', forget: () => {} });
  assert.equal(none.typed(on('saved'), 'typed'), false);
  assert.equal(none.opened(on('saved')), 'saved');
});
