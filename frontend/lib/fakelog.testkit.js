/** A log for tests that do not need the fold: rows and events written by hand, the real event table. */
import { readFileSync } from 'node:fs';

const TABLE = JSON.parse(readFileSync(new URL('../../backend/src/main/resources/dev/gmpscope/trace/events.json', import.meta.url), 'utf8'));

export const table = {
  enums: TABLE.enums,
  events: TABLE.events,
  byName: (name) => TABLE.events.find((e) => e.name === name),
  byId: (id) => TABLE.events.find((e) => e.id === id),
};

/** events: [time, name, m, p, g, …slots]. */
export class FakeLog {
  constructor(events, rows = {}) {
    this.events = events;
    this.table = table;
    this.header = { records: ['queues', 'threads', 'sysmon', 'flags', 'signals', 'checks', 'objects', 'timers', 'output', 'positions', 'panics'] };
    this.rows = { strings: ['preempted', 'chan receive', 'hello'], stacks: [], gs: [], ms: [], ps: [], objects: [], ...rows };
    this.types = events.map(([, name]) => table.byName(name).id);
  }

  get count() { return this.events.length; }
  get endTime() { return this.count ? this.events[this.count - 1][0] : 0; }
  time(i) { return this.events[i][0]; }
  name(i) { return this.events[i][1]; }
  type(i) { return this.types[i]; }
  m(i) { return this.events[i][2]; }
  p(i) { return this.events[i][3]; }
  g(i) { return this.events[i][4]; }
  a(i) { return this.events[i][5] ?? 0; }
  b(i) { return this.events[i][6] ?? 0; }
  c(i) { return this.events[i][7] ?? 0; }
  seqAt(t) { return this.events.filter(([time]) => time <= t).length; }
  push(...more) { this.events.push(...more); this.types.push(...more.map(([, name]) => table.byName(name).id)); }
  event(i) {
    const [time, name, m, p, g, ...slots] = this.events[i];
    const args = {};
    let k = 0;
    for (const [key, type] of table.byName(name).args) {
      args[key] = slots[k] ?? 0;
      k += type === 'ns' || type === 'bytes' ? 2 : 1;
    }
    return { seq: i, time, name, m, p, g, stack: -1, args };
  }
}

/** main (g0) runs on m0/p0, is asked to stop, refuses one signal, takes the next, and comes back; m9 is sysmon. */
export function preemption() {
  const rows = {
    gs: [{ id: 1, name: 'main', func: 'main.main' }, { id: 18, name: 'worker', func: 'main.worker' }],
    ms: [{ id: 0, name: 'M0' }, { id: 1, name: 'sysmon' }], ps: [{ id: 0, name: 'P0' }], objects: [{ kind: 'chan', name: 'jobs', cap: 0 }],
  };
  return new FakeLog([
    [0, 'ProcsChange', -1, -1, -1, 1], [0, 'ProcStatus', 0, 0, -1, 0, 2], [0, 'GoStatus', 0, 0, -1, 0, -1, 2], [100, 'GoStart', 0, 0, -1, 0, 0],
    [200, 'GoCreate', 0, 0, 0, 1], [210, 'RunqPut', 0, 0, 0, 1, 1, -1], [5000, 'SysmonTick', 1, -1, -1, 20000, 0, 0],
    [10000, 'SliceExpired', 1, -1, -1, 0, 10000, 0], [10010, 'PreemptRequest', 1, -1, -1, 0, 0, 0], [10010, 'GuardPoison', 1, -1, -1, 0, 0],
    [10020, 'SignalSend', 1, -1, -1, 0, 0], [12000, 'SignalReceive', 0, 0, 0], [12010, 'SignalRefuse', 0, 0, 0, 4],
    [20000, 'PreemptRequest', 1, -1, -1, 0, 0, 1], [20010, 'SignalSend', 1, -1, -1, 0, 0], [22000, 'SignalReceive', 0, 0, 0], [22010, 'SignalAccept', 0, 0, 0],
    [22300, 'GoStop', 0, 0, 0, 0], [22310, 'GlobrunqPut', 0, 0, -1, 0], [22400, 'RunqGet', 0, 0, -1, 1, 1], [22500, 'GoStart', 0, 0, -1, 1, 0],
    [23000, 'GoBlock', 0, 0, 1, 1, 1, 0], [23100, 'GlobrunqGet', 0, 0, -1, 0, 0], [23200, 'GoStart', 0, 0, -1, 0, 0],
    [23300, 'Println', 0, 0, 0, 2], [24000, 'Exit', 0, 0, 0, 0, -1],
  ], rows);
}
