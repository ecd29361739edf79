import { test } from 'node:test';
import assert from 'node:assert/strict';
import { add, fixture } from '../trace/fixture.testkit.js';
import { names, read } from '../trace/twin.testkit.js';
import { anatomy } from './anatomy.js';
import { LANDINGS, requestsOf } from './requests.js';
import { bandWords, noRequests } from './requestWords.js';
import { histogram, latencies, passing, requestTable } from './requestTable.js';

const rows = { gs: [{ id: 1, name: 'main' }, { id: 2, name: 'worker' }], ms: [{ name: 'M0' }, { name: 'sysmon' }, { name: 'M2' }], ps: [{ name: 'P0' }, { name: 'P1' }] };
const on = { m: 0, p: 0 };
const main = { ...on, g: 0 };
const OPENING = [
  { name: 'ProcsChange', args: { procs: 1 } }, { name: 'ProcStatus', m: 0, args: { proc: 0, status: 'running' } },
  { name: 'GoStatus', ...on, args: { goroutine: 0, thread: 0, status: 'running' } },
];
const ask = (t, asker = 'sysmon', again = 0) => ({ t, m: 1, name: 'PreemptRequest', args: { goroutine: 0, asker, again } });
const start = (t, at = on) => ({ t, ...at, name: 'GoStart', args: { goroutine: 0 } });
const of = (events, header) => requestsOf(fixture([...OPENING, ...events], { rows, header }));
const landings = (requests) => Array.from({ length: requests.length }, (_, r) => LANDINGS[requests.landing.at(r)]);

test('each way to land', () => {
  const after = (...events) => landings(of([ask(100), ...events]))[0];
  const stop = { t: 200, ...main, name: 'GoStop', args: { reason: 'preempted' } };
  assert.equal(after(), 'open');
  assert.equal(after({ t: 150, ...main, name: 'StackCheckHit' }, stop), 'prologue');
  assert.equal(after({ t: 150, ...main, name: 'SignalAccept' }, stop), 'signal');
  assert.equal(after({ t: 150, ...main, name: 'StackCheckHit' }, { t: 150, ...main, name: 'StackCheckRefuse', args: { rule: 'm.locks' } }), 'open');
  assert.equal(after({ t: 200, ...main, name: 'GoBlock', args: { reason: 'sleep', waitReason: 'sleep' } }), 'blocked');
  assert.equal(after({ t: 150, ...main, name: 'StackCheckHit' }, { t: 200, ...main, name: 'GoBlock', args: { reason: 'preempted', waitReason: 'preempted' } }), 'prologue');
  assert.equal(after({ t: 200, ...main, name: 'GoStop', args: { reason: 'runtime.Gosched' } }), 'yielded');
  assert.equal(after(stop), 'yielded', 'goyield calls itself a preemption');
  assert.equal(after({ t: 200, ...main, name: 'GoDestroy' }), 'ended');
});

test('a system call is a landing once the P is lost; one that keeps it is none', () => {
  const enter = { t: 150, ...main, name: 'GoSyscallBegin' };
  const kept = of([ask(100), enter, { t: 180, ...main, name: 'GoSyscallEnd' }]);
  assert.deepEqual(landings(kept), ['open']);
  const stolen = of([ask(100), enter, { t: 170, m: 1, name: 'ProcSteal', args: { proc: 0, thread: 0 } }]);
  assert.deepEqual([landings(stolen)[0], stolen.requestToStop(0)], ['syscall', 50]);
  const late = of([ask(100), enter, { t: 400, m: 0, g: 0, name: 'GoSyscallEndBlocked' }, { t: 400, m: 0, name: 'GlobrunqPut', args: { goroutine: 0 } }, start(500, { m: 2, p: 1 })]);
  assert.deepEqual([landings(late)[0], late.requestToStop(0), late.stopToRun(0)], ['syscall', 50, 350]);
});

test('a request made again before it landed is the same one; who else asked is kept', () => {
  const requests = of([ask(100), ask(200, 'stopTheWorld', 1), ask(300, 'sysmon', 1), { t: 310, ...main, name: 'StackCheckHit' }, { t: 320, ...main, name: 'GoStop', args: { reason: 'preempted' } }, start(400), ask(500)]);
  assert.equal(requests.length, 2);
  const first = anatomy(requests.log, 0);
  assert.deepEqual([first.asks, first.asker, first.askers, first.requestToStop, first.stopToRun], [3, 0, [0, 1], 220, 80]);
  assert.equal(requests.again.at(1), -1);
  assert.equal(requests.at(0, 99), -1);
  assert.deepEqual([100, 320, 400].map((t) => requests.at(0, t)), [0, 0, 0]);
  assert.equal(requests.at(0, 450), -1);
  assert.equal(requests.at(0, 5000), 1);
});

test('the index grows with the log, in any pieces', () => {
  const events = [...OPENING, ask(100), { t: 150, m: 1, name: 'SignalSend', args: { thread: 0, goroutine: 0 } }, { t: 180, ...main, name: 'SignalReceive' },
    { t: 180, ...main, name: 'SignalAccept' }, { t: 200, ...main, name: 'GoStop', args: { reason: 'preempted' } }, start(300)];
  const whole = fixture(events, { rows });
  const pieces = fixture([], { rows });
  for (const event of events) {
    add(pieces, [event]);
    requestsOf(pieces);
  }
  assert.deepEqual(anatomy(pieces, 0), anatomy(whole, 0));
  assert.deepEqual(requestsOf(pieces).of(6), 0);
  assert.equal(requestsOf(pieces).of(1), -1);
});

test('a signal that comes after its goroutine has stopped is late, and belongs to the request that sent it', () => {
  const requests = of([ask(100), { t: 100, m: 1, name: 'SignalSend', args: { thread: 0, goroutine: 0 } }, { t: 110, ...main, name: 'StackCheckHit' },
    { t: 120, ...main, name: 'GoStop', args: { reason: 'preempted' } }, { t: 130, m: 0, p: 0, name: 'SignalReceive' }, { t: 130, m: 0, p: 0, name: 'SignalRefuse', args: { rule: 'not wanted' } }]);
  const [signal] = anatomy(requests.log, 0).signals;
  assert.deepEqual([signal.late, signal.verdict, signal.sent, signal.received], [true, 'not wanted', 4, 7]);
  assert.equal(requests.of(8), 0);
  assert.equal(requests.refusals.at(0), 0, 'a late signal refuses nothing');
});

test('a log without flags has its preemptions, and says what it does not know', () => {
  const events = [{ t: 200, ...main, name: 'GoStop', args: { reason: 'preempted' } }, start(300)];
  const requests = of(events, { records: ['queues'] });
  assert.deepEqual([landings(requests)[0], requests.asker.at(0), requests.stopToRun(0)], ['unknown', -1, 100]);
  assert.equal(bandWords(requests.log, requests, 0)[0], 'preempted');
  assert.match(noRequests(fixture(OPENING, { rows, header: { records: ['queues'] } })), /does not record who asks/);
  assert.match(noRequests(fixture(OPENING, { rows, header: { rules: '1.1' } })), /under the rules of Go 1\.1 nobody asks/);
  const call = (t, name) => ({ t, ...main, name });
  const idle = noRequests(fixture([...OPENING, call(200, 'GoSyscallBegin'), { t: 50e6, ...main, name: 'GoSyscallEnd' }, call(50e6 + 100, 'GoSyscallBegin')], { rows, header: { rules: '1.26' } }));
  assert.match(idle, /the longest ran for 300 ns, the last in it main;/, 'a system call is no running');
});

const real = { skip: names.length ? false : 'backend/target/twin is missing: run mvn test first' };

/** What the lessons' own logs hold: [asker, landing, ms from request to stop, asks, refusals] of each request. */
const TRUTH = {
  'busy-loop': [['sysmon', 'open', null, 5, 0]],
  'busy-loop-rules-1.14': [['sysmon', 'signal', 0.0315, 1, 0]],
  'check-under-locks': [['sysmon', 'prologue', 25, 3, 1]],
  'unsafe-point': [['sysmon', 'signal', 20.2, 3, 2]],
  'goroutine': [],
};

/** In ms; to a tenth where it is more than one. */
const rounded = (ns) => (ns === null ? null : ns < 1e6 ? ns / 1e6 : Math.round(ns / 1e5) / 10);

test('the requests of the lessons are these', real, () => {
  for (const [name, expected] of Object.entries(TRUTH)) {
    const log = read(name);
    const requests = requestsOf(log);
    const found = Array.from({ length: requests.length }, (_, r) => [log.table.enums.asker[requests.asker.at(r)], LANDINGS[requests.landing.at(r)],
      rounded(requests.requestToStop(r)), requests.asks.at(r), requests.refusals.at(r)]);
    assert.deepEqual(found, expected, name);
  }
});

test('the whole chain of a refused signal', real, () => {
  const log = read('unsafe-point');
  const one = anatomy(log, 0);
  assert.deepEqual(one.links.map((seq) => log.name(seq)), ['SliceExpired', 'PreemptRequest', 'GuardPoison', 'SignalSend', 'SignalReceive', 'SignalRefuse', 'PreemptRequest', 'SignalSend',
    'SignalReceive', 'SignalRefuse', 'PreemptRequest', 'SignalSend', 'SignalReceive', 'SignalAccept', 'GoStop', 'GlobrunqPut']);
  assert.deepEqual(one.signals.map((s) => s.verdict), ['runtime code', 'runtime code', 'accepted']);
  assert.deepEqual([one.slice.time, one.seen.noted, one.seen.time, one.queue.where, log.rows.gs[one.next.g].name], [0, 0, log.time(one.links[0]), 'the global queue', 'main']);
  assert.ok(one.seen.time > 10e6 && one.seen.time < 20e6);
  assert.match(bandWords(log, requestsOf(log), 0)[0], /^asked by sysmon · landed by signal · 20\.\d+ ms$/);
});

test('a goroutine that stops for a scan waits in the scanner’s runnext; its signal is sent anew', real, () => {
  const log = read('gc-stack-scan');
  const requests = requestsOf(log);
  const table = requestTable(log);
  assert.equal(table.total, requests.length);
  assert.equal([...table.cells.values()].reduce((a, b) => a + b, 0), requests.length);
  const asker = log.table.enums.asker.indexOf('suspendG');
  const scans = passing(requests, { asker, landing: null });
  assert.deepEqual(scans.map((r) => LANDINGS[requests.landing.at(r)]).sort(), ['prologue', 'signal']);
  for (const r of scans) assert.match(anatomy(log, r).queue.where, /^runnext of /);
});

test('over every lesson a request raises the flag of the fold, and the start that ends it lowers it', real, () => {
  for (const name of names.filter((n) => !/rules|asyncpreemptoff|^(imported|recorded)-/.test(n))) {
    const log = read(name);
    const requests = requestsOf(log);
    for (let r = 0; r < requests.length; r++) {
      const before = log.stateAt(requests.first.at(r) + 1).gs[requests.g.at(r)];
      assert.equal(before.flag, 1, `${name} #${r}`);
      assert.equal(before.flagSince, requests.time(r), `${name} #${r}`);
      if (requests.again.at(r) >= 0) assert.equal(log.stateAt(requests.again.at(r) + 1).gs[requests.g.at(r)].flag, 0, `${name} #${r}`);
    }
  }
});

test('latencies and their histogram', () => {
  const stop = (t) => ({ t, ...main, name: 'GoBlock', args: { reason: 'preempted', waitReason: 'preempted' } });
  const requests = of([ask(100), stop(110), start(200), ask(300), stop(1300), start(2000), ask(3000), stop(3015), start(4000), ask(5000)]);
  const all = passing(requests, null);
  const { n, open, min, median, max, sorted } = latencies(requests, all);
  assert.deepEqual({ n, open, min, median, max }, { n: 3, open: 1, min: 10, median: 15, max: 1000 });
  const bins = histogram({ sorted }, 1);
  assert.deepEqual(bins.map((b) => [Math.round(b.from), b.n]), [[10, 2], [100, 0], [1000, 1]]);
  assert.deepEqual(latencies(requests, []).median, null);
});

test('what the page has not taken in yet is nobody’s request', () => {
  const log = fixture([...OPENING, ask(100), { t: 150, ...main, name: 'StackCheckHit' }, { t: 200, ...main, name: 'GoStop', args: { reason: 'preempted' } }, start(300), ask(400)], { rows });
  log.taken = OPENING.length + 1;
  assert.deepEqual([requestsOf(log).length, landings(requestsOf(log)), requestTable(log).total], [1, ['open'], 1]);
  log.taken = log.count;
  assert.deepEqual([requestsOf(log).length, landings(requestsOf(log)), requestTable(log).total], [2, ['prologue', 'open'], 2]);
});
