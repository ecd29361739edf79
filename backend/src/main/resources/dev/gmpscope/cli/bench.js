// Times how fast a run arrives and is decoded: the stream's binary batches against JSON objects, in turn.

const COLUMNS = 9;
const HEAD = 24;
const ELEMENTS = [null, Uint8Array, Uint16Array, null, Int32Array];
const [events, rounds] = new URLSearchParams(location.search).get('of').split(',').map(Number);

const socketUrl = path => new URL(path, location.href).href.replace(/^http/, 'ws');

/** Touches every value of a binary batch; returns [events, checksum]. */
function decode(buffer) {
  const view = new DataView(buffer);
  const count = view.getUint32(4, true);
  let at = HEAD + COLUMNS * 8;
  let sum = 0;
  for (let k = 0; k < COLUMNS; k++) {
    const width = view.getUint32(HEAD + k * 8, true);
    const base = view.getInt32(HEAD + k * 8 + 4, true);
    if (width === 0) {
      sum += base * count;
      continue;
    }
    const column = new (k === 0 && width === 4 ? Uint32Array : ELEMENTS[width])(buffer, at, count);
    for (let i = 0; i < count; i++) {
      sum += base + column[i] | 0;
    }
    at += count * width + 3 & ~3;
  }
  return [count, sum];
}

/** The same for an array of event objects. Times count from the batch's first, as in the binary form. */
function parse(text) {
  const list = JSON.parse(text);
  let sum = 0;
  for (const e of list) {
    sum += e.time + e.type + e.m + e.p + e.g + e.stack + e.a + e.b + e.c;
  }
  return [list.length, sum];
}

/** Milliseconds from the connection's first step to the last event decoded. */
function time(url, take) {
  return new Promise((done, fail) => {
    const start = performance.now();
    const socket = new WebSocket(url);
    socket.binaryType = 'arraybuffer';
    let seen = 0;
    socket.onmessage = ({data}) => {
      const count = take(data, socket, seen);
      seen += count;
      if (seen === events) {
        const ms = performance.now() - start;
        socket.onclose = () => done(ms);
        socket.close();
      }
    };
    socket.onerror = () => fail(new Error('the connection failed'));
    socket.onclose = e => fail(new Error(`closed: ${e.code} ${e.reason}`));
  });
}

let sink = 0;
function takeBinary(data, socket, seen) {
  if (typeof data === 'string') {
    return 0;
  }
  const [count, sum] = decode(data);
  sink += sum;
  socket.send(JSON.stringify({type: 'ack', seq: seen + count}));
  return count;
}

function takeJson(data) {
  const [count, sum] = parse(data);
  sink += sum;
  return count;
}

async function run() {
  const id = new URLSearchParams(location.search).get('run');
  const binary = [];
  const json = [];
  for (let round = 0; round <= rounds; round++) {
    const a = await time(socketUrl(`api/runs/${id}/stream`), takeBinary);
    const b = await time(socketUrl('bench/json'), takeJson);
    if (round > 0) { // the first round warms up
      binary.push(a);
      json.push(b);
    }
  }
  return {binary, json, sink};
}

const result = await run().catch(e => ({error: String(e)}));
await fetch('bench/result', {method: 'POST', body: JSON.stringify(result)});
