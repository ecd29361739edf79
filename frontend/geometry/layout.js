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

/**
 * Moves glyphs that would lie on each other to the right, in order; `x` stays where the event is. A crowd of more than `most`
 * becomes its first ones and a count; one at the right edge grows to the left.
 */
export function dodge(points, room, right = Infinity, most = 7) {
  const out = [];
  let crowd = [];
  const close = () => {
    if (crowd.length === 0) return;
    const shown = crowd.slice(0, most);
    const start = Math.min(crowd[0].x, right - (shown.length - 1) * room);
    shown.forEach((p, k) => out.push({ ...p, at: start + k * room, more: k === most - 1 ? crowd.length - most : 0 }));
    crowd = [];
  };
  for (const p of points) {
    if (crowd.length && p.x >= crowd[0].x + Math.min(crowd.length, most) * room) close();
    crowd.push(p);
  }
  close();
  return out;
}

const LIGHT = new Set(['check-passed', 'block', 'gosched', 'steal', 'timer', 'check-refused']);

/** Parts points, in order of x: those that stand for themselves, and those of everyday kinds so close to their like that a dot must do. */
export function thin(points, room) {
  const stands = [];
  const dots = [];
  points.forEach((p, i) => {
    const crowded = (q) => q && LIGHT.has(q.kind) && Math.abs(q.x - p.x) < room;
    const dot = p.kind === 'check-passed' || (LIGHT.has(p.kind) && (crowded(points[i - 1]) || crowded(points[i + 1])) && neighbours(points, i, room) > 2);
    (dot ? dots : stands).push(p);
  });
  return { stands, dots };
}

/** How many everyday points lie within three rooms of point i. */
function neighbours(points, i, room) {
  let n = 0;
  for (let k = i - 1; k >= 0 && points[i].x - points[k].x < 3 * room; k--) if (LIGHT.has(points[k].kind)) n++;
  for (let k = i + 1; k < points.length && points[k].x - points[i].x < 3 * room; k++) if (LIGHT.has(points[k].kind)) n++;
  return n;
}
