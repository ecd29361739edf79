/** What is drawn over the bars of the lanes: names and reasons where they fit, hatching, sysmon's rounds, stopped worlds, shared slices, what is chosen. */

const css = ([r, g, b], alpha = 1) => `rgb(${r} ${g} ${b} / ${alpha})`;
const toX = ({ window, width }, t) => ((t - window.t0) / (window.t1 - window.t0)) * width;
/** More intervals of a lane than this are too narrow for words. */
const FEW = 200;
/** The weights of names, of the reasons for which a goroutine waits, and all that lanes and board are written in. */
const NAME = 600;
const REASON = 500;
const WEIGHTS = [REASON, NAME, 650, 700];
/** Below this a bar is too low for words. */
const TALL = 10;

/** Draws over the rows; `view` also knows laneOf, nameOf, reasonOf, wordsOf (of the collector and the netpoller), stops and bandsOf. */
export function drawInk(context, rows, view) {
  context.save();
  context.textBaseline = 'middle';
  for (const pinned of [false, true]) {
    const some = rows.filter((row) => row.pinned === pinned);
    if (some.length === 0) continue;
    context.save();
    if (!pinned && view.pinned > 0) {
      context.beginPath();
      context.rect(0, view.pinned, view.width, view.height);
      context.clip();
    }
    drawStops(context, some, view);
    for (const row of some) if (!row.folded) drawRow(context, row, view);
    context.restore();
  }
  if (view.pinned > 0) {
    context.fillStyle = css(view.colours.ink, 0.35);
    context.fillRect(0, view.pinned - 3, view.width, 1);
  }
  context.restore();
}

function drawRow(context, row, view) {
  const lane = view.laneOf(row);
  const { from, to } = lane.range(view.window.t0, view.window.t1);
  if (row.kind === 's') drawTicks(context, row.bar, lane, from, to, view);
  else if (to - from <= FEW) drawWords(context, row, lane, from, to, view);
  if (row.kind === 'p') drawBands(context, row, view);
  if (row.chosen) drawChosen(context, row, view);
}

function drawWords(context, row, lane, from, to, view) {
  const { bar, kind } = row;
  const size = Math.max(11, Math.min(16, Math.round(bar.height * 0.6)));
  const words = bar.height >= TALL;
  if (!words && kind === 'g') return;
  const letter = words ? letterOf(context, `${kind === 'g' ? REASON : NAME} ${size}px ${view.colours.font}`) : 0;
  for (let i = from; i < to; i++) {
    const x0 = Math.max(0, toX(view, lane.t0.data[i]));
    const x1 = Math.min(view.width, toX(view, lane.t1.at(i)));
    if (x1 - x0 < 3) continue;
    const what = view.kinds[lane.kind.data[i]];
    if (what === 'spinning' || what === 'starting') drawHatch(context, x0, x1, bar, view, what === 'starting');
    if (!words || x1 - x0 < 22) continue;
    if (kind === 'g') {
      if (what === 'waiting' && lane.info.at(i) >= 0) drawReason(context, x0, x1, bar, view.reasonOf(lane.info.at(i)), view.colours, letter);
    } else if (kind === 'c' || kind === 'n') {
      if (what === 'waiting' || what === 'netpoll') drawReason(context, x0, x1, bar, view.wordsOf(row, lane.interval(i)), view.colours, letter);
      else drawLabel(context, x0, x1, bar, view.wordsOf(row, lane.interval(i)), css(view.colours.ink), letter);
    } else if (lane.g.at(i) >= 0 && (what === 'running' || what === 'syscall')) {
      const call = what === 'syscall';
      drawLabel(context, x0, x1, bar, view.nameOf(lane.g.at(i)), call ? css(view.colours.ink) : view.colours.onG, letter, call && bar.height < HIGH ? css(view.colours.surface) : null);
    }
  }
}

/** Fonts by name: to measure one anew for each lane takes longer than to write in it. */
const letters = new Map();

/** To find a font the browser asks another process, and waits for it: better before there is anything to draw. */
export function askFor(font) {
  const pen = document.createElement('canvas').getContext('2d');
  for (const weight of WEIGHTS) letterOf(pen, `${weight} 12px ${font}`);
}

/** Sets a font of equally wide letters; their width. */
function letterOf(context, font) {
  context.font = font;
  if (!letters.has(font)) letters.set(font, context.measureText('0').width);
  return letters.get(font);
}

/** In a bar so high a name stands between the two lines of a system call; in a lower one it stands in a gap of them. */
const HIGH = 18;

/** The name, as far as it goes; the number that tells the goroutines of one function apart stays. `gap`: the colour of a gap for it, if it needs one. */
function drawLabel(context, x0, x1, { y, height }, text, ink, letter, gap = null) {
  const fits = Math.floor((x1 - x0 - 8) / letter);
  if (fits < 2) return;
  const seen = text.length <= fits ? text : cut(text, fits);
  if (gap && x1 - x0 > seen.length * letter + 24) {
    context.fillStyle = gap;
    context.fillRect(x0 + 3, y, seen.length * letter + 4, height);
  }
  context.fillStyle = ink;
  context.fillText(seen, x0 + 5, y + height / 2 + 1);
}

function cut(text, fits) {
  const number = text.lastIndexOf('#');
  const tail = number > 0 ? text.slice(number) : '';
  if (!tail || tail.length > fits) return `${text.slice(0, fits - 1)}…`;
  return text.slice(0, Math.max(0, Math.min(number - 1, fits - tail.length))) + tail;
}

/** What it waits for, in a gap of the line. */
function drawReason(context, x0, x1, { y, height }, text, colours, letter) {
  const wide = text.length * letter;
  if (!text || x1 - x0 < wide + 24) return;
  context.fillStyle = css(colours.surface);
  context.fillRect(x0 + 8, y, wide + 8, height);
  context.fillStyle = css(colours.inkSoft);
  context.fillText(text, x0 + 12, y + height / 2 + 1);
}

const tiles = new Map();

/** Hatching where a thread looks for work, or starts. */
function drawHatch(context, x0, x1, { y, height }, { colours }, sparse) {
  const key = `${colours.surface} ${sparse}`;
  if (!tiles.has(key)) {
    const step = sparse ? 10 : 6;
    const tile = document.createElement('canvas');
    tile.width = tile.height = step;
    const pen = tile.getContext('2d');
    pen.strokeStyle = css(colours.surface);
    pen.lineWidth = 2;
    for (const shift of [-step, 0, step]) {
      pen.moveTo(shift, step);
      pen.lineTo(shift + step, 0);
    }
    pen.stroke();
    tiles.set(key, tile);
  }
  context.fillStyle = context.createPattern(tiles.get(key), 'repeat');
  context.fillRect(x0, y, x1 - x0, height);
}

/** Where sysmon looks round, a pixel column at most once. */
function drawTicks(context, { y, height }, lane, from, to, view) {
  context.fillStyle = css(view.colours.ink, 0.55);
  const tick = view.kinds.indexOf('tick');
  let last = -1;
  const stride = Math.max(1, Math.floor((to - from) / 4000));
  for (let i = from; i < to; i += stride) {
    const x = Math.round(toX(view, lane.t0.data[i]));
    if (x < 0 || x === last || lane.kind.data[i] !== tick) continue;
    context.fillRect(x, y, 1, height);
    last = x;
  }
}

/** A slice that several goroutines of a runnext chain share: one thin band over all of them. */
function drawBands(context, { index, bar }, view) {
  context.fillStyle = css(view.colours.ink, 0.75);
  for (const { t0, t1 } of view.bandsOf(index)) {
    const x0 = Math.max(0, toX(view, t0));
    const x1 = Math.min(view.width, toX(view, t1));
    const wide = Math.max(1, x1 - x0);
    context.fillRect(x0, bar.y - 3, wide, 2);
    if (wide < 6) continue;
    if (toX(view, t0) >= 0) context.fillRect(x0, bar.y - 3, 1.5, 6);
    if (toX(view, t1) <= view.width) context.fillRect(x1 - 1.5, bar.y - 3, 1.5, 6);
  }
}

/** A stopped world lies over all Ps: lightly while it is waited for, with a line on the P that came last, then darker. */
function drawStops(context, rows, view) {
  const ps = rows.filter((row) => row.kind === 'p' || row.kind === 'c');
  if (ps.length === 0) return;
  const top = Math.min(...ps.map((row) => row.bar.y)) - 3;
  const bottom = Math.max(...ps.map((row) => row.bar.y + row.bar.height)) + 3;
  for (const stop of view.stops) {
    const x0 = Math.max(0, toX(view, stop.t0));
    const stood = Math.min(view.width, toX(view, stop.stopped ?? stop.t1 ?? view.window.t1));
    const x1 = Math.min(view.width, toX(view, stop.t1 ?? view.window.t1));
    context.fillStyle = css(view.colours.ink, 0.1);
    context.fillRect(x0, top, Math.max(0.5, stood - x0), bottom - top);
    context.fillStyle = css(view.colours.ink, 0.3);
    context.fillRect(stood, top, Math.max(1, x1 - stood), bottom - top);
    const late = ps.find((row) => row.kind === 'p' && row.index === stop.lastP && stop.lastG >= 0);
    if (!late || stood - x0 < 2) continue;
    context.fillStyle = css(view.colours.refused);
    context.fillRect(x0, late.bar.y, stood - x0, 3);
  }
}

function drawChosen(context, { bar, chosen }, view) {
  const x0 = Math.max(-4, toX(view, chosen.t0));
  const x1 = Math.min(view.width + 4, toX(view, chosen.t1));
  if (x1 < 0 || x0 > view.width) return;
  context.strokeStyle = css(view.colours.accent);
  context.lineWidth = 2.5;
  context.strokeRect(x0 - 1, bar.y - 2, Math.max(4, x1 - x0 + 2), bar.height + 4);
}
