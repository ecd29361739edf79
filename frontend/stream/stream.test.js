import { test } from 'node:test';
import assert from 'node:assert/strict';
import { openRun, startRun } from './stream.js';
import { encode, eventsJson, records } from '../trace/fixture.testkit.js';

/** A WebSocket whose server is the test. */
class FakeSocket {
  static all = [];
  constructor(url) {
    this.url = String(url);
    this.sent = [];
    FakeSocket.all.push(this);
  }
  send(text) { this.sent.push(JSON.parse(text)); }
  close(code) { this.closedWith = code; queueMicrotask(() => this.onclose({ code })); }
  text(message) { this.onmessage({ data: JSON.stringify(message) }); }
  binary(data) { this.onmessage({ data }); }
  drop(code) { this.onclose({ code }); }
}

const answer = (status, json) => ({ ok: status < 400, status, json: async () => json });
const hello = { type: 'hello', protocol: 1, run: 'r1', from: 0, header: { gomaxprocs: 1, records: [] }, table: eventsJson };
const end = { type: 'end', reason: 'finished', count: 5 };
const batch = (from, n) => encode(records(Array.from({ length: n }, (_, k) => ({ t: from + k, name: 'STWEnd' })), []), from);

/** Opens a run against fresh fakes; what the page heard is in `heard`. */
async function opened(t, pace) {
  t.mock.timers.enable({ apis: ['setTimeout'] });
  FakeSocket.all = [];
  const posts = [];
  const heard = { states: [], ends: [], logs: [] };
  const fetcher = async (url, options) => {
    posts.push([String(url), JSON.parse(options.body)]);
    return answer(200, { run: 'r1' });
  };
  const run = await openRun({ scenario: 'x' }, {
    onLog: (log) => heard.logs.push(log), onEnd: (e) => heard.ends.push(e), onState: (s) => heard.states.push(s), pace,
  }, { fetcher, Socket: FakeSocket });
  return { run, posts, heard, socket: () => FakeSocket.all.at(-1), sockets: FakeSocket.all };
}

/** Lets waiting promises run, then the timers, then promises again. */
async function pass(t, ms) {
  t.mock.timers.tick(ms);
  for (let k = 0; k < 20; k++) await Promise.resolve();
}

test('a run is followed into a log, each batch acknowledged, until its end', async (t) => {
  const { run, posts, heard, socket, sockets } = await opened(t);
  assert.deepEqual(posts, [['http://localhost/api/runs', { scenario: 'x' }]]);
  assert.equal(socket().url, 'ws://localhost/api/runs/r1/stream?from=0');
  assert.equal(socket().binaryType, 'arraybuffer');
  socket().text(hello);
  socket().text({ type: 'rows', table: 'gs', start: 0, rows: [{ id: 1 }] });
  socket().binary(batch(0, 3));
  socket().text({ type: 'share', share: 0.25 });
  assert.equal(heard.logs[0].share, 0.25, 'of the file that a recorded run is read from');
  socket().binary(batch(3, 2));
  assert.deepEqual(socket().sent, [{ type: 'ack', seq: 3 }, { type: 'ack', seq: 5 }]);
  socket().text(end);
  await pass(t, 10000);
  assert.equal(heard.logs[0].count, 5);
  assert.deepEqual(heard.logs[0].rows.gs, [{ id: 1 }]);
  assert.deepEqual(heard.ends, [end]);
  assert.deepEqual(heard.states, ['connecting', 'open', 'closed']);
  assert.equal(sockets.length, 1, 'what has ended is not asked for again');
  assert.equal(run.info.run, 'r1');
});

test('a lost connection is taken up again where it broke, in the same log', async (t) => {
  const { heard, socket, sockets } = await opened(t);
  socket().text(hello);
  socket().binary(batch(0, 3));
  socket().drop(1013);
  await pass(t, 10000);
  assert.equal(sockets.length, 2);
  assert.match(socket().url, /from=3$/);
  socket().text({ ...hello, from: 3 });
  socket().binary(batch(3, 2));
  assert.equal(heard.logs.length, 1);
  assert.equal(heard.logs[0].count, 5);
  assert.deepEqual(heard.states, ['connecting', 'open', 'lost', 'connecting', 'open']);
});

test('batches that come faster than they are let in wait, in order and unacknowledged', async (t) => {
  const turns = [];
  const { heard, socket } = await opened(t, (f) => turns.push(f));
  socket().text(hello);
  socket().binary(batch(0, 3));
  socket().text({ type: 'rows', table: 'gs', start: 0, rows: [{ id: 1 }] });
  assert.deepEqual(heard.logs[0].rows.gs, [], 'behind the first batch');
  socket().binary(batch(3, 2));
  socket().text(end);
  assert.deepEqual(socket().sent, [{ type: 'ack', seq: 3 }]);
  turns.shift()();
  assert.deepEqual(heard.logs[0].rows.gs, [{ id: 1 }]);
  assert.deepEqual(socket().sent, [{ type: 'ack', seq: 3 }, { type: 'ack', seq: 5 }]);
  assert.deepEqual(heard.ends, [], 'the end comes behind the last batch');
  turns.shift()();
  assert.deepEqual(heard.ends, [end]);
});

test('what waits when the connection closes has come: nothing is asked for twice, and an end is an end', async (t) => {
  const { heard, socket, sockets } = await opened(t, () => {});
  socket().text(hello);
  for (const from of [0, 3]) socket().binary(batch(from, 3));
  socket().drop(1006);
  await pass(t, 10000);
  assert.match(socket().url, /from=6$/);
  socket().text({ ...hello, from: 6 });
  socket().binary(batch(6, 1));
  socket().text(end);
  socket().drop(1000);
  await pass(t, 10000);
  assert.deepEqual(heard.ends, [end]);
  assert.equal(sockets.length, 2);
});

test('a server that forgot the run gets it posted again', async (t) => {
  const { posts, socket, sockets } = await opened(t);
  socket().drop(4404);
  await pass(t, 10000);
  assert.equal(posts.length, 2);
  assert.deepEqual(posts[1], posts[0]);
  assert.equal(sockets.length, 2);
});

test('the wait grows while the server is away', async (t) => {
  const { socket, sockets } = await opened(t);
  socket().drop(1006);
  await pass(t, 300);
  assert.equal(sockets.length, 2);
  socket().drop(1006);
  await pass(t, 300);
  assert.equal(sockets.length, 2);
  await pass(t, 300);
  assert.equal(sockets.length, 3);
});

test('a connection over which no hello comes is given up and made anew', async (t) => {
  const { heard, sockets } = await opened(t);
  await pass(t, 15000);
  await pass(t, 300);
  assert.equal(sockets.length, 2);
  sockets[1].text(hello);
  sockets[1].text(end);
  await pass(t, 10000);
  assert.equal(sockets.length, 2);
  assert.deepEqual(heard.states, ['connecting', 'lost', 'connecting', 'open', 'closed']);
});

test('a connection that goes dead without a word is noticed by its silence, and made anew', async (t) => {
  const { heard, posts, socket, sockets } = await opened(t);
  socket().text(hello);
  socket().binary(batch(0, 3));
  await pass(t, 39000);
  socket().text({ type: 'alive' });
  assert.deepEqual(socket().sent.at(-1), { type: 'ack', seq: 3 }, 'who is asked answers at once');
  assert.equal(socket().sent.length, 2);
  await pass(t, 39000);
  assert.equal(sockets.length, 1, 'a word was heard meanwhile');
  await pass(t, 1000);
  await pass(t, 300);
  assert.equal(sockets.length, 2);
  assert.match(socket().url, /from=3$/);
  assert.equal(posts.length, 2, 'the server may be another one');
  sockets[0].binary(batch(3, 1));
  assert.equal(heard.logs[0].count, 3, 'what the dead connection still brings is not taken twice');
  socket().text({ ...hello, from: 3 });
  socket().text(end);
  await pass(t, 100000);
  assert.equal(sockets.length, 2);
  assert.deepEqual(heard.states, ['connecting', 'open', 'lost', 'connecting', 'open', 'closed']);
});

test('who is asked answers even while batches wait to be let in', async (t) => {
  const { socket } = await opened(t, () => {});
  socket().text(hello);
  for (const from of [0, 3]) socket().binary(batch(from, 3));
  socket().text({ type: 'alive' });
  assert.deepEqual(socket().sent, [{ type: 'ack', seq: 3 }, { type: 'ack', seq: 3 }]);
});

test('a server that is shut down has not ended the run: it is asked for again, and posted to the new one', async (t) => {
  const { heard, posts, socket, sockets } = await opened(t);
  socket().text(hello);
  socket().binary(batch(0, 3));
  socket().drop(1001);
  await pass(t, 300);
  socket().drop(1006);
  await pass(t, 600);
  assert.equal(posts.length, 2);
  assert.equal(sockets.length, 3);
  assert.match(socket().url, /from=3$/);
  assert.deepEqual(heard.ends, []);
});

test('a server that does not answer is said in a sentence', async () => {
  await assert.rejects(startRun({}, async () => { throw new TypeError('Failed to fetch'); }), /The server does not answer/);
});

test('who closes hears no more, not even while the connection is lost', async (t) => {
  const { run, socket, sockets } = await opened(t);
  socket().drop(1006);
  run.close();
  await pass(t, 10000);
  assert.equal(sockets.length, 1);
});

test('a document with problems is an error that carries them', async () => {
  const problems = [{ line: 3, column: 5, path: '$.x', sentence: 'x is not known', mend: 'leave it out' }];
  await assert.rejects(startRun({ document: '{}' }, async () => answer(422, { problems })), (e) => {
    assert.deepEqual(e.problems, problems);
    return e.message === 'x is not known';
  });
  await assert.rejects(startRun({}, async () => ({ ok: false, status: 502, json: async () => { throw new Error('no json'); } })), /502/);
});
