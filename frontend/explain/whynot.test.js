import { test } from 'node:test';
import assert from 'node:assert/strict';
import { names, read } from '../trace/twin.testkit.js';
import { plain } from './parts.js';
import { notedAt, runnerOf } from './runner.js';
import { placeOf, whyNotRunning } from './whynot.js';
import { lineOf } from './whyWaiting.js';

const real = { skip: names.length ? false : 'backend/target/twin is missing: run mvn test first' };
const OWN = names.filter((n) => !/rules|asyncpreemptoff/.test(n));
const named = (log, name) => log.rows.gs.findIndex((g) => g.name === name);
/** The answer about a goroutine after the last event up to t. */
const asked = (lesson, name, t) => {
  const log = read(lesson);
  return whyNotRunning(log, log.stateAt(log.seqAt(t)), named(log, name)).sentence;
};

/** Just after the first request of a lesson. */
const asking = (lesson) => {
  const log = read(lesson);
  for (let i = 0; i < log.count; i++) if (log.name(i) === 'PreemptRequest') return log.time(i);
  throw new Error(`${lesson} has no request`);
};

test('why main does not come back from its sleep, before and after the request, with and without signals', real, () => {
  assert.match(asked('busy-loop', 'main', 5e6), /^main waits: sleep since \d+ ns \(for 4\.\d+ ms\)\. Its timer on P0 was due at 1\.0 ms; it fires when a P that runs the scheduler looks at the heap\. busyLoop #1 has run there since \d+ ns; sysmon, which has seen this slice since 0 ns, asks it to stop at its first look after 10\.0 ms\.$/);
  assert.match(asked('busy-loop', 'main', 20e6), /busyLoop #1 has run there since \d+ ns, which has been asked to stop by sysmon at 1\d\.\d+ ms; only a stack check can stop it: no signal is sent under these rules\.$/);
  assert.match(asked('busy-loop-rules-1.14', 'main', asking('busy-loop-rules-1.14')), /asked to stop by sysmon at 1\d\.\d+ ms; the next stack check or SIGURG at an async safe-point stops it\.$/);
});

test('who runs hears on which P, and who has asked it; of a timer on an idle P the thread in netpoll is named', real, () => {
  assert.match(asked('busy-loop', 'busyLoop #1', 5e6), /^busyLoop #1 has run since \d+ ns \(for .*\)\. It is on P0; sysmon, which has seen this slice since 0 ns, asks it to stop at its first look after 10\.0 ms\.$/);
  assert.match(asked('busy-loop', 'busyLoop #1', 20e6), /^busyLoop #1 has run since .*\. It is on P0 and has been asked to stop by sysmon at 1\d\.\d+ ms; only a stack check can stop it/);
  assert.match(asked('sleepers-wake', 'main', 1e6), /^main waits/);
  assert.match(asked('sleepers-wake', 'sleeper #1', 1e6), /^sleeper #1 waits: sleep since .* P0 is idle; M0 sleeps in netpoll until a timer is due, and then takes a P\.$/);
});

test('who waits for a wait group hears its counter; who is queued, behind whom', real, () => {
  const log = read('ten-goroutines');
  const state = log.stateAt(log.seqAt(4e3));
  assert.match(whyNotRunning(log, state, named(log, 'main')).sentence, /^main waits: sync\.WaitGroup\.Wait on wg since .* It goes on when the counter comes to 0; it is 9\.$/);
  const third = whyNotRunning(log, state, named(log, 'worker #3'));
  assert.match(third.sentence, /^worker #3 has been ready since .* but does not run: it is in the ring of P0, 2nd, behind worker #2\. .* worker #1 has run there since/);
  assert.deepEqual(third.place.before, [named(log, 'worker #2')]);
  assert.ok(third.parts.some((part) => part.g === named(log, 'worker #2')));
});

test('who waits for a lock hears who holds it; for a channel, who used it', real, () => {
  const every = (lesson, pattern) => {
    const log = read(lesson);
    for (let seq = 1; seq <= log.count; seq++) {
      const state = log.stateAt(seq);
      const found = state.gs.map((_, g) => whyNotRunning(log, state, g).sentence).find((s) => pattern.test(s));
      if (found) return found;
    }
    return null;
  };
  assert.ok(every('mutex-barging', /waits: sync\.Mutex\.Lock on \w+ since .* holds it\./));
  assert.ok(every('mutex-starvation', /It starves: the next unlock hands it to the first waiter\./));
  assert.ok(every('ping-pong', /waits: chan receive on \w+ since .* goes on when another goroutine sends to it or closes it\. .+ has used it last, at/));
  assert.ok(every('close-wakes-all', /It is 2nd of \d who wait so, behind/));
  assert.ok(every('gc-stack-scan', /waits: preempted since .* runtime\.gcBgMarkWorker[ #\d]* has stopped it to read its stack/));
  assert.ok(every('netread', /waits: IO wait/));
  assert.ok(every('deadlock-list', /Nothing ever wakes it\./));
});

/** So many moments of each lesson are asked about. */
const MOMENTS = 60;

test('every answer about every goroutine of every lesson is whole, and agrees with the fold', real, () => {
  for (const lesson of OWN) {
    const log = read(lesson);
    for (let seq = 0; seq <= log.count; seq += Math.max(1, Math.floor(log.count / MOMENTS))) {
      const state = log.stateAt(seq);
      for (let g = 0; g < Math.min(state.gs.length, 40); g++) {
        const why = whyNotRunning(log, state, g);
        const at = `${lesson} at ${seq}: ${why.sentence}`;
        assert.ok(!/undefined|NaN|null|\[object|  |\.\.|\{/.test(why.sentence), at);
        assert.equal(plain(why.parts), why.sentence);
        assert.equal(why.running, state.gs[g].status === 3, at);
        why.parts.forEach((part, k) => { if (/(looks again|next look,) at $/.test(why.parts[k - 1]?.text ?? '')) assert.ok(part.time >= state.time, at); });
        if (why.place?.kind === 'ring') assert.equal(state.ps[why.place.p].ring[why.place.before.length], g, at);
        if (why.place?.kind === 'global') assert.equal(state.global[why.place.before.length], g, at);
        if (why.place?.kind === 'runnext') assert.equal(state.ps[why.place.p].runnext, g, at);
        assert.ok(lineOf(state, g).every((other) => state.gs[other].object === state.gs[g].object), at);
      }
    }
  }
});

test('what the answers promise comes true: the 61st schedtick, and sysmon’s first look ten milliseconds after it saw the slice', real, () => {
  let rounds = 0;
  let slices = 0;
  for (const lesson of OWN) {
    const log = read(lesson);
    const rung = log.table.enums.rung.indexOf('global 61st');
    const looks = [];
    for (let i = 0; i < log.count; i++) {
      const name = log.name(i);
      if (name === 'SysmonTick') looks.push(log.time(i));
      if (name === 'FindRunnable' && log.b(i) === rung) {
        assert.equal(log.schedtickOf(log.stateAt(i), log.p(i)) % 61, 0, `${lesson} at ${i}`);
        rounds++;
      }
      if (name !== 'SliceExpired') continue;
      const state = log.stateAt(i);
      const noted = notedAt(log, state, log.a(i));
      assert.ok(runnerOf(state, log.a(i)) >= 0, `${lesson} at ${i}`);
      assert.ok(log.time(i) >= noted + 10e6 && noted >= 0, `${lesson} at ${i}: seen since ${noted}`);
      const runner = state.gs[runnerOf(state, log.a(i))];
      assert.ok(runner.flag || !looks.some((t) => t >= noted + 10e6 && t > runner.since && t < log.time(i)), `${lesson} at ${i}: an earlier look would have asked`);
      assert.equal(noted, log.time(i) - log.event(i).args.ran, `${lesson} at ${i}: since when sysmon has known it`);
      slices++;
    }
  }
  assert.ok(rounds > 0 && slices > 10, `${rounds} rounds, ${slices} slices`);
});

test('a goroutine that is not there yet, and one that has ended', real, () => {
  const log = read('goroutine');
  assert.equal(whyNotRunning(log, log.stateAt(0), 1).sentence, 'hello #1 does not exist yet.');
  const end = log.stateAt(log.count);
  const dead = end.gs.findIndex((g) => g.status === 6);
  assert.match(whyNotRunning(log, end, dead).sentence, / ended at .* ago\.$/);
  assert.equal(placeOf(end, dead).kind, 'none');
});
