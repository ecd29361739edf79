/**
 * Where two runs part: the first event in log order whose name, subject or arguments differ. Goroutines, threads, Ps, objects and texts are
 * compared by what they are called, and the how-manieth of that name they are; never by their numbers. What does not count: times, passed stack checks, sysmon's rounds.
 * Of two logs that do not record the same, only what both record counts (bothRecord.js), and neither threads nor Ps.
 */
import { begins, isProgram, isRecorded, recordAlike, sharedArg, sharedNames } from './bothRecord.js';

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
  constructor(log, type, shared, call) {
    Object.assign(this, { log, type, shared, call, known: [], seen: new Map() });
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
    const name = this.call(row, i);
    const nth = this.type === 'string' ? 0 : this.seen.get(name) ?? 0;
    this.seen.set(name, nth + 1);
    const key = `${this.type} ${nth} ${name}`;
    if (!this.shared.has(key)) this.shared.set(key, this.shared.size);
    return this.shared.get(key);
  }
}

/** One log, made ready to be compared; `names`: the events that count, null for all. */
function side(log, shared, names) {
  const of = Object.fromEntries(Object.keys(TABLES).map((type) => [type, new Identities(log, type, shared, names && type === 'g' ? (row) => row?.func ?? '' : called[type])]));
  const ignored = new Uint8Array(256);
  const types = new Array(256).fill(null);                  // by number: {name, args: [{slot, of (identities, null: plain), wide}]}
  for (const event of log.table.events) {
    ignored[event.id] = IGNORED.includes(event.name) || (names && !names.includes(event.name)) ? 1 : 0;
    const counts = event.slots.filter(({ name, type }) => type !== 'ns' && !TIMES[event.name]?.includes(name) && (!names || sharedArg(event.name, name)));
    types[event.id] = { name: event.name, args: counts.map(({ type, slot }) => ({ slot, of: of[type] ?? null, wide: type === 'bytes', isG: type === 'g' })) };
  }
  return { log, of, ignored, types, places: !names, next: 0, looked: names && isRecorded(log) ? 0 : Infinity };
}

export class Divergence {
  constructor(logA, logB) {
    const shared = new Map();
    const names = recordAlike(logA, logB) ? null : sharedNames(logA.table);
    this.sides = [side(logA, shared, names), side(logB, shared, names)];
    this.same = 0;                                          // events that were compared and are alike
    this.found = false;
    this.a = -1;                                            // the event of each log, -1: that log has ended
    this.b = -1;
  }

  /** Goes on as far as both logs are there, over at most so many events; `ended` says of each log whether no more will come. Whether that was all. */
  grow(ended = [false, false], most = Infinity) {
    const [a, b] = this.sides;
    if (!this.sides.every((s, k) => hasBegun(s, ended[k]))) return true;
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

/** Whether it is known where in a log the program begins: a log that is recorded says so, or at its end has not said so. */
function hasBegun(s, ended) {
  if (s.looked === Infinity) return true;
  const at = begins(s.log, s.looked);
  s.looked = at >= 0 || ended ? Infinity : s.log.count;
  s.next = Math.max(0, at);
  return s.looked === Infinity;
}

/** The next event of a log that counts. */
function skip(s) {
  const { log, ignored } = s;
  while (s.next < log.count && (ignored[log.type(s.next)] || (!s.places && isForeign(s, s.next)))) s.next++;
  return s.next;
}

/** Whether an event is about a goroutine that is not the program's. */
function isForeign({ log, types }, i) {
  const subject = types[log.type(i)].args.find(({ isG }) => isG);
  const g = subject ? log.slot(i, subject.slot) : log.g(i);
  return !isProgram(log.rows.gs[g]);
}

const samePlace = (a, b, i, j) => a.of.g.id(a.log.g(i)) === b.of.g.id(b.log.g(j)) && a.of.m.id(a.log.m(i)) === b.of.m.id(b.log.m(j)) && a.of.p.id(a.log.p(i)) === b.of.p.id(b.log.p(j));
/** Who wakes a goroutine may be the runtime; who is the program's is compared. */
const sameSubject = (a, b, i, j) => {
  const [x, y] = [a.log.g(i), b.log.g(j)];
  const [mine, theirs] = [isProgram(a.log.rows.gs[x]), isProgram(b.log.rows.gs[y])];
  return mine === theirs && (!mine || a.of.g.id(x) === b.of.g.id(y));
};

function alike(a, b, i, j) {
  const [la, lb] = [a.log, b.log];
  const type = a.types[la.type(i)];
  if (type.name !== b.types[lb.type(j)].name) return false;
  if (a.places ? !samePlace(a, b, i, j) : !sameSubject(a, b, i, j)) return false;
  const args = type.args;
  const others = b.types[lb.type(j)].args;
  for (let k = 0; k < args.length; k++) {
    const { slot, of, wide } = args[k];
    const [x, y] = [la.slot(i, slot), lb.slot(j, slot)];
    if (of ? of.id(x) !== others[k].of.id(y) : x !== y || (wide && la.slot(i, slot + 1) !== lb.slot(j, slot + 1))) return false;
  }
  return true;
}
