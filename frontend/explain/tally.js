/** What a run came to, as far as two runs are compared by it; grown with the log. */
export class Tally {
  constructor(log) {
    this.log = log;
    this.scanned = 0;
    this.byType = new Int32Array(256);
    this.printed = [];                                      // {seq, text}
    this.left = -1;                                         // the event at which main first left its P
    this.back = -1;                                         // and the one at which it first ran again
    this.exit = -1;
    this.ids = Object.fromEntries(['Println', 'Exit', 'GoStart', 'GoStop', 'GoBlock'].map((name) => [name, log.table.byName(name)?.id ?? -1]));
  }

  /** Takes in at most so many events; whether that was all. */
  grow(most = Infinity) {
    const { log, ids } = this;
    const end = Math.min(log.count, this.scanned + most);
    for (let i = this.scanned; i < end; i++) {
      const type = log.type(i);
      this.byType[type]++;
      if (type === ids.Println) this.printed.push({ seq: i, text: log.rows.strings[log.a(i)] ?? '' });
      else if (type === ids.Exit) this.exit = i;
      else if (this.back < 0) this.main(i, type);
    }
    this.scanned = end;
    return end === log.count;
  }

  main(i, type) {
    const { log, ids } = this;
    const is = (g) => log.rows.gs[g]?.name === 'main';
    if (this.left < 0 && (type === ids.GoStop || type === ids.GoBlock) && is(log.g(i))) this.left = i;
    else if (this.left >= 0 && type === ids.GoStart && is(log.a(i))) this.back = i;
  }
}

/** The lines that differ, by their place: [{line (from 1), texts: [text or null, one a run]}]. */
export function differingLines(tallies) {
  const longest = Math.max(...tallies.map((t) => t.printed.length));
  const out = [];
  for (let i = 0; i < longest; i++) {
    const texts = tallies.map((t) => t.printed[i]?.text ?? null);
    if (texts.some((text) => text !== texts[0])) out.push({ line: i + 1, texts });
  }
  return out;
}

/** How often each type of event stands in the runs where that differs: [{name, counts}], the largest difference first. */
export function differingCounts(tallies) {
  const { table } = tallies[0].log;
  const apart = ({ counts }) => Math.max(...counts) - Math.min(...counts);
  return table.events.map(({ id, name }) => ({ name, counts: tallies.map((t) => t.byType[id]) })).filter((row) => apart(row) > 0).sort((a, b) => apart(b) - apart(a) || (a.name < b.name ? -1 : 1));
}
