/** What the palette finds besides commands: lessons, chapters, goroutines, events, lines that were printed. */
import { chapters, outputLines } from './selectors.js';

const known = new WeakMap();

/** How often each event type occurs in a log, by id. */
export function countsOf(log) {
  const had = known.get(log) ?? { counts: new Uint32Array(256), to: 0 };
  for (let i = had.to; i < log.count; i++) had.counts[log.type(i)]++;
  had.to = log.count;
  known.set(log, had);
  return had.counts;
}

/** [{kind: 'lesson'|'chapter'|'goroutine'|'event'|'printed', text, note, value}], in this order. */
export function findables(state) {
  const run = state.runs[state.focus];
  const lessons = state.scenarios.map((s) => ({ kind: 'lesson', text: s.title, note: s.group ?? '', value: s.id }));
  if (!run?.log) return lessons;
  const { log } = run;
  const told = chapters(state, run).all.map((c) => ({ kind: 'chapter', text: c.say, note: '', value: c.seq }));
  const gs = log.rows.gs.map((g, i) => g && { kind: 'goroutine', text: g.name, note: g.func && g.func !== g.name ? g.func : '', value: i }).filter(Boolean);
  const counts = countsOf(log);
  const events = log.table.events.filter((e) => counts[e.id]).map((e) => ({ kind: 'event', text: e.name, note: `${counts[e.id] === 1 ? 'once' : `${counts[e.id]} times`} · ${e.twin}`, value: e.name }));
  const whole = { ...state, playhead: { time: Infinity }, runs: state.runs };
  const printed = outputLines(whole, { ...run, cursor: null }).map((line) => ({ kind: 'printed', text: line.text, note: line.name, value: line.seq }));
  return [...lessons, ...told, ...gs, ...events, ...printed];
}

/** Those in which every word of the question occurs, best first: at the start, at the start of a word, anywhere. */
export function matching(items, question, most = 60) {
  const words = question.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return items.slice(0, most);
  const scored = [];
  for (const item of items) {
    const text = `${item.text} ${item.note ?? ''}`.toLowerCase();
    let score = 0;
    for (const word of words) {
      const at = text.indexOf(word);
      if (at < 0) { score = -1; break; }
      score += at === 0 ? 4 : /[^a-z0-9]/.test(text[at - 1]) ? 3 : 1;
    }
    if (score >= 0) scored.push({ item, score });
  }
  return scored.sort((a, b) => b.score - a.score).slice(0, most).map((s) => s.item);
}
