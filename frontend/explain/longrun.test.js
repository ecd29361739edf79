import { test } from 'node:test';
import assert from 'node:assert/strict';
import { fixture } from '../trace/fixture.testkit.js';
import { howItEnded, whatLetIt } from './longrun.js';

const rows = { gs: [{ id: 1, name: 'main', func: 'main.main' }], stacks: [{ parent: -1, func: 'main.spin', path: '', line: 14 }] };
const LOOP = { path: '$.funcs.spin[0]', line: 13, kind: 'loop', check: false, reason: 'no check in a round: only the signal can stop it' };
const start = { t: 1e6, name: 'GoStart', m: 0, p: 0, stack: 0, args: { goroutine: 0 } };

/** A run from the start to the last event, under these rules. */
function told(header, end, asks = [], more = {}) {
  const log = fixture([start, { t: 11.5e6, name: 'PreemptRequest', args: { goroutine: 0, asker: 'sysmon' } }, end], { header, rows });
  const goesOn = end.name === 'SysmonTick';
  const run = { g: 0, start: 0, end: goesOn ? -1 : 2, t0: 1e6, t1: end.t, inherited: false, ...more };
  return [whatLetIt(log, run, asks, [LOOP]), howItEnded(log, run)];
}
const REQUEST = [{ seq: 1, what: 'request' }];
const off = (t, name, args = {}) => ({ t, name, m: 0, p: 0, g: 0, args });

test('a loop without a check, where no signals are sent', () => {
  const [let13, ended] = told({ rules: '1.13' }, { t: 60e6, name: 'SysmonTick' }, REQUEST);
  assert.equal(let13, 'Asked once, after 10.5 ms. No check in a round: only the signal can stop it – Go 1.13 sends none.');
  assert.equal(ended, 'it still runs where the log ends');
  assert.match(told({ rules: '1.26', asyncpreemptoff: true }, { t: 60e6, name: 'SysmonTick' }, REQUEST)[0], /asyncpreemptoff=1 sends none\.$/);
});

test('a run that was stopped, refused, not asked, or left by itself', () => {
  assert.deepEqual(told({ rules: '1.14' }, off(12e6, 'GoStop', { reason: 'preempted' }), REQUEST), ['Asked once, after 10.5 ms. It stopped 500.0 µs later.', 'it was preempted']);
  assert.equal(told({ rules: '1.14' }, off(40e6, 'GoStop', { reason: 'preempted' }), [...REQUEST, { seq: 1, what: 'signal refused', rule: 11 }, { seq: 1, what: 'signal refused', rule: 11 }])[0],
    'Asked once, after 10.5 ms. The signal was refused twice: assembly.');
  assert.deepEqual(told({ rules: '1.14' }, off(5e6, 'GoBlock', { reason: 'sleep', waitReason: 'sleep' })), ['Its slice of 10 ms was not over.', 'it blocked: sleep']);
  assert.match(told({ rules: '1.14' }, off(16e6, 'GoDestroy'))[0], /sysmon, which looks at most every 10 ms, had not asked yet/);
  assert.match(told({ rules: '1.14' }, off(60e6, 'GoDestroy'))[0], /^Unknown/);
  assert.match(told({ rules: '1.1' }, off(60e6, 'GoDestroy'))[0], /Go 1\.1/);
  assert.match(told({ rules: '1.14' }, off(12e6, 'GoDestroy'), REQUEST)[0], /left by itself/);
});

test('an inherited slice is said, and a loop that has a check is not blamed', () => {
  assert.match(told({ rules: '1.14' }, off(5e6, 'GoDestroy'), [], { inherited: true })[0], /^Nobody asked it to stop\. It went on in the slice of the goroutine before it\.$/);
  const log = fixture([start, { t: 11.5e6, name: 'PreemptRequest', args: { goroutine: 0 } }], { header: { rules: '1.13' }, rows });
  const run = { g: 0, start: 0, end: -1, t0: 1e6, t1: 60e6 };
  assert.match(whatLetIt(log, run, REQUEST, [{ ...LOOP, check: true }]), /It met no stack check, and of signals Go 1\.13 sends none\.$/);
});
