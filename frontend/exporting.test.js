/** A run for other tools: where it is fetched, and what happens when the server has forgotten it or refuses. */
import { test } from 'node:test';
import assert from 'node:assert/strict';
import { exportPath, exportRun } from './exporting.js';

const run = { info: { run: 'abc' }, request: { document: '{}' } };
const answer = (status, json) => ({ status, ok: status < 300, json: async () => json, text: async () => '' });

test('the address says the form and what it needs', () => {
  assert.equal(exportPath(run, { as: 'pprof', at: 12.4, period: 10, detail: true }), 'api/runs/abc/export?as=pprof&at=12');
  assert.equal(exportPath(run, { as: 'schedtrace', period: 10, detail: true }), 'api/runs/abc/export?as=schedtrace&period=10ms&detail=1');
});

test('a run that the server has forgotten is posted again and waited for; then the browser fetches it', async () => {
  const answers = [answer(404, {}), answer(409, {}), answer(204)];
  const done = [];
  await exportRun(run, { as: 'jsonl' }, 'a.jsonl', { get: async (path) => { done.push(path); return answers.shift(); }, start: (...what) => done.push(...what), post: async (request) => done.push(request), pause: async () => {} });
  const check = 'api/runs/abc/export?as=jsonl&check=1';
  assert.deepEqual(done, [check, { document: '{}' }, check, check, 'api/runs/abc/export?as=jsonl', 'a.jsonl']);
});

test('a refusal is the server’s sentence, and nothing is fetched', async () => {
  await assert.rejects(exportRun(run, { as: 'pprof' }, 'a', { get: async () => answer(400, { sentence: 'No samples.' }), start: () => assert.fail() }), /No samples\./);
});
