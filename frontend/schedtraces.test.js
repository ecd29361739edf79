import { test } from 'node:test';
import assert from 'node:assert/strict';
import { load } from './schedtraces.js';
import { firstShown, says } from './views/console.js';

const RUN = { request: { document: '{}' }, info: { run: 'abc' } };
const answer = (status, json) => ({ status, ok: status === 200, json: async () => json });

function server(...answers) {
  const seen = [];
  return { seen, get: async (path) => { seen.push(path); return answers.shift(); }, post: async (request) => { seen.push(request); }, pause: async () => {} };
}

test('the console asks in Go’s words', async () => {
  const s = server(answer(200, { prints: [] }));
  assert.deepEqual(await load(RUN, { period: 100, detail: true }, s), { prints: [] });
  assert.deepEqual(s.seen, ['api/runs/abc/schedtrace?period=100ms&detail=1']);
});

test('a run that the server has forgotten is posted again and waited for', async () => {
  const s = server(answer(404), answer(409), answer(409), answer(200, { prints: [1] }));
  assert.deepEqual(await load(RUN, { period: 1, detail: false }, s), { prints: [1] });
  assert.equal(s.seen[1], RUN.request);
  assert.equal(s.seen.length, 5);
});

test('what the server refuses is said in its own words', async () => {
  await assert.rejects(load(RUN, { period: 0, detail: false }, server(answer(400, { sentence: 'period must be more.' }))), /period must be more\./);
  const away = { ...server(), get: async () => answer(409) };
  await assert.rejects(load(RUN, { period: 1, detail: false }, away), /takes long/);
});

test('why nothing is printed is said', () => {
  const run = { end: { time: 50_000 } };
  const now = (patch) => ({ status: 'ready', failure: null, prints: [], count: 0, cut: null, ...patch });
  assert.match(says(now({}), run, 0), /did not come round once before the run ended at 50\.0 µs/);
  const prints = [{ seq: 1, time: 75_000, deep: false, text: 'x' }, { seq: 1, time: 9e6, deep: true, text: 'y' }];
  assert.match(says(now({ prints }), run, 0), /first round, at 75\.0 µs/);
  assert.equal(says(now({ prints, count: 1, cut: 'More.' }), run, 0), '');
  assert.match(says(now({ prints, count: 2, cut: 'More.' }), run, 7), /sleeps deeply.*keeps it awake.*first 7 prints.*More\.$/);
  assert.equal(says(now({ status: 'failed', failure: 'Away.' }), run, 0), 'Away.');
});

test('the newest prints are on the screen, in bounds', () => {
  const many = Array.from({ length: 1000 }, () => ({ text: 'x'.repeat(100) }));
  assert.equal(firstShown(many, 1000), 700);
  assert.equal(firstShown(many, 10), 0);
  assert.equal(firstShown(many, 0), 0);
  assert.equal(firstShown([{ text: 'x'.repeat(1e6) }, { text: 'y'.repeat(1e6) }], 2), 1, 'one is shown however long it is');
});
