/** The lanes of one run as they lie on the screen, worked out anew only when something that decides it has changed. */
import { GROUPS, arrange, shapeOf } from './arrange.js';
import { heat, measured } from './heat.js';
import { inView, layout } from './layout.js';
import { pyramidOf, room } from './pyramid.js';

/** Pixels beyond the edge in which a lane still has a name to go to by key. */
const BEYOND = 24;

export class RunLanes {
  constructor() {
    this.key = '';
    this.heats = new Map();
  }

  /** {rows, height, pinned, scale}: of all lanes of a run, in `space` pixels. `asked`: {lanes, time, followed, chosen: a lane's id}. */
  place(run, space, { lanes, time, followed, chosen }) {
    const { log, intervals } = run;
    const key = [shapeOf(log, intervals, lanes, time), space, followed, chosen].join(' ');
    if (key === this.key && lanes === this.lanes) return this.placed;
    this.key = key;
    this.lanes = lanes;
    const special = (row) => row.id === chosen || (row.kind === 'g' && row.index === followed);
    const rows = arrange(log, intervals, lanes, time);
    for (const row of rows) {
      row.plural = GROUPS[row.group] ? `${row.size} ${GROUPS[row.group][1]}` : row.label;
      row.tint = row.kind === 'g' && row.index === followed && !row.folded;
    }
    this.placed = layout(rows, space, special);
    return this.placed;
  }

  /** {groups: how many lanes each group has, folded: how many lanes there are in all, those of folded rows included}. */
  counted() {
    const { placed } = this;
    if (this.counts?.of === placed) return this.counts;
    const groups = {};
    for (const row of placed.rows) if (!row.pinned) groups[row.group] = row.size;
    return this.counts = { of: placed, groups, folded: placed.rows.reduce((n, row) => n + (row.folded ? row.folded.length : 1), 0) };
  }

  /** The rows that are seen. */
  seen(scroll, height) {
    return inView(this.placed, scroll, height);
  }

  /** The same with some beyond the lower edge, for names; what lies under the pinned ones has none. */
  named(scroll, height) {
    const { pinned } = this.placed;
    return inView(this.placed, scroll, height, BEYOND).filter((row) => row.pinned || row.bar.y + row.bar.height / 2 > pinned);
  }

  /** What fills a lane's pixels; good until the next lane is asked for. */
  pixels(run, row, window, width) {
    if (this.room?.kind.length !== width) this.room = room(width);
    return pyramidOf(run.intervals.lane(row.id)).pixels(window, width, this.room);
  }

  /** How busy a folded row is. */
  heat(run, row, window, width) {
    const key = `${run.intervals.version} ${window.t0} ${window.t1} ${width} ${row.size}`;
    const known = this.heats.get(row.id);
    if (known?.key === key) return known.value;
    const value = heat(measured(row, run.intervals, run.log), window, width);
    this.heats.set(row.id, { key, value });
    return value;
  }

  /** The row at so many pixels from the top of the box, of those seen. */
  at(rows, y) {
    return rows.find((row) => row.pinned && y >= row.y && y < row.y + row.height + 4) ?? rows.find((row) => y >= Math.max(row.y, row.pinned ? 0 : this.placed.pinned) && y < row.y + row.height + 4) ?? null;
  }
}
