import { test } from 'node:test';
import assert from 'node:assert/strict';
import { pressing } from './pressing.js';

test('a press lasts until all have heard of its end, and the next one is another', () => {
  const target = new EventTarget();
  const due = [];
  const pressed = pressing(target, (f) => due.push(f));
  const pointer = (type) => target.dispatchEvent(new Event(type));
  assert.equal(pressed(), 0);
  pointer('pointerdown');
  assert.equal(pressed(), 1);
  pointer('pointerup');
  assert.equal(pressed(), 1);
  due.shift()();
  assert.equal(pressed(), 0);
  pointer('pointerdown');
  pointer('pointercancel');
  pointer('pointerdown');
  due.shift()();
  assert.equal(pressed(), 3, 'an end that is heard of late ends no other press');
});
