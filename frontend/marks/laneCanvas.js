/**
 * One lane as pixels. What fills a pixel column says the pyramid; how it looks says its kind: the shape carries the state, the colour
 * the goroutine. Full height: it runs. Hollow: in a system call. Low bar: it could run. Thin line: it waits, or rests.
 */

/** Which kinds are drawn how; `kinds` is geometry's list of their names. */
export function looks(kinds) {
  const set = (...names) => new Set(names.map((name) => kinds.indexOf(name)));
  return {
    full: set('running', 'scheduling', 'spinning', 'starting'), low: set('runnable'), hollow: set('syscall'),
    line: set('waiting', 'idle', 'parked', 'netpoll', 'sleep', 'tick', 'unknown'),
    neutral: set('scheduling', 'spinning', 'starting', 'tick'), resting: set('idle', 'parked'),
  };
}

let row = null;

function raster(width, paint) {
  if (!row || row.width !== width) {
    row = document.createElement('canvas');
    row.width = width;
    row.height = 1;
  }
  const context = row.getContext('2d');
  const image = context.createImageData(width, 1);
  paint(image.data);
  context.putImageData(image, 0, 0);
  return row;
}

/** Draws the pixels of a lane into a box of the canvas. */
function drawLane(context, pixels, width, y, height, { colours, look, laneG }) {
  const colour = (x) => {
    const kind = pixels.kind[x];
    if (look.neutral.has(kind)) return colours.work;
    const g = pixels.g[x] >= 0 ? pixels.g[x] : laneG;
    return g >= 0 && !look.resting.has(kind) ? colours.g[g % colours.g.length] : colours.rest;
  };
  const band = (kinds, top, tall, alpha = 255) => {
    let any = false;
    const image = raster(width, (data) => {
      for (let x = 0; x < width; x++) {
        if (!kinds.has(pixels.kind[x])) continue;
        any = true;
        const [r, g, b] = colour(x);
        data.set([r, g, b, alpha], x * 4);
      }
    });
    if (any) context.drawImage(image, 0, 0, width, 1, 0, y + top, width, tall);
  };
  band(look.full, 0, height);
  band(look.hollow, 0, 3);
  band(look.hollow, 3, height - 6, 70);
  band(look.hollow, height - 3, 3);
  band(look.low, Math.round(height * 0.55), Math.round(height * 0.45));
  band(look.line, Math.round(height / 2) - 1, 2);
  drawMixed(context, pixels, width, y, height, colours);
}

/** A notch under each pixel column that hides something else. */
function drawMixed(context, pixels, width, y, height, { ink: [r, g, b] }) {
  const image = raster(width, (data) => {
    for (let x = 0; x < width; x++) if (pixels.mixed[x]) data.set([r, g, b, 110], x * 4);
  });
  context.drawImage(image, 0, 0, width, 1, 0, y + height, width, 2);
}

/** A lane: its pixels, then what only wide intervals have room for. */
export function drawRow(context, row, lane, pixels, view) {
  drawLane(context, pixels, view.width, row.bar.y, row.bar.height, { colours: view.colours, look: view.look, laneG: row.kind === 'g' ? row.index : -1 });
  const { from, to } = lane.range(view.window.t0, view.window.t1);
  if (row.kind === 's') drawTicks(context, ticks(lane, from, to, view), row.bar, view.colours);
  else if (to - from <= 400) for (let i = from; i < to; i++) drawInside(context, row, lane.interval(i), view);
}

const toX = ({ window, width }, t) => ((t - window.t0) / (window.t1 - window.t0)) * width;

/** Hatching where a thread looks for work, and a text: the goroutine, or what it waits for. */
function drawInside(context, row, { t0, t1, kind, g, info }, view) {
  const x0 = Math.max(0, toX(view, t0));
  const x1 = Math.min(view.width, toX(view, t1));
  if (x1 - x0 < 3) return;
  if (kind === 'spinning' || kind === 'starting') drawHatch(context, x0, x1, row.bar, view.colours, kind === 'starting');
  if (row.kind === 'g') {
    if (kind === 'waiting' && info >= 0) drawReason(context, x0, x1, row.bar, view.reasonOf(info), view.colours);
  } else if (g >= 0 && (kind === 'running' || kind === 'syscall')) drawLabel(context, x0, x1, row.bar, view.nameOf(g), view.colours, kind === 'syscall');
}

const css = ([r, g, b], alpha = 1) => `rgb(${r} ${g} ${b} / ${alpha})`;

function drawHatch(context, x0, x1, { y, height }, { surface }, sparse) {
  context.save();
  context.beginPath();
  context.rect(x0, y, x1 - x0, height);
  context.clip();
  context.strokeStyle = css(surface);
  context.lineWidth = 2;
  context.beginPath();
  for (let x = x0 - height - ((x0 - height) % (sparse ? 10 : 6)); x < x1; x += sparse ? 10 : 6) {
    context.moveTo(x, y + height);
    context.lineTo(x + height, y);
  }
  context.stroke();
  context.restore();
}

/** Where sysmon looks round, a pixel column at most once. */
function ticks(lane, from, to, view) {
  const xs = [];
  for (let i = from; i < to && to - from < 20000; i++) {
    const x = Math.round(toX(view, lane.interval(i).t0));
    if (x >= 0 && x !== xs.at(-1) && lane.interval(i).kind === 'tick') xs.push(x);
  }
  return xs;
}

function drawTicks(context, xs, { y, height }, { ink }) {
  context.fillStyle = css(ink, 0.55);
  for (const x of xs) context.fillRect(x, y, 1, height);
}

const fontOf = (height, { font }, weight = 600) => `${weight} ${Math.max(11, Math.min(16, Math.round(height * 0.6)))}px ${font}`;

/** The name, as far as it goes, on the interval. */
function drawLabel(context, x0, x1, { y, height }, text, colours, hollow) {
  if (x1 - x0 < 22 || height < 10) return;
  context.save();
  context.beginPath();
  context.rect(x0 + 3, y, x1 - x0 - 6, height);
  context.clip();
  context.font = fontOf(height, colours);
  context.textBaseline = 'middle';
  context.fillStyle = hollow ? css(colours.ink) : colours.onG;
  context.fillText(text, x0 + 6, y + height / 2 + 1);
  context.restore();
}

/** What it waits for, in a gap of the line. */
function drawReason(context, x0, x1, { y, height }, text, colours) {
  context.font = fontOf(height, colours, 500);
  const wide = context.measureText(text).width;
  if (x1 - x0 < wide + 24) return;
  context.fillStyle = css(colours.surface);
  context.fillRect(x0 + 8, y, wide + 8, height);
  context.fillStyle = css(colours.inkSoft);
  context.textBaseline = 'middle';
  context.fillText(text, x0 + 12, y + height / 2 + 1);
}
