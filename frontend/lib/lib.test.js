import { test } from 'node:test';
import assert from 'node:assert/strict';
import { ns, span, count } from './format.js';
import { observable } from './observable.js';
import { pack, unpack } from './packed.js';

test('times read as people write them', () => {
  assert.equal(ns(14468000), '14.468 ms');
  assert.equal(ns(2000), '2.0 µs');
  assert.equal(ns(180), '180 ns');
  assert.equal(ns(10000000), '10.0 ms');
  assert.equal(ns(0), '0 ns');
  assert.equal(ns(-180), '−180 ns');
  assert.equal(span(1e6, 11e6), '10 ms');
  assert.equal(span(1500), '1.5 µs');
  assert.deepEqual([999600, 999400, 999.6].map((t) => span(t)), ['1 ms', '999 µs', '1 µs']);
  assert.equal(count(1234567), '1\u202f234\u202f567');
});

test('an observable notifies once for many changes, and not for none', () => {
  const queue = [];
  const o = observable({ a: 1 }, (f) => queue.push(f));
  let told = 0;
  const stop = o.subscribe(() => { told++; });
  o.set({ a: 1 });
  assert.equal(queue.length, 0);
  o.set({ a: 2 });
  o.set((v) => ({ a: v.a + 1 }));
  assert.equal(queue.length, 1);
  queue.shift()();
  assert.deepEqual([told, o.get().a], [1, 3]);
  stop();
  o.set({ a: 9 });
  queue.shift()();
  assert.equal(told, 1);
});

test('a text goes into an address and comes out again', async () => {
  const text = JSON.stringify({ title: 'Grüße ☃', funcs: { main: Array.from({ length: 200 }, () => ({ compute: '1ms' })) } });
  const packed = await pack(text);
  assert.match(packed, /^[\w-]+$/);
  assert.ok(packed.length < text.length / 5, `${packed.length} signs`);
  assert.equal(await unpack(packed), text);
  assert.equal(await unpack('broken'), null);
  assert.equal(await unpack(packed.slice(0, -8)), null);
});
