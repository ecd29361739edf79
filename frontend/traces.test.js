import { test } from 'node:test';
import assert from 'node:assert/strict';
import { sendTrace } from './traces.js';

globalThis.document ??= { baseURI: 'http://localhost/' };

/** A request that does what the test says. */
class Request {
  upload = {};
  open(method, url) { this.asked = `${method} ${url.pathname}${url.search}`; }
  send(body) { this.body = body; Request.last = this; }
  abort() { this.onabort(); }
  answers(status, text) {
    Object.assign(this, { status, responseText: text });
    this.onload();
  }
}

test('a file is sent under its name, and its share is told', async () => {
  const shares = [];
  const { answer } = sendTrace({ name: 'a b.trace' }, (share) => shares.push(share), Request);
  const request = Request.last;
  assert.equal(request.asked, 'POST /api/traces?name=a%20b.trace');
  request.upload.onprogress({ loaded: 3, total: 4 });
  request.answers(200, '{"run":"1"}');
  assert.deepEqual(await answer, { run: '1' });
  assert.deepEqual(shares, [0.75]);
});

test('a refusal is the server\'s sentence', async () => {
  const asked = (status, text) => {
    const { answer } = sendTrace({ name: 'x' }, () => {}, Request);
    Request.last.answers(status, text);
    return answer;
  };
  await assert.rejects(asked(422, '{"problems":[{"sentence":"At byte 0: no."}]}'), { message: 'At byte 0: no.' });
  await assert.rejects(asked(413, '{"sentence":"Too large."}'), { message: 'Too large.' });
  await assert.rejects(asked(502, '<html>'), { message: 'The server answered 502.' });
});

test('who stops gets no answer, and no error', async () => {
  const { answer, stop } = sendTrace({ name: 'x' }, () => {}, Request);
  stop();
  assert.equal(await answer, null);
});
