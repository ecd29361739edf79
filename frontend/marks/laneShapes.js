/** The bars of the lanes as shapes instead of pixels, for a picture that a slide can enlarge. */

const css = ([r, g, b]) => `rgb(${r} ${g} ${b})`;
const [FULL, HOLLOW, LOW, LINE] = [1, 2, 3, 4];

/** How many intervals the rows show; folded ones count their pixels. */
export function countShapes(rows, view) {
  return rows.reduce((n, row) => {
    if (row.folded) return n + view.width;
    const { from, to } = view.laneOf(row).range(view.window.t0, view.window.t1);
    return n + to - from;
  }, 0);
}

/** Draws the bars of the rows with a pen. */
export function drawShapes(pen, rows, view) {
  for (const row of rows) {
    if (row.folded) drawHeat(pen, row, view);
    else drawLane(pen, row, view.laneOf(row), view);
  }
}

function drawLane(pen, row, lane, view) {
  const { window, width, look, colours } = view;
  const toX = (t) => ((t - window.t0) / (window.t1 - window.t0)) * width;
  const { from, to } = lane.range(window.t0, window.t1);
  for (let i = from; i < to; i++) {
    const kind = lane.kind.data[i];
    const shape = look.shape[kind];
    if (!shape) continue;
    const x0 = Math.max(0, toX(lane.t0.data[i]));
    const wide = Math.max(0.5, Math.min(width, toX(lane.t1.at(i))) - x0);
    const who = lane.g.at(i) >= 0 ? lane.g.at(i) : row.kind === 'g' ? row.index : -1;
    const [gs, rest] = shape === LINE ? [colours.lines, colours.restLine] : [colours.g, colours.rest];
    pen.fillStyle = css(look.neutral[kind] ? colours.work : who >= 0 && !look.resting[kind] ? gs[who % gs.length] : rest);
    bar(pen, shape, x0, wide, row.bar);
  }
}

function bar(pen, shape, x, wide, { y, height }) {
  if (shape === FULL) pen.fillRect(x, y, wide, height);
  else if (shape === HOLLOW) {
    pen.fillRect(x, y, wide, 3);
    pen.fillRect(x, y + height - 3, wide, 3);
  } else if (shape === LOW) pen.fillRect(x, y + height * 0.55, wide, height * 0.45);
  else pen.fillRect(x, y + height / 2 - 1, wide, 2);
}

function drawHeat(pen, row, view) {
  const heat = view.heatOf(row);
  pen.fillStyle = css(view.colours.inkSoft);
  for (let x = 0; x < heat.length; x++) {
    const tall = (heat[x] / 255) * row.bar.height;
    if (tall > 0) pen.fillRect(x, row.bar.y + row.bar.height - Math.max(1, tall), 1, Math.max(1, tall));
  }
}
