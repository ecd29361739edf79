/**
 * The lanes as pixels. What fills a pixel column says the pyramid; how it looks says its kind: the shape carries the state, the colour
 * the goroutine. Full height: it runs. Hollow: in a system call. Low bar: it could run. Thin line: it waits, or rests. All lanes are written
 * into one image, which is put on the canvas at once.
 */

const [FULL, HOLLOW, LOW, LINE] = [1, 2, 3, 4];

/** How each kind is drawn; `kinds` is geometry's list of their names. */
export function looks(kinds) {
  const table = (words) => Uint8Array.from(kinds, (kind) => words[kind] ?? 0);
  return {
    shape: table({
      running: FULL, scheduling: FULL, spinning: FULL, starting: FULL, marking: FULL, terminating: FULL, syscall: HOLLOW, runnable: LOW,
      waiting: LINE, idle: LINE, parked: LINE, netpoll: LINE, sleep: LINE, tick: LINE, unknown: LINE, stopped: HOLLOW,
    }),
    neutral: table({ scheduling: 1, spinning: 1, starting: 1, tick: 1, marking: 1, terminating: 1, stopped: 1 }), resting: table({ idle: 1, parked: 1 }),
  };
}

const packed = ([r, g, b], alpha = 255) => ((alpha << 24) | (b << 16) | (g << 8) | r) >>> 0;
const faint = (colour, alpha) => ((colour & 0xffffff) | (alpha << 24)) >>> 0;

/** {paint(rows, view)} of a canvas: fills it with the bars of the rows (from inView). */
export function laneCanvas(canvas) {
  const context = canvas.getContext('2d');
  const far = document.createElement('canvas');    // where the screen has more pixels than the page
  let image = null;
  let data = null;

  function size(width, height, ratio) {
    if (image?.width === width && image.height === height && canvas.width === Math.round(width * ratio)) return;
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(height * ratio);
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    far.width = width;
    far.height = height;
    image = context.createImageData(width, height);
    data = new Uint32Array(image.data.buffer);
  }

  return {
    context,
    paint(rows, view) {
      const ratio = devicePixelRatio;
      size(view.width, view.height, ratio);
      data.fill(0);
      const into = { data, width: view.width, height: view.height };
      const inks = inksOf(view.colours);
      for (const row of rows) {
        const clip = row.pinned ? 0 : view.pinned;
        if (row.tint) stripe(into, row.y - 2, row.bar.y + row.bar.height + 2, clip, inks.tint);
        if (row.folded) writeHeat(into, row, view.heatOf(row), clip, inks);
        else writeLane(into, row, view.pixelsOf(row), clip, inks, view);
      }
      if (ratio === 1) {
        context.putImageData(image, 0, 0);
        return;
      }
      far.getContext('2d').putImageData(image, 0, 0);
      context.setTransform(1, 0, 0, 1, 0, 0);
      context.clearRect(0, 0, canvas.width, canvas.height);
      context.imageSmoothingEnabled = false;
      context.drawImage(far, 0, 0, canvas.width, canvas.height);
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
    },
  };
}

function inksOf(colours) {
  return { g: Uint32Array.from(colours.g, (c) => packed(c)), lines: Uint32Array.from(colours.lines, (c) => packed(c)), restLine: packed(colours.restLine), work: packed(colours.work), rest: packed(colours.rest), notch: packed(colours.ink, 110), ink: packed(colours.ink), tint: packed(colours.accentSoft) };
}

let edge = new Uint32Array(0);
let middle = edge;
let low = edge;
let line = edge;
let notch = edge;

/** `ground`: what is seen where the lane is empty. */
function room(width, ground = 0) {
  if (edge.length !== width) [edge, middle, low, line, notch] = Array.from({ length: 5 }, () => new Uint32Array(width));
  for (const each of [low, line]) each.fill(0);
  for (const each of [edge, middle, notch]) each.fill(ground);
}

/** One lane: five rows of colours are made, and each pixel row of the bar is one of them, or two laid over each other. */
function writeLane(into, row, { kind, g, mixed }, clip, inks, { look, followed }) {
  const { width } = into;
  room(width, row.tint ? inks.tint : 0);
  const laneG = row.kind === 'g' ? row.index : -1;
  const fade = followed >= 0 && laneG < 0;
  let [lows, lines, notches] = [false, false, false];
  for (let x = 0; x < width; x++) {
    const k = kind[x];
    const shape = look.shape[k];
    if (mixed[x]) {
      notch[x] = inks.notch;
      notches = true;
    }
    if (shape === 0) continue;
    const who = g[x] >= 0 ? g[x] : laneG;
    const gs = shape === LINE ? inks.lines : inks.g;
    let colour = look.neutral[k] ? inks.work : who >= 0 && !look.resting[k] ? gs[who % gs.length] : shape === LINE ? inks.restLine : inks.rest;
    if (fade && who >= 0 && who !== followed) colour = faint(colour, 80);
    if (shape === FULL) edge[x] = middle[x] = colour;
    else if (shape === HOLLOW) {
      edge[x] = colour;
      middle[x] = faint(colour, 70);
    } else if (shape === LOW) {
      low[x] = colour;
      lows = true;
    } else {
      line[x] = colour;
      lines = true;
    }
  }
  const { y, height } = row.bar;
  const centre = Math.round(height / 2);
  const fromLow = lows ? Math.round(height * 0.55) : height;
  const lowEdge = lows ? over(edge, low) : edge;
  const lowMiddle = lows ? over(middle, low) : middle;
  for (let r = 0; r < height; r++) {
    const isEdge = r < 3 || r >= height - 3;
    let source = r >= fromLow ? (isEdge ? lowEdge : lowMiddle) : isEdge ? edge : middle;
    if (lines && (r === centre || r === centre - 1)) source = over(source, line);
    put(into, y + r, clip, source);
  }
  if (notches) {
    put(into, y + height, clip, notch);
    put(into, y + height + 1, clip, notch);
  }
}

function over(below, above) {
  const out = below.slice();
  for (let x = 0; x < out.length; x++) if (above[x] !== 0) out[x] = above[x];
  return out;
}

function put({ data, width, height }, y, clip, source) {
  if (y >= clip && y < height && y >= 0) data.set(source, Math.floor(y) * width);
}

function stripe({ data, width, height }, from, to, clip, colour) {
  for (let y = Math.max(0, clip, Math.floor(from)); y < Math.min(height, to); y++) data.fill(colour, y * width, (y + 1) * width);
}

/** A folded group: the more of its lanes do something, the higher and the darker. `heat` is a share of 0 to 255 a pixel, 0 nobody. */
function writeHeat(into, row, heat, clip, inks) {
  const { y, height } = row.bar;
  for (let r = 0; r < height; r++) {
    room(into.width);
    const from = (1 - (r + 1) / height) * 255;
    for (let x = 0; x < into.width; x++) {
      if (heat[x] > 0) edge[x] = heat[x] > from || r === height - 1 ? faint(inks.ink, 90 + (heat[x] >> 1)) : faint(inks.ink, 14);
      else if (r === height - 1) edge[x] = inks.rest;
    }
    put(into, y + r, clip, edge);
  }
}
