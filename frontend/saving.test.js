import { test } from 'node:test';
import assert from 'node:assert/strict';
import { saving } from './saving.js';
import { createStore } from './store/store.js';

/** A page whose server answers each PUT with the next of `answers`; what was put and run is kept. */
async function page(answers, writable = true, disk = {}) {
  globalThis.addEventListener ??= () => {};
  const store = createStore({ problems: [], scenarioId: 'mine', document: 'old', original: 'old' }, (f) => f());
  const [puts, runs, settled] = [[], [], []];
  const get = async (path) => ({ ok: !disk.gone, status: disk.gone ? 404 : 200, headers: new Map([['etag', disk.tag ?? '"1"']]), text: async () => disk.text, json: async () => (path === 'api/library' ? { writable } : [{ id: 'mine', title: 'Mine' }]) });
  const put = async (path, text, headers) => {
    puts.push([path, text, headers]);
    const answer = answers.shift();
    if (answer instanceof Error) throw answer;
    const [status, json, etag] = answer;
    return { ok: status < 400, status, json: async () => json, headers: new Map([['etag', etag]]) };
  };
  const { save, look } = saving(store, { get, put, run: async (...args) => runs.push(args), untouched: () => !disk.touched, settled: (...args) => settled.push(args), every: () => 0 });
  await new Promise(setImmediate);
  store.act.setLibrary({ tag: '"1"' });
  return { store, save, look, puts, runs, settled };
}

test('the version that was fetched is replaced; another name must be new', async () => {
  const { store, save, puts, runs } = await page([[200, {}, '"2"'], [200, {}, '"3"']]);
  await save('mine', 'new');
  assert.deepEqual(puts[0], ['api/scenarios/mine', 'new', { 'If-Match': '"1"' }]);
  assert.deepEqual(runs, [[true, 'new']]);
  assert.equal(store.get().original, 'new');
  assert.equal(store.get().library.tag, '"2"');
  await save('other', 'new');
  assert.deepEqual(puts[1][2], { 'If-None-Match': '*' });
  assert.equal(store.get().scenarioId, 'other');
});

test('a version in the way is told of, and replaced only when asked once more', async () => {
  const { store, save, puts } = await page([[412, { sentence: 'Another version.' }, '"9"'], [200, {}, '"10"']]);
  await save('mine', 'new');
  assert.match(store.get().notice, /^Another version\. Save once more/);
  assert.equal(store.get().original, 'old');
  await save('mine', 'new');
  assert.deepEqual(puts[1][2], { 'If-Match': '"9"' });
  assert.equal(store.get().library.over, null);
});

test('mistakes, a full disk and a lost server leave the text and its state alone', async () => {
  const { store, save } = await page([[422, { problems: [{ line: 1 }] }], [507, { sentence: 'The disk is full.' }], new TypeError('Failed to fetch')]);
  await save('mine', '{');
  assert.deepEqual(store.get().problems, [{ line: 1 }]);
  await save('mine', 'new');
  assert.equal(store.get().notice, 'The disk is full.');
  await save('mine', 'new');
  assert.match(store.get().notice, /does not answer/);
  assert.deepEqual([store.get().document, store.get().original, store.get().library.tag], ['old', 'old', '"1"']);
});

test('a file that changed on disk is shown anew, unless somebody is at work on it; each change is told once', async () => {
  const disk = {};
  const { store, look, runs } = await page([], true, disk);
  await look();
  assert.equal(store.get().notice, null);
  Object.assign(disk, { tag: 'W/"2"', text: 'theirs' });
  await look();
  assert.match(store.get().notice, /is shown as it is now/);
  assert.deepEqual([store.get().original, store.get().document, runs.at(-1)], ['theirs', 'theirs', [true, 'theirs']]);
  Object.assign(disk, { tag: '"3"', text: 'more', touched: true });
  await look();
  assert.equal(store.get().library.changed, 'newer');
  assert.equal(store.get().original, 'theirs');
  store.act.setLibrary({ changed: null });                  // “Keep what I wrote”
  await look();
  assert.equal(store.get().library.changed, null, 'it was answered');
  disk.gone = true;
  await look();
  assert.equal(store.get().library.changed, 'gone');
  Object.assign(disk, { gone: false, tag: '"2"' });
  await look();
  assert.equal(store.get().library.changed, null, 'it is there again');
  disk.gone = true;
  await look();
  assert.equal(store.get().library.changed, 'gone');
});

test('a file that is gone is saved again at once, and what was a draft of it is settled', async () => {
  const disk = { gone: true };
  const { store, look, save, puts, settled } = await page([[200, {}, '"5"']], true, disk);
  await look();
  await save('mine', 'new');
  assert.deepEqual(puts[0][2], { 'If-None-Match': '*' });
  assert.deepEqual([store.get().library.changed, store.get().library.tag], [null, '"5"']);
  assert.deepEqual(settled, [['mine', 'new']]);
});

test('a text that is saved is not beside a recorded run or what was saved before any more', async () => {
  const { store, save, runs } = await page([[200, {}, '"5"']]);
  store.act.setVariants([{ rules: '1.26' }, { real: true }]);
  store.set({ document: 'new' });
  await save('other', 'new');
  assert.deepEqual([store.get().variants, runs], [[], [[true, 'new']]]);
});
