import { test } from 'node:test';
import assert from 'node:assert/strict';
import { clone } from './state.js';
import { fixture, table } from './fixture.testkit.js';

const G = Object.fromEntries(table.enums.gstatus.map((name, k) => [name, k]));
const P = Object.fromEntries(table.enums.pstatus.map((name, k) => [name, k]));
/** main (g0) on m0 with p0, p1 idle. */
const OPENING = [
  { name: 'ProcsChange', args: { procs: 2 } },
  { name: 'ProcStatus', m: 0, args: { proc: 0, status: 'running' } },
  { name: 'ProcStatus', args: { proc: 1, status: 'idle' } },
  { name: 'GoStatus', m: 0, args: { goroutine: 0, thread: 0, status: 'running' } },
];
const on = { m: 0, p: 0 };
const main = { ...on, g: 0 };
/** The state after the opening and these events. */
const after = (...events) => {
  const log = fixture([...OPENING, ...events]);
  return log.stateAt(log.count);
};
const pick = (object, ...keys) => Object.fromEntries(keys.map((k) => [k, object[k]]));

test('the fields of a state, and what an opening says', () => {
  const s = after();
  assert.deepEqual(s, {
    time: 0, seq: 4,
    gs: [{ status: 3, since: 0, m: 0, hands: -1, queue: 0, p: -1, wait: -1, object: -1, flag: 0, flagSince: -1, asker: -1, guard: 0, stack: -1, defers: 0, panic: -1, stackSize: 0, lockedm: -1, turn: 0, awoken: -1, cases: [], when: -1, heap: -1, net: 0 }],
    ms: [{ state: 1, p: 0, g: 0, spinning: 0, signal: 0 }],
    ps: [{ status: 2, m: 0, runnext: -1, ring: [], schedtick: 0, timers: 0, sweeping: 0, slice: 0 }, { status: 1, m: -1, runnext: -1, ring: [], schedtick: 0, timers: 0, sweeping: 0, slice: -1 }],
    global: [], pidle: [1], midle: [], objects: [], output: [], exit: -1, world: 0, stopper: -1, needspinning: 0, profilehz: 0, gc: 0, phase: 0, heap: 0, goal: 0,
  });
  assert.deepEqual(clone(s), s);
});

test('go statements: into hands, runnext, kicked into hands, ring, taken, run', () => {
  const steps = [
    { t: 10, ...main, name: 'GoCreate', args: { new: 1 } }, { t: 11, ...main, name: 'RunqPut', args: { goroutine: 1, next: true } },
    { t: 12, ...main, name: 'GoCreate', args: { new: 2 } }, { t: 13, ...main, name: 'RunqPut', args: { goroutine: 2, next: true, kicked: 1 } },
  ];
  let s = after(...steps);
  assert.deepEqual(pick(s.gs[1], 'status', 'since', 'hands', 'queue', 'p'), { status: G.runnable, since: 10, hands: 0, queue: 0, p: -1 });
  assert.deepEqual(pick(s.gs[2], 'status', 'hands', 'queue', 'p'), { status: G.runnable, hands: -1, queue: 1, p: 0 });
  steps.push({ t: 14, ...main, name: 'RunqPut', args: { goroutine: 1 } });
  s = after(...steps);
  assert.deepEqual(s.ps[0].ring, [1]);
  assert.deepEqual(pick(s.gs[1], 'hands', 'queue', 'p'), { hands: -1, queue: 2, p: 0 });
  steps.push(
    { t: 20, ...main, name: 'GoBlock', args: { reason: 'sleep', waitReason: 'sleep' } },
    { t: 21, ...on, name: 'RunqGet', args: { goroutine: 2, next: true } }, { t: 22, ...on, name: 'GoStart', stack: 5, args: { goroutine: 2, inherit: true } },
  );
  s = after(...steps);
  assert.deepEqual(pick(s.gs[0], 'status', 'since', 'm', 'wait', 'object'), { status: G.waiting, since: 20, m: -1, wait: 0, object: -1 });
  assert.deepEqual(pick(s.gs[2], 'status', 'm', 'hands', 'queue', 'stack'), { status: G.running, m: 0, hands: -1, queue: 0, stack: 5 });
  assert.equal(s.ps[0].runnext, -1);
  assert.equal(s.ps[0].schedtick, 0, 'an inherited slice is no new tick');
  assert.equal(s.ms[0].g, 2);
  s = after(...steps, { t: 30, m: 0, p: 0, g: 2, name: 'GoDestroy' }, { t: 31, ...on, name: 'RunqGet', args: { goroutine: 1 } }, { t: 32, ...on, name: 'GoStart', args: { goroutine: 1 } });
  assert.equal(s.gs[2].status, G.dead);
  assert.equal(s.ps[0].schedtick, 1);
  assert.deepEqual(s.ps[0].ring, []);
});

test('a full ring spills, a batch comes back from the global queue, and another P steals', () => {
  const put = [1, 2, 3, 4].flatMap((g) => [{ ...main, name: 'GoCreate', args: { new: g } }, { ...main, name: 'RunqPut', args: { goroutine: g } }]);
  const spill = [...put, { ...main, name: 'GoCreate', args: { new: 5 } }, { ...main, name: 'RunqPutSlow', args: { goroutine: 5, moved: 2 } }];
  let s = after(...spill);
  assert.deepEqual([s.ps[0].ring, s.global], [[3, 4], [1, 2, 5]]);
  assert.deepEqual([1, 5].map((g) => pick(s.gs[g], 'hands', 'queue', 'p')), [{ hands: -1, queue: 3, p: -1 }, { hands: -1, queue: 3, p: -1 }]);
  s = after(...spill, { m: 1, p: 1, name: 'GlobrunqGet', args: { goroutine: 1, moved: 2 } });
  assert.deepEqual([s.global, s.ps[1].ring, s.gs[1].hands], [[], [2, 5], 1]);
  assert.deepEqual(pick(s.gs[5], 'queue', 'p'), { queue: 2, p: 1 });
  s = after(...put, { m: 1, p: 1, name: 'RunqSteal', args: { victim: 0, taken: 3, goroutine: 3 } });
  assert.deepEqual([s.ps[0].ring, s.ps[1].ring, s.gs[3].hands], [[4], [1, 2], 1]);
  s = after({ ...main, name: 'GoCreate', args: { new: 1 } }, { ...main, name: 'RunqPut', args: { goroutine: 1, next: true } },
    { m: 1, p: 1, name: 'RunnextSteal', args: { victim: 0, goroutine: 1 } });
  assert.deepEqual([s.ps[0].runnext, s.gs[1].hands, s.gs[1].queue], [-1, 1, 0]);
});

test('flag and guard: the first asker stays, only a start lowers them', () => {
  const sysmon = { m: 1 };
  const ask = [{ t: 5, ...sysmon, name: 'PreemptRequest', args: { goroutine: 0, asker: 'sysmon' } }, { t: 6, ...sysmon, name: 'GuardPoison', args: { goroutine: 0, cause: 'preempt' } },
    { t: 9, ...sysmon, name: 'PreemptRequest', args: { goroutine: 0, asker: 'stopTheWorld', again: true } }];
  const flags = (s) => Object.values(pick(s.gs[0], 'flag', 'flagSince', 'asker', 'guard'));
  assert.deepEqual(flags(after(...ask)), [1, 5, 0, 1]);
  const reset = [...ask, { t: 10, ...main, name: 'GuardReset', args: { goroutine: 0, cause: 'refused check' } }];
  assert.deepEqual(flags(after(...reset)), [1, 5, 0, 0]);
  const stopped = [...ask, { t: 11, ...main, name: 'GoStop', args: { reason: 'preempted' } }, { t: 12, ...on, name: 'GlobrunqPut', args: { goroutine: 0 } }];
  assert.deepEqual(flags(after(...stopped)), [1, 5, 0, 1]);
  assert.deepEqual(flags(after(...stopped, { t: 13, ...on, name: 'GlobrunqGet', args: { goroutine: 0 } }, { t: 14, ...on, name: 'GoStart', args: { goroutine: 0 } })), [0, -1, -1, 0]);
  assert.deepEqual(flags(after({ t: 7, ...main, name: 'GuardPoison', args: { goroutine: 0, cause: 'kept flag' } })), [1, 7, -1, 1]);
});

test('a system call that lost its P', () => {
  const steps = [{ t: 5, ...main, name: 'GoSyscallBegin' }];
  let s = after(...steps);
  assert.deepEqual([s.gs[0].status, s.gs[0].m, s.ps[0].status, s.ps[0].m, s.ms[0].p], [G.syscall, 0, P.syscall, 0, 0]);
  assert.deepEqual([after(...steps, { t: 6, ...main, name: 'GoSyscallEnd' })].map((e) => [e.gs[0].status, e.ps[0].status, e.gs[0].since]), [[G.running, P.running, 6]]);
  steps.push({ t: 7, m: 1, name: 'ProcSteal', args: { proc: 0, thread: 0 } });
  s = after(...steps);
  assert.deepEqual([s.ps[0].status, s.ps[0].m, s.ms[0].p, s.ms[0].g], [P.idle, -1, -1, 0]);
  s = after(...steps, { t: 9, m: 0, g: 0, name: 'GoSyscallEndBlocked' });
  assert.deepEqual([s.gs[0].status, s.gs[0].m, s.gs[0].hands, s.ms[0].g], [G.runnable, -1, 0, -1]);
});

test('threads: made, spinning, parked on the front, woken; netpoll and deep sleep', () => {
  const steps = [{ ...main, name: 'MCreate', args: { thread: 2 } }, { ...main, name: 'MStart', args: { thread: 2, proc: 1, spinning: true } }];
  assert.deepEqual(after(...steps).ms[2], { state: 2, p: -1, g: -1, spinning: 1, signal: 0 });
  steps.push({ m: 2, name: 'PidleGet', args: { proc: 1 } }, { m: 2, name: 'ProcStart', args: { proc: 1 } });
  let s = after(...steps);
  assert.deepEqual([s.ms[2].state, s.ms[2].p, s.ps[1].m, s.pidle], [1, 1, 2, []]);
  steps.push({ m: 2, p: 1, name: 'MSpinEnd' }, { m: 2, p: 1, name: 'ProcStop' }, { m: 2, name: 'PidlePut', args: { proc: 1 } }, { m: 3, name: 'MStop' }, { m: 2, name: 'MStop' });
  s = after(...steps);
  assert.deepEqual([s.midle, s.pidle, s.ms[2]], [[2, 3], [1], { state: 3, p: -1, g: -1, spinning: 0, signal: 0 }]);
  s = after(...steps, { ...main, name: 'MStart', args: { thread: 3, proc: 1 } });
  assert.deepEqual([s.midle, s.ms[3].state], [[2], 2]);
  const state = (...names) => after(...names.map((name) => ({ m: 4, name }))).ms[4].state;
  assert.deepEqual([state('NetpollBegin'), state('NetpollBegin', 'NetpollEnd'), state('SysmonSleepBegin'), state('SysmonSleepBegin', 'SysmonSleepEnd')], [4, 1, 5, 1]);
});

test('signals, objects, output, exit', () => {
  const send = { m: 1, name: 'SignalSend', args: { thread: 0, goroutine: 0 } };
  assert.equal(after(send).ms[0].signal, 1);
  assert.equal(after(send, { ...main, name: 'SignalReceive' }).ms[0].signal, 0);
  const thing = { len: 0, closed: 0, holder: -1, starving: 0, readers: 0, pending: -1, misused: 0, when: -1 };
  const s = after({ ...main, name: 'ChanSend', args: { chan: 1, len: 3 } }, { ...main, name: 'ChanClose', args: { chan: 1 } },
    { ...main, name: 'MutexLock', args: { mutex: 2 } }, { ...main, name: 'WaitGroupAdd', args: { waitgroup: 3, counter: 7 } },
    { ...main, name: 'Println', args: { text: 'hello' } }, { ...main, name: 'Exit', args: { status: 2 } });
  assert.deepEqual(s.objects, [thing, { ...thing, len: 3, closed: 1 }, { ...thing, holder: 0 }, { ...thing, len: 7 }]);
  assert.deepEqual([s.output, s.exit], [[0], 2]);
});

test('waiting ends with the wake-up; a stack stays until the next one', () => {
  const block = { t: 5, ...main, stack: 3, name: 'GoBlock', args: { reason: 'r', waitReason: 'chan receive', object: 0 } };
  assert.deepEqual(pick(after(block).gs[0], 'wait', 'object', 'stack'), { wait: 1, object: 0, stack: 3 });
  assert.deepEqual(pick(after(block, { t: 6, m: 1, name: 'GoUnblock', args: { goroutine: 0 } }).gs[0], 'wait', 'object', 'hands', 'since', 'stack'),
    { wait: -1, object: -1, hands: 1, since: 6, stack: 3 });
});

test('deferred calls are counted, a panic lasts until it is recovered or its goroutine ends', () => {
  const panicking = [{ ...main, name: 'Deferproc', args: { callee: 'f', pending: 2 } }, { ...main, name: 'Gopanic', args: { text: 'a' } },
    { ...main, name: 'DeferRun', args: { callee: 'f', by: 0, left: 1 } }];
  assert.deepEqual(pick(after(...panicking).gs[0], 'defers', 'panic'), { defers: 1, panic: 1 });
  assert.equal(after(...panicking, { ...main, name: 'Gorecover', args: { text: 'a' } }).gs[0].panic, 1);
  assert.equal(after(...panicking, { ...main, name: 'Recovery', args: { frames: 2 } }).gs[0].panic, -1);
  assert.equal(after(...panicking, { ...main, name: 'GoDestroy' }).gs[0].panic, -1);
});
