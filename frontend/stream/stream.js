/** The WebSocket: asks for a run and follows it into a log, through lost connections and servers that forgot. */
import { EventTable } from '../trace/table.js';
import { decode } from '../trace/batch.js';
import { Log } from '../trace/log.js';

/** Said of a run that nobody took. */
export const NO_SERVER = 'The server does not answer, so nothing was run; what you wrote is still here. Try again when it is back.';

const FIRST_WAIT = 300;
const LONGEST_WAIT = 5000;
/** A server that is there says hello at once; a connection over which none comes leads nowhere. */
const HELLO_WAIT = 15000;
/** The server asks a silent page every 15 s whether it is there; so a server that says nothing for longer than this is not there itself, though the connection looks open. */
const SILENCE = 40000;
const ALIVE = '{"type":"alive"}';
/** Closed because the run is not known here (any more). */
const UNKNOWN_RUN = 4404;
/** How a browser calls a connection that broke off. */
const LOST = 1006;

const here = () => globalThis.document?.baseURI ?? 'http://localhost/';

/** Posts a run value; its answer, or an Error with `problems`. */
export async function startRun(body, fetcher = fetch) {
  const answer = await fetcher(new URL('api/runs', here()), {
    method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(body),
  }).catch(() => { throw new Error(NO_SERVER); });
  const json = await answer.json().catch(() => null);
  if (answer.ok && json) return json;
  const error = new Error(json?.sentence ?? json?.problems?.[0]?.sentence ?? `The server answered ${answer.status}.`);
  error.problems = json?.problems ?? [];
  throw error;
}

/**
 * Follows a run: calls back with hello, rows, batch and end, and with the state of the connection ('connecting', 'open', 'lost', 'closed').
 * `count()` is how many events are taken in; `repost()` makes the server know the run again. What comes faster than `pace` lets a batch in waits, and so does the
 * server, which gets its acknowledgement only then. Returns {close}.
 */
export function follow(run, { count, onHello, onRows, onBatch, onEnd, onShare = () => {}, onState = () => {}, repost = async () => {}, pace = (f) => f() }, Socket = WebSocket) {
  let socket = null;
  const waiting = [];
  let busy = false;     // a batch has been taken in since `pace` last came round
  let ended = false;
  let wait = FIRST_WAIT;
  let timer = null;
  let silent = null;

  function open() {
    onState('connecting');
    const url = new URL(`api/runs/${run}/stream?from=${count()}`, here());
    url.protocol = url.protocol === 'https:' ? 'wss:' : 'ws:';
    socket = new Socket(url);
    socket.binaryType = 'arraybuffer';
    socket.onmessage = ({ data }) => {
      listen(SILENCE);
      if (data === ALIVE) {
        acknowledge();
        return;
      }
      waiting.push(data);
      if (!busy) takeIn();
    };
    socket.onclose = closed;
    listen(HELLO_WAIT);
  }

  /** Gives the connection up if nothing comes for so long. Who is not there does not answer a farewell, so none is waited for. */
  function listen(ms) {
    clearTimeout(silent);
    if (ended) return;
    silent = setTimeout(() => {
      socket.onmessage = () => {};
      socket.onclose = () => {};
      socket.close();
      closed({ code: LOST });
    }, ms);
  }

  function acknowledge() {
    if (!(socket.readyState > 1)) socket.send(JSON.stringify({ type: 'ack', seq: count() }));
  }

  /** What waits, in order, up to a batch. */
  function takeIn() {
    busy = false;
    while (waiting.length > 0 && !busy) {
      const data = waiting.shift();
      if (typeof data === 'string') text(JSON.parse(data));
      else {
        busy = true;
        binary(data);
        pace(takeIn);
      }
    }
  }

  function binary(data) {
    onBatch(decode(data));
    data.transfer?.(0);     // it has been taken in: its memory goes at once
    acknowledge();
  }

  /** What waits when the connection is lost counts as come. */
  function takeAll() {
    for (const data of waiting.splice(0)) {
      if (typeof data === 'string') text(JSON.parse(data));
      else binary(data);
    }
  }

  function text(message) {
    if (message.type === 'hello') {
      wait = FIRST_WAIT;
      onState('open');
      onHello(message);
    } else if (message.type === 'rows') onRows(message);
    else if (message.type === 'share') onShare(message.share);
    else if (message.type === 'end') {
      ended = true;
      clearTimeout(silent);
      onEnd(message);
      socket.close(1000);
    }
  }

  function closed(event) {
    clearTimeout(silent);
    takeAll();
    if (ended) {
      onState('closed');
      return;
    }
    onState('lost');
    timer = setTimeout(() => again(event.code), wait);
    wait = Math.min(wait * 2, LONGEST_WAIT);
  }

  async function again(code) {
    try {
      if (code === UNKNOWN_RUN || code === LOST) await repost();
    } catch {
      // the server is away: the socket will say so again
    }
    if (!ended) open();
  }

  open();
  return {
    close() {
      ended = true;
      waiting.length = 0;
      clearTimeout(timer);
      clearTimeout(silent);
      // A socket that is still connecting would complain in the console.
      if (socket.readyState === 0) socket.onopen = () => socket.close(1000);
      else socket.close(1000);
    },
  };
}

/** Starts a run and follows it into a Log. `onLog(log)` once there is one; `onGrow()` as it grows; `onEnd(end)`. */
export async function openRun(body, { onLog = () => {}, onGrow = () => {}, onEnd = () => {}, onState = () => {}, pace } = {}, { fetcher, Socket } = {}) {
  const info = await startRun(body, fetcher);
  let log = null;
  const following = follow(info.run, {
    count: () => log?.count ?? 0,
    onHello(hello) {
      if (log) return;
      log = new Log({ table: new EventTable(hello.table), header: hello.header });
      onLog(log, info);
    },
    onRows: ({ table, start, rows }) => log.appendRows(table, start, rows),
    onBatch(batch) {
      log.append(batch);
      onGrow(log);
    },
    onEnd: (end) => onEnd(end, log),
    onShare: (share) => { log.share = share; },                // of the file that it is read from
    onState, pace,
    repost: () => startRun(body, fetcher),
  }, Socket);
  return { info, close: following.close };
}
