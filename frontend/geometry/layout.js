/** Where the lanes of a run lie, in pixels from the top of its box. */

const SIZE = { bar: { s: 10, c: 14, n: 12, p: 20, m: 15, g: 18, fold: 16 }, marks: { s: 18, g: 20, n: 16 }, gap: 5, between: 5 };
const LEAST = { bar: 0.62, marks: 15, gap: 1 };
const SMALLEST = 0.66;
const LARGEST = 1.75;
const EDGE = 4;
/** More goroutines than this have no room for marks above each; the flags are still drawn. */
const CROWD = 64;

/** Width of the names at the left of a timeline so wide. */
export const labelsWidth = (width) => (width < 520 ? 110 : width < 1100 ? 148 : 172);

/**
 * {rows: [{…row, y, height, bar: {y, height}, marks: y of the marks' middle or null}], height, pinned: height of the pinned ones, scale}
 * of the rows of arrange(). They grow and shrink, within reason, to fill `space` pixels; what does not fit is scrolled to.
 * `special` says of a lane that it has its marks in any crowd.
 */
export function layout(all, space = 0, special = () => false) {
  const crowd = all.filter((row) => row.kind === 'g').length > CROWD;
  const marked = (row) => !row.folded && SIZE.marks[row.kind] !== undefined && !(crowd && row.kind === 'g' && !row.pinned && !special(row));
  if (!(space > 0)) return place(all, 1, marked);
  const natural = walk(all, 1, marked);
  if (natural * SMALLEST > space * 1.5) return place(all, SMALLEST, marked);
  const scale = Math.min(LARGEST, Math.max(SMALLEST, space / natural));
  let s = scale;
  while (walk(all, s, marked) > space && s - 0.04 >= SMALLEST) s -= 0.04;
  return place(all, s, marked);
}

/** Goes down the rows at a scale: `at(row, y, above, bar)` hears where each stands and how high its marks and its bar are. The height of all. */
function walk(all, scale, marked, at = null) {
  const px = (n, least = 0) => (n === 0 ? 0 : Math.max(least, Math.round(n * scale)));
  let y = EDGE;
  let last = null;
  for (const row of all) {
    if (last && (last.group !== row.group || last.pinned !== row.pinned)) y += px(SIZE.between, LEAST.gap);
    last = row;
    const above = marked(row) ? px(SIZE.marks[row.kind], LEAST.marks) : 0;
    const tall = SIZE.bar[row.folded ? 'fold' : row.kind];
    const bar = px(tall, Math.round(tall * LEAST.bar));
    at?.(row, y, above, bar);
    y += above + bar + px(SIZE.gap, LEAST.gap);
  }
  return y + EDGE;
}

function place(all, scale, marked) {
  const rows = [];
  let pinned = 0;
  const height = walk(all, scale, marked, (row, y, above, bar) => {
    if (rows.at(-1)?.pinned && !row.pinned) pinned = y;
    rows.push({ ...row, y, height: above + bar, bar: { y: y + above, height: bar }, marks: above ? y + above / 2 : null });
  });
  return { rows, height, pinned: all.at(-1)?.pinned ? height - EDGE : pinned, scale };
}

/** The rows that a box so high shows when it is scrolled down so far, with their places in the box; pinned ones stay on top. */
export function inView({ rows, pinned }, scroll, height, beyond = 0) {
  const out = [];
  for (const row of rows) {
    if (!row.pinned && (row.y + row.height + beyond <= scroll + pinned || row.y - beyond >= scroll + height)) continue;
    out.push(row.pinned || scroll === 0 ? row : { ...row, y: row.y - scroll, bar: { ...row.bar, y: row.bar.y - scroll }, marks: row.marks === null ? null : row.marks - scroll });
  }
  return out;
}

/** So many rooms the "+12" beside a crowd takes. */
const COUNT = 2;

/**
 * Moves glyphs that would lie on each other to the right, in order; `x` stays where the event is. A crowd that needs more than `most`
 * rooms becomes its first ones and a count; one at the right edge grows to the left.
 */
export function dodge(points, room, right = Infinity, most = 7) {
  const crowds = [];
  for (const p of points) {
    const last = crowds.at(-1);
    if (last && p.x >= last.start && p.x < last.end) widen(last, p, room, right, most);
    else crowds.push(widen({ points: [] }, p, room, right, most));
    while (crowds.length > 1 && crowds.at(-1).start < crowds.at(-2).end) {
      const { points: more } = crowds.pop();
      for (const q of more) widen(crowds.at(-1), q, room, right, most);
    }
  }
  return crowds.flatMap(({ points: all, start, shown }) => all.slice(0, shown).map((p, k) => ({ ...p, at: start + k * room, more: (p.more ?? 0) + (k === shown - 1 ? all.length - shown : 0) })));
}

/** A crowd with one point more: how many of it are shown, from where to where. */
function widen(crowd, point, room, right, most) {
  crowd.points.push(point);
  const n = crowd.points.length;
  crowd.shown = n <= most ? n : Math.max(1, most - COUNT);
  const wide = Math.min(n, most) * room;
  crowd.start = Math.min(crowd.points[0].x, right + room - wide);
  crowd.end = crowd.start + wide;
  return crowd;
}

const LIGHT = new Set(['check-passed', 'block', 'gosched', 'steal', 'timer', 'check-refused']);

/**
 * Parts points, in order of x: those that stand for themselves, and those for which a dot must do: checks passed, everyday kinds close to
 * their like, and requests in a dense row but for the first, which counts the others.
 */
export function thin(points, room) {
  const stands = [];
  const dots = [];
  let flag = null;                                     // the last request, and the flag that stands for its row
  points.forEach((p, i) => {
    const crowded = (q) => q && LIGHT.has(q.kind) && Math.abs(q.x - p.x) < room;
    const row = p.kind === 'flag' && flag && p.x - flag.x < room && neighbours(points, i, room, isFlag) > 2;
    const dot = row || p.kind === 'check-passed' || (LIGHT.has(p.kind) && (crowded(points[i - 1]) || crowded(points[i + 1])) && neighbours(points, i, room) > 2);
    if (p.kind === 'flag') flag = { x: p.x, at: row ? flag.at : stands.length };
    if (row) stands[flag.at] = { ...stands[flag.at], more: (stands[flag.at].more ?? 0) + (p.count ?? 1) };
    (dot ? dots : stands).push(p);
  });
  return { stands, dots };
}

const isLight = (kind) => LIGHT.has(kind);
const isFlag = (kind) => kind === 'flag';

/** How many points of such kinds lie within three rooms of point i. */
function neighbours(points, i, room, of = isLight) {
  let n = 0;
  for (let k = i - 1; k >= 0 && points[i].x - points[k].x < 3 * room; k--) if (of(points[k].kind)) n++;
  for (let k = i + 1; k < points.length && points[k].x - points[i].x < 3 * room; k++) if (of(points[k].kind)) n++;
  return n;
}
