import { test } from 'node:test';
import assert from 'node:assert/strict';
import { fixture } from '../trace/fixture.testkit.js';
import { boardAt, firstBy } from './board.js';
import { createStore, newRun } from './store.js';
import { board, stageOf, whyNot } from './selectors.js';

const OPENING = [
  { name: 'ProcsChange', args: { procs: 3 } },
  { name: 'ProcStatus', m: 0, args: { proc: 0, status: 'running' } },
  { name: 'ProcStatus', args: { proc: 1, status: 'idle' } }, { name: 'ProcStatus', args: { proc: 2, status: 'idle' } },
  { name: 'GoStatus', m: 0, args: { goroutine: 0, thread: 0, status: 'running' } },
];
const ROWS = { gs: ['main', 'a', 'b', 'c', 'd', 'e'].map((name, i) => ({ id: i + 1, name })), ms: [{ name: 'M0' }, { name: 'sysmon' }, { name: 'M2' }, { name: 'M3' }], ps: [{ name: 'P0' }, { name: 'P1' }, { name: 'P2' }],
  objects: [{ kind: 'chan', name: 'ch', cap: 2 }, { kind: 'mutex', name: 'mu', cap: 0 }, { kind: 'chan', name: 'quit', cap: 0 }, { kind: 'timer', name: 'time.After', cap: 1 }], strings: [], stacks: [] };
const on = { m: 0, p: 0 };
const main = { ...on, g: 0 };
const make = (g, t = 1) => ({ t, ...main, name: 'GoCreate', args: { new: g } });
/** A goroutine that main makes runs at once, and then does something; main goes to the global queue before. */
const turn = (g, t, ...does) => [{ t, ...on, name: 'RunqGet', args: { goroutine: g } }, { t, ...on, name: 'GoStart', args: { goroutine: g } }, ...does.map((e) => ({ t, ...on, g, ...e }))];
const block = (waitReason, object = -1) => ({ name: 'GoBlock', args: { reason: waitReason, waitReason, object } });
const logOf = (...events) => fixture([...OPENING, ...events.flat()], { rows: structuredClone(ROWS), header: { schedtick: 4, gomaxprocs: 3 } });
const seen = (...events) => { const log = logOf(...events); return boardAt(log.stateAt(log.count), log); };
const mainWaits = [{ t: 2, ...main, name: 'GoStop', args: { reason: 'runtime.Gosched' } }, { t: 2, ...on, name: 'GlobrunqPut', args: { goroutine: 0 } }];
const put = (g) => ({ t: 1, ...main, name: 'RunqPut', args: { goroutine: g } });

test('Ps with runnext and ring in order, who is in hands, the slice, the tick; idle Ps in the order of their list', () => {
  const { ps, pidle, global, counts } = seen(make(1), { t: 1, ...main, name: 'RunqPut', args: { goroutine: 1, next: true } }, make(2), put(2), make(3), put(3), make(4, 7));
  assert.deepEqual([ps[0].g, ps[0].m, ps[0].runnext, ps[0].ring, ps[0].hands, ps[0].slice, ps[0].schedtick, ps[0].idle], [0, 0, 1, [2, 3], [4], 7, 4, -1]);
  assert.deepEqual([ps[1].status, ps[1].idle, ps[2].idle, pidle, global], ['idle', 1, 0, [2, 1], []]);
  assert.deepEqual(counts, { running: 1, ready: 4, syscall: 0, waiting: 0, dead: 0 });
});

test('who waits at a channel stands in the order of coming; a select stands in the queue of each channel', () => {
  const { objects } = seen(make(1), put(1), make(2), put(2), make(3), put(3), mainWaits, turn(1, 3, block('chan receive', 0)), turn(2, 4, { name: 'SelectWait', args: { chan: 2 } }, { name: 'SelectWait', args: { chan: 0 } }, block('select')), turn(3, 5, block('chan receive', 0)));
  const [ch, , quit] = objects;
  assert.deepEqual(ch.queues, [{ name: 'recvq', all: 3, gs: [{ g: 1, place: false }, { g: 2, place: true }, { g: 3, place: false }] }]);
  assert.deepEqual(quit.queues, [{ name: 'recvq', all: 1, gs: [{ g: 2, place: false }] }]);
  assert.equal(objects.some((o) => o.name === 'time.After'), false, 'a timer that nobody has set is not on the board');
});

test('a waiter that was woken for a mutex and did not get it waits in front', () => {
  const { objects: [, mu] } = seen({ t: 1, ...main, name: 'MutexLock', args: { mutex: 1 } }, make(1), put(1), make(2), put(2), mainWaits, turn(1, 3, block('sync.Mutex.Lock', 1)), turn(2, 4, block('sync.Mutex.Lock', 1)),
    { t: 5, m: 0, p: 0, name: 'GoUnblock', args: { goroutine: 2 } }, { t: 5, ...on, name: 'RunqPut', args: { goroutine: 2 } }, turn(2, 6, block('sync.Mutex.Lock', 1)));
  assert.deepEqual([mu.holder, mu.queues], [0, [{ name: 'waiters', all: 2, gs: [{ g: 2, place: false }, { g: 1, place: false }] }]]);
});

test('threads without a P by what they do: in a system call with its goroutine and since when, parked, starting', () => {
  const { threads, sysmon, ps } = seen({ t: 1, m: 1, name: 'SysmonSleepBegin' }, { t: 2, ...main, name: 'GoSyscallBegin' }, { t: 9, m: 1, name: 'ProcSteal', args: { proc: 0, thread: 0 } }, { t: 9, m: 1, name: 'MCreate', args: { thread: 2 } },
    { t: 10, m: 3, name: 'MStop' });
  assert.equal(sysmon, 'asleep');
  assert.deepEqual(threads.syscall.map((t) => [t.m, t.g, t.since]), [[0, 0, 8]]);
  assert.deepEqual([threads.starting.map((t) => t.m), threads.parked.map((t) => t.m)], [[2], [3]]);
  assert.deepEqual([ps[0].m, ps[0].g], [-1, -1]);
});

test('sleepers by the time at which they are due, with the heap; the others by their reason', () => {
  const sleep = (g, t, when) => [...turn(g, t, block('sleep')), { t, ...on, name: 'TimerSet', args: { when, goroutine: g } }];
  const { sleepers, others } = seen(make(1), put(1), make(2), put(2), make(3), put(3), mainWaits, sleep(1, 3, 900), sleep(2, 4, 50), turn(3, 5, block('GC worker (idle)')));
  assert.deepEqual(sleepers, { all: 2, gs: [{ g: 2, when: 50, p: 0 }, { g: 1, when: 900, p: 0 }] });
  assert.deepEqual(others.map((o) => [o.reason, o.all]), [['GC worker (idle)', 1]]);
});

test('the first of many are the first of all in order', () => {
  const list = Array.from({ length: 1000 }, (_, i) => (i * 577) % 1000);
  assert.deepEqual(firstBy(list, (x) => x, 40), Array.from({ length: 40 }, (_, i) => i));
  assert.deepEqual(firstBy([3, 1, 2], (x) => x), [1, 2, 3]);
});

test('between two events the slice and the wait grow with the playhead; the stage is both where there is room', () => {
  const store = createStore({}, (f) => f());
  store.act.setRuns([newRun({ key: 'a', label: 'a', request: {} })]);
  store.act.grow('a', logOf(make(1), { t: 10, ...main, name: 'RunqPut', args: { goroutine: 1 } }, { t: 500, ...main, name: 'Println', args: { text: 'x' } }));
  store.act.seek(300);
  const { ps } = board(store.get(), store.get().runs[0]);
  assert.equal(ps[0].slice, 300);
  assert.match(whyNot(store.get(), store.get().runs[0], 1).sentence, /a has been ready since 1 ns \(for 299 ns\) but does not run: it is in the ring of P0, first\./);
  assert.equal(stageOf(store.get()), 'lanes');
  store.act.setTall(true);
  assert.equal(stageOf(store.get()), 'both');
  store.act.nextStage();
  store.act.nextStage();
  assert.equal(store.get().stage, 'board');
  store.act.setShare(2);
  assert.equal(store.get().share, 0.85);
  store.act.setStage('nonsense');
  assert.equal(store.get().stage, 'board');
});
