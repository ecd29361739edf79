/**
 * Where two runs part: the first event in log order whose name, subject or arguments differ. Goroutines, threads, Ps, objects and texts are
 * compared by what they are called, and the how-manieth of that name they are; never by their numbers. What does not count: times, passed stack checks, sysmon's rounds.
 */
export const IGNORED = ['StackCheckPassed', 'SysmonTick', 'SysmonSleepBegin', 'SysmonSleepEnd'];
/** Arguments that are times though their type does not say so. */
const TIMES = { TimerFire: ['late'], TimerRun: ['late'] };
const TABLES = { g: 'gs', m: 'ms', p: 'ps', object: 'objects', string: 'strings' };

const called = {
  g: (row, i) => `${row?.func ?? ''} ${row?.name ?? i}`, m: (row, i) => row?.name ?? String(i), p: (row, i) => row?.name ?? String(i),
  object: (row) => `${row?.kind} ${row?.name}`, string: (row) => row,
};

/** Row numbers of one table of one log → numbers that mean the same in both. */
class Identities {
  constructor(log, type, shared) {
    Object.assign(this, { log, type, shared, known: [], seen: new Map() });
  }

  id(i) {
    if (i < 0) return -1;
    return i < this.known.length ? this.known[i] : this.more(i);
  }

  more(i) {
    const rows = this.log.rows[TABLES[this.type]];
    while (this.known.length <= i) this.known.push(this.name(rows[this.known.length], this.known.length));
    return this.known[i];
  }

  name(row, i) {
    const name = called[this.type](row, i);
    const nth = this.type === 'string' ? 0 : this.seen.get(name) ?? 0;
    this.seen.set(name, nth + 1);
    const key = `${this.type} ${nth} ${name}`;
    if (!this.shared.has(key)) this.shared.set(key, this.shared.size);
    return this.shared.get(key);
  }
}

/** One log, made ready to be compared. */
function side(log, shared) {
  const of = Object.fromEntries(Object.keys(TABLES).map((type) => [type, new Identities(log, type, shared)]));
  const ignored = new Uint8Array(256);
  const types = new Array(256).fill(null);                  // by number: {name, args: [{slot, of (identities, null: plain), wide}]}
  for (const event of log.table.events) {
    ignored[event.id] = IGNORED.includes(event.name) ? 1 : 0;
    const counts = event.slots.filter(({ name, type }) => type !== 'ns' && !TIMES[event.name]?.includes(name));
    types[event.id] = { name: event.name, args: counts.map(({ type, slot }) => ({ slot, of: of[type] ?? null, wide: type === 'bytes' })) };
  }
  return { log, of, ignored, types, next: 0 };
}

export class Divergence {
  constructor(logA, logB) {
    const shared = new Map();
    this.sides = [side(logA, shared), side(logB, shared)];
    this.same = 0;                                          // events that were compared and are alike
    this.found = false;
    this.a = -1;                                            // the event of each log, -1: that log has ended
    this.b = -1;
  }

  /** Goes on as far as both logs are there, over at most so many events; `ended` says of each log whether no more will come. Whether that was all. */
  grow(ended = [false, false], most = Infinity) {
    const [a, b] = this.sides;
    for (let n = 0; n < most && !this.found; n++) {
      const i = skip(a);
      const j = skip(b);
      const overA = i >= a.log.count;
      const overB = j >= b.log.count;
      if (overA || overB) {
        if ((overA && !overB && ended[0]) || (overB && !overA && ended[1])) this.part(overA ? -1 : i, overB ? -1 : j);
        return true;
      }
      if (alike(a, b, i, j)) {
        this.same++;
        a.next++;
        b.next++;
      } else this.part(i, j);
    }
    return this.found;
  }

  part(a, b) {
    Object.assign(this, { found: true, a, b });
  }
}

/** The next event of a log that counts. */
function skip(s) {
  const { log, ignored } = s;
  while (s.next < log.count && ignored[log.type(s.next)]) s.next++;
  return s.next;
}

function alike(a, b, i, j) {
  const [la, lb] = [a.log, b.log];
  const type = a.types[la.type(i)];
  if (type.name !== b.types[lb.type(j)].name) return false;
  if (a.of.g.id(la.g(i)) !== b.of.g.id(lb.g(j)) || a.of.m.id(la.m(i)) !== b.of.m.id(lb.m(j)) || a.of.p.id(la.p(i)) !== b.of.p.id(lb.p(j))) return false;
  const args = type.args;
  const others = b.types[lb.type(j)].args;
  for (let k = 0; k < args.length; k++) {
    const { slot, of, wide } = args[k];
    const [x, y] = [la.slot(i, slot), lb.slot(j, slot)];
    if (of ? of.id(x) !== others[k].of.id(y) : x !== y || (wide && la.slot(i, slot + 1) !== lb.slot(j, slot + 1))) return false;
  }
  return true;
}
