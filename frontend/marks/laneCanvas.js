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
export function drawLane(context, pixels, width, y, height, { colours, look, laneG }) {
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

/** A short stroke at each place. */
export function drawTicks(context, xs, { y, height }, { ink: [r, g, b] }) {
  context.fillStyle = `rgb(${r} ${g} ${b} / .55)`;
  for (const x of xs) context.fillRect(x, y, 1, height);
}

/** Writes names into the intervals that are wide enough. */
export function drawLabels(context, intervals, y, height, colours) {
  context.font = `600 12px ${colours.font}`;
  context.textBaseline = 'middle';
  context.fillStyle = colours.onG;
  for (const { x0, x1, text } of intervals) {
    if (x1 - x0 < 26) continue;
    context.save();
    context.beginPath();
    context.rect(x0 + 4, y, x1 - x0 - 8, height);
    context.clip();
    context.fillText(text, x0 + 5, y + height / 2 + 1);
    context.restore();
  }
}
