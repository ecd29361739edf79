/**
 * How large the board is drawn: the unit (the size of a goroutine's name), and the form of the Ps. It follows from what does not change during a run, so that
 * nothing jumps while the playhead moves.
 */
const UNITS = [21, 19, 17, 16, 15, 14, 13, 12];
const PHONE = 640;
/** So many lines of Ps are scrolled through on a phone before they are dense. */
const PHONE_LINES = 12;
const GAP = 18;
/** Below this width, in units, a P is only its running goroutine and the length of its queue. */
const CARD = 20;
/** From this width on, in units, runnext and ring stand beside the goroutine: a P is one line. */
const ROW = 40;
const TINY = 9.5;
/** … and if not all of them fit: only that goroutine, by its number where it has one, over a bar of how many wait. */
const DENSE = 5.8;
const GAPS = { tiny: 6, dense: 3 };
/** The right half is at least so wide, in units. */
const RIGHT = 26;
/** A goroutine more to be seen in each ring is worth so many pixels of type, up to a number of goroutines. */
const WORTH = 1.2;
const ENOUGH = 8;

export const tokenHeight = (unit) => Math.round(unit * 1.7);
/** One line of tokens with its gap. */
export const lineHeight = (unit) => tokenHeight(unit) + 6;
/** A P with so many lines for its ring. */
export const cardHeight = (unit, lines = 1, form = 'card') => (form === 'row' ? 1 : 2) * tokenHeight(unit) + (form === 'row' ? 15 : 20) + (lines - 1) * lineHeight(unit);
/** The parts of a P of this width: where its thread, its goroutine and its ring stand. */
export function cardParts(width, unit, form = 'card') {
  if (form === 'row') return { roomy: false, thread: 4 * unit, run: 6.9 * unit, slot: 8.6 * unit, queue: 21 * unit, next: 6.4 * unit, ring: 27.4 * unit + 8, counted: 2.6 * unit, chars: 7 };
  const roomy = width > 30 * unit;
  const thread = 4 * unit;
  const queue = 5.2 * unit;
  const next = (roomy ? 8.6 : 6.4) * unit;
  return { roomy, thread, run: thread + 2.9 * unit, slot: (roomy ? 11 : 8.6) * unit, queue, next, ring: queue + next + 8, counted: 2.6 * unit, chars: roomy ? 10 : 7 };
}

/** Of a ring, in one line. */
function perLine(width, unit, form) {
  const { ring, counted, chars } = cardParts(width, unit, form);
  return Math.max(0, Math.floor((width - 6 - counted - ring) / (chars * 0.602 * unit + 18)));
}

/** {unit, left: {width}, right: {x, width}, form: 'card'|'row'|'tiny', columns, lines (of a ring), narrow}; tiny ones have {dense, gap}, too. `most`: goroutines of the run; `least`: the smallest unit. */
export function boardSize({ width, height, procs, rows, most, least = UNITS.at(-1) }) {
  const narrow = width < PHONE;
  const left = narrow ? width : Math.round((width - GAP) * (width > 1100 ? 0.6 : 0.56));
  const halves = { narrow, left: { width: left }, right: narrow ? { x: 0, width } : { x: left + GAP, width: width - left - GAP } };
  if (narrow) return { unit: Math.max(13, least), ...halves, ...(procs <= 8 ? { form: 'card', columns: 1, lines: procs === 1 && most > 6 ? 3 : 1 } : tiny(procs, Math.max(13, least), left, PHONE_LINES * lineHeight(Math.max(13, least)))) };
  const found = cards({ left, right: halves.right.width, height, procs, rows, most, least });
  if (found) return { ...halves, ...found };
  if (procs <= 4) return { unit: least, ...halves, form: 'card', columns: left >= 2 * CARD * least ? 2 : 1, lines: 1 };
  return { unit: least, ...halves, ...tiny(procs, least, left, height - 2.4 * lineHeight(least)) };
}

/** The best of all sizes at which the Ps fit as cards: large, but not at the price of what is in their rings. */
function cards({ left, right, height, procs, rows, most, least: smallest }) {
  let best = null;
  for (const unit of UNITS) {
    if (unit < smallest) break;
    if (unit > smallest && (unit * RIGHT > right || rows * (lineHeight(unit) + 4) > height)) continue;
    const room = height - 2.4 * lineHeight(unit);
    for (const [form, least] of [['card', CARD], ['row', ROW]]) {
      for (let columns = 1; left / columns >= least * unit && columns <= Math.min(4, procs); columns++) {
        const each = room / Math.ceil(procs / columns) - 6;
        if (cardHeight(unit, 1, form) > each) continue;
        const one = perLine(left / columns - 6, unit, form);
        const lines = Math.max(1, Math.min(9, Math.floor((each * 0.85 - cardHeight(unit, 1, form)) / lineHeight(unit)) + 1, Math.ceil((most - 1) / Math.max(1, one))));
        const score = unit + WORTH * Math.min(most - 1, ENOUGH, one * lines) - (form === 'row' ? 0.5 : 0);
        if (!best || score > best.score) best = { score, unit, form, columns, lines };
      }
    }
  }
  return best;
}

/** The fewest columns in which they fit; if they never do, dense ones, and if those do not either, as many as there is room for. */
function tiny(procs, unit, width, room) {
  const fits = (columns, gap) => Math.ceil(procs / columns) * (tokenHeight(unit) + 2 + gap) <= room;
  for (const [dense, least] of [[false, TINY], [true, DENSE]]) {
    const most = Math.max(1, Math.floor(width / (least * unit)));
    const gap = GAPS[dense ? 'dense' : 'tiny'];
    for (let columns = Math.min(2, most); columns <= most; columns++) if (fits(columns, gap)) return { form: 'tiny', dense, gap, columns };
    if (dense) return { form: 'tiny', dense, gap, columns: most };
  }
  return null;
}
