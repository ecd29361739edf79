/** The steps of a counter in a window of time as an SVG path: at most two points a pixel, however many prints there are. */
export function counterPath({ times, values, most }, { t0, t1 }, width, height, end = t1) {
  const x = (t) => Math.round(((t - t0) / (t1 - t0)) * width * 10) / 10;
  const y = (value) => Math.round((height - 1 - (Math.max(0, value) / Math.max(1, most)) * (height - 2)) * 10) / 10;
  const out = [];
  let at = first(times, t0);
  if (at < times.length) out.push(`M${x(Math.max(t0, times[at]))} ${y(values[at])}`);
  for (let pixel = -Infinity; ++at < times.length && times[at] <= t1;) {
    const here = Math.floor(x(times[at]));
    let [low, high] = [values[at], values[at]];
    while (here === pixel && at + 1 < times.length && Math.floor(x(times[at + 1])) === here) {
      at++;
      [low, high] = [Math.min(low, values[at]), Math.max(high, values[at])];
    }
    out.push(low === high ? `H${x(times[at])}V${y(values[at])}` : `H${x(times[at])}V${y(low)}V${y(high)}V${y(values[at])}`);
    pixel = here;
  }
  if (out.length) out.push(`H${Math.max(0, Math.min(width, x(Math.min(t1, end))))}`);
  return out.join('');
}

/** The last print before the window, else the first one. */
function first(times, t0) {
  let low = 0;
  let high = times.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (times[middle] <= t0) low = middle + 1;
    else high = middle;
  }
  return Math.max(0, low - 1);
}
