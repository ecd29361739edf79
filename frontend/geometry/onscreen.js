/** Which marks and flags a window shows, and where. */
import { dodge, thin } from './layout.js';
import { toX } from './window.js';

/** Room of a glyph at scale 1. */
const ROOM = 17;
/** Slots of time for the marks of one lane, and of all lanes together: what is on the screen stays a few hundred. */
const CAP = 160;
const SLOTS = 480;
const LEAST = 12;
const HIDDEN = new Set(['signal-received', 'unblock']);   // told in the chain, and by the lane itself

/** [{id, seq, kind, dot, x (true place), at (where it is drawn), y, more, what, row}] of all rows that carry marks. */
export function marksOnScreen(marks, log, rows, place) {
  const { window, width, scale, right } = place;
  const room = ROOM * scale;
  const carriers = rows.filter((row) => row.marks !== null);
  const cap = Math.max(LEAST, Math.min(CAP, Math.floor(SLOTS / carriers.length)));
  return carriers.flatMap((row) => {
    const points = marks.query([row.id], window.t0, window.t1, cap).filter((p) => !HIDDEN.has(p.kind)).sort((a, b) => a.seq - b.seq)
      .map((p) => ({ ...p, x: toX(window, width, p.time), y: row.marks, row, what: log.name(p.seq), id: `${row.id}-${p.seq}` }));
    const { stands, dots } = thin(points, room);
    const small = dots.map((p) => ({ ...p, dot: true, at: p.x, more: 0, y: row.bar.y - 3 }));
    return [...small, ...dodge(stands, room, right)].filter((p) => p.x >= -room && p.x <= width + room);
  });
}

/** [{id, x0, x1, y, answered}]: the stretches in which a goroutine is asked to stop. */
export function flagsOnScreen(marks, rows, { window, width }, end) {
  const of = new Map(rows.filter((row) => row.kind === 'g').map((row) => [row.index, row]));
  return marks.flagsIn(window.t0, window.t1).filter((flag) => of.has(flag.g)).map((flag) => ({
    id: flag.raisedSeq, answered: flag.answered !== null, y: of.get(flag.g).bar.y - 3,
    x0: Math.max(0, toX(window, width, flag.raised)), x1: Math.min(width, toX(window, width, flag.answered ?? end)),
  }));
}
