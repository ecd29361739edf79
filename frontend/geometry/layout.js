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
 * of the rows of arrange(), which are told where they stand. They grow and shrink, within reason, to fill `space` pixels; what does not fit is scrolled to.
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
    row.y = y;
    row.height = above + bar;
    row.bar = { y: y + above, height: bar };
    row.marks = above ? y + above / 2 : null;
    rows.push(row);
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
  return crowds.flatMap((crowd) => placed(crowd, room, most));
}

const roomsOf = (p) => (p.more > 0 ? 1 + COUNT : 1);

/** A crowd with one point more. */
function widen(crowd, point, room, right, most) {
  crowd.points.push(point);
  crowd.rooms = (crowd.rooms ?? 0) + roomsOf(point);
  const wide = Math.min(crowd.rooms, most) * room;
  crowd.start = Math.min(crowd.points[0].x, right + room - wide);
  crowd.end = crowd.start + wide;
  return crowd;
}

/** Which of a crowd are shown, and where; the last one counts those that are not. */
function placed({ points, rooms, start }, room, most) {
  const out = [];
  let at = 0;
  for (const p of points) {
    if (out.length && rooms > most && at + roomsOf(p) > most - COUNT) break;
    out.push({ ...p, at: start + at * room, more: p.more ?? 0 });
    at += roomsOf(p);
  }
  out.at(-1).more += points.length - out.length;
  return out;
}

/** What is said again as long as nothing answers. */
const AGAIN = new Set(['flag', 'slice-expired']);
const LIGHT = new Set(['check-passed', 'block', 'gosched', 'steal', 'timer', 'check-refused']);

/**
 * Parts points, in order of x: those that stand for themselves, and those for which a dot must do: checks passed, everyday kinds close to
 * their like, and what an asker says again and again in a dense row but for the first, which counts the others.
 */
export function thin(points, room) {
  const stands = [];
  const dots = [];
  const rows = {};                                     // by kind: where the last one is, and which glyph stands for its row
  points.forEach((p, i) => {
    const crowded = (q) => q && LIGHT.has(q.kind) && Math.abs(q.x - p.x) < room;
    const last = AGAIN.has(p.kind) ? rows[p.kind] : null;
    const row = last && p.x - last.x < room && neighbours(points, i, room, (kind) => kind === p.kind) > 2;
    const dot = row || p.kind === 'check-passed' || (LIGHT.has(p.kind) && (crowded(points[i - 1]) || crowded(points[i + 1])) && neighbours(points, i, room) > 2);
    if (AGAIN.has(p.kind)) rows[p.kind] = { x: p.x, at: row ? last.at : stands.length };
    if (row) stands[last.at] = { ...stands[last.at], more: (stands[last.at].more ?? 0) + (p.count ?? 1) };
    (dot ? dots : stands).push(p);
  });
  return { stands, dots };
}

const isLight = (kind) => LIGHT.has(kind);

/** How many points of such kinds lie within three rooms of point i. */
function neighbours(points, i, room, of = isLight) {
  let n = 0;
  for (let k = i - 1; k >= 0 && points[i].x - points[k].x < 3 * room; k--) if (of(points[k].kind)) n++;
  for (let k = i + 1; k < points.length && points[k].x - points[i].x < 3 * room; k++) if (of(points[k].kind)) n++;
  return n;
}
