/** Which events belong to one preemption: from the end of the slice, or the request, until the goroutine runs again. */

const STARTS = new Set(['SliceExpired', 'PreemptRequest']);
const ENDS = new Set(['GoStart', 'GoDestroy']);

export class Chains {
  constructor(log) {
    this.log = log;
    this.scanned = 0;
    this.seqs = [];          // the events of all chains, in order
    this.chain = [];         // the chain of each
    this.first = [];         // per chain: index of its first event in seqs
    this.last = [];
    this.requested = [];     // per chain: time of its first PreemptRequest, -1 none
    this.open = new Map();   // goroutine -> chain that still goes on
    this.onP = [];           // goroutine that last started on each P
    this.onM = [];           // … on each M
    this.sentTo = [];        // goroutine for which each M was last signalled
    this.subjects = subjects(log.table);
  }

  /** Takes in what the log has gained. */
  grow() {
    const { log } = this;
    for (let i = this.scanned, n = log.count; i < n; i++) {
      const subject = this.subjects[log.type(i)];
      if (subject) this.take(i, subject.name, subject.of(this, log, i));
    }
    this.scanned = log.count;
    return this;
  }

  take(i, name, g) {
    if (name === 'GoStart') { this.onP[this.log.p(i)] = g; this.onM[this.log.m(i)] = g; }
    if (name === 'SignalSend') this.sentTo[this.log.a(i)] = g;
    if (g === undefined || g < 0) return;
    let c = this.open.get(g);
    if (c === undefined) {
      if (!STARTS.has(name)) return;
      c = this.first.length;
      this.first.push(this.seqs.length);
      this.last.push(this.seqs.length);
      this.requested.push(-1);
      this.open.set(g, c);
    }
    if (name === 'PreemptRequest' && this.requested[c] < 0) this.requested[c] = this.log.time(i);
    this.last[c] = this.seqs.length;
    this.seqs.push(i);
    this.chain.push(c);
    if (ENDS.has(name)) this.open.delete(g);
  }

  /** The chain that event seq belongs to: {requested, seqs}, or null. */
  of(seq) {
    let low = 0;
    let high = this.seqs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.seqs[middle] < seq) low = middle + 1; else high = middle;
    }
    if (this.seqs[low] !== seq) return null;
    const c = this.chain[low];
    const seqs = [];
    const end = Math.min(this.last[c], this.first[c] + 20000);
    for (let k = this.first[c]; k <= end; k++) if (this.chain[k] === c) seqs.push(this.seqs[k]);
    return { requested: this.requested[c], seqs };
  }
}

/** Which goroutine an event of each type is about, by type id. */
function subjects(table) {
  const own = (_, log, i) => log.g(i);
  const first = (_, log, i) => log.a(i);
  const handler = (c, log, i) => (log.g(i) >= 0 ? log.g(i) : c.sentTo[log.m(i)]);
  const kinds = {
    SliceExpired: (c, log, i) => c.onP[log.a(i)], PreemptRequest: first, GuardPoison: first, GuardReset: first,
    SignalSend: (_, log, i) => log.b(i), SignalCoalesce: (c, log, i) => c.onM[log.a(i)],
    SignalReceive: handler, SignalRefuse: handler, SignalAccept: handler, StackCheckHit: own, StackCheckRefuse: own,
    GoStop: own, GoBlock: own, GoDestroy: own, GlobrunqPut: first, GoStart: first,
  };
  const byId = [];
  for (const [name, of] of Object.entries(kinds)) {
    const entry = table.byName(name);
    if (entry) byId[entry.id] = { name, of };
  }
  return byId;
}

const known = new WeakMap();

/** The chains of a log, up to date. */
export function chainsOf(log) {
  if (!known.has(log)) known.set(log, new Chains(log));
  return known.get(log).grow();
}
