/**
 * Where two runs part: the first event in log order whose name, subject or arguments differ. Goroutines, threads, Ps, objects and texts are
 * compared by what they are called, and the how-manieth of that name they are; never by their numbers. What does not count: times, passed stack checks, sysmon's rounds.
 */
const IGNORED = ['StackCheckPassed', 'SysmonTick', 'SysmonSleepBegin', 'SysmonSleepEnd'];
/** Arguments that are times though their type does not say so. */
const TIMES = { TimerFire: ['late'], TimerRun: ['late'] };
const TABLES = { g: 'gs', m: 'ms', p: 'ps', object: 'objects', string: 'strings' };

const called = {
  g: (row, i) => `${row?.func ?? ''} ${row?.name ?? i}`, m: (row, i) => row?.name ?? String(i), p: (row, i) => row?.name ?? String(i),
  object: (row) => `${row?.kind} ${row?.name}`, string: (row) => row,
};

/** Row numbers of one log → numbers that mean the same in both. */
class Identities {
  constructor(log, shared) {
    this.log = log;
    this.shared = shared;
    this.of = { g: [], m: [], p: [], object: [], string: [] };
    this.seen = { g: new Map(), m: new Map(), p: new Map(), object: new Map(), string: new Map() };
  }

  id(type, i) {
    if (i < 0) return -1;
    const known = this.of[type];
    const rows = this.log.rows[TABLES[type]];
    while (known.length <= i) known.push(this.name(type, rows[known.length], known.length));
    return known[i];
  }

  name(type, row, i) {
    const name = called[type](row, i);
    const nth = type === 'string' ? 0 : this.seen[type].get(name) ?? 0;
    this.seen[type].set(name, nth + 1);
    const key = `${type} ${nth} ${name}`;
    if (!this.shared.has(key)) this.shared.set(key, this.shared.size);
    return this.shared.get(key);
  }
}

export class Divergence {
  constructor(logA, logB) {
    this.logs = [logA, logB];
    const shared = new Map();
    this.identities = this.logs.map((log) => new Identities(log, shared));
    this.ignored = this.logs.map((log) => new Set(IGNORED.map((name) => log.table.byName(name)?.id)));
    this.next = [0, 0];                                     // the events to compare next
    this.same = 0;                                          // events that were compared and are alike
    this.found = false;
    this.a = -1;                                            // the event of each log, -1: that log has ended
    this.b = -1;
  }

  /** Goes on as far as both logs are there, over at most so many events; `ended` says of each log whether no more will come. Whether that was all. */
  grow(ended = [false, false], most = Infinity) {
    for (let n = 0; n < most && !this.found; n++) {
      const [i, j] = this.logs.map((_, side) => this.skip(side));
      const [overA, overB] = [i >= this.logs[0].count, j >= this.logs[1].count];
      if (overA || overB) {
        const parted = (overA && !overB && ended[0]) || (overB && !overA && ended[1]);
        if (parted) this.part(overA ? -1 : i, overB ? -1 : j);
        return true;
      }
      if (!this.alike(i, j)) this.part(i, j);
      else {
        this.same++;
        this.next = [i + 1, j + 1];
      }
    }
    return this.found;
  }

  part(a, b) {
    Object.assign(this, { found: true, a, b });
  }

  /** The next event of a log that counts. */
  skip(side) {
    const log = this.logs[side];
    let i = this.next[side];
    while (i < log.count && this.ignored[side].has(log.type(i))) i++;
    this.next[side] = i;
    return i;
  }

  alike(i, j) {
    const [a, b] = this.logs;
    const event = a.table.byId(a.type(i));
    if (event.name !== b.table.byId(b.type(j)).name) return false;
    const [idA, idB] = this.identities;
    for (const column of ['g', 'm', 'p']) if (idA.id(column, a[column](i)) !== idB.id(column, b[column](j))) return false;
    for (const { name, type, slot } of event.slots) {
      if (type === 'ns' || TIMES[event.name]?.includes(name)) continue;
      if (type === 'bytes' ? a.wide(i, slot) !== b.wide(j, slot) : TABLES[type] ? idA.id(type, a.slot(i, slot)) !== idB.id(type, b.slot(j, slot)) : a.slot(i, slot) !== b.slot(j, slot)) return false;
    }
    return true;
  }
}
