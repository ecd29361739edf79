/** The stretch of time that is on the screen, {t0, t1} in ns. Every function gives a new one. */
export const MIN_SPAN = 50;

/** Keeps a window inside [start, end] and no shorter than 50 ns. */
export function clamp({ t0, t1 }, end, start = 0) {
  const whole = Math.max(MIN_SPAN, end - start);
  const span = Math.min(whole, Math.max(MIN_SPAN, t1 - t0));
  const middle = (t0 + t1) / 2;
  const from = t1 - t0 < MIN_SPAN ? middle - span / 2 : t0;
  const left = Math.min(Math.max(start, from), start + whole - span);
  return { t0: left, t1: left + span };
}

/** Everything from start to end. */
export function fit(end, start = 0) {
  return { t0: start, t1: start + Math.max(MIN_SPAN, end - start) };
}

/** Shows factor times as long (below 1: nearer); moment t keeps its place on the screen. */
export function zoomAt(window, factor, t = (window.t0 + window.t1) / 2) {
  const span = window.t1 - window.t0;
  const next = Math.max(MIN_SPAN, span * factor);
  const share = span > 0 ? (t - window.t0) / span : 0.5;
  const t0 = t - share * next;
  return { t0, t1: t0 + next };
}

/** Moves by a share of the window's length. */
export function pan(window, share) {
  const by = (window.t1 - window.t0) * share;
  return { t0: window.t0 + by, t1: window.t1 + by };
}

/** Moves so that t is inside, with some room; the same window when it already is. */
export function reveal(window, t) {
  if (t >= window.t0 && t <= window.t1) return window;
  const span = window.t1 - window.t0;
  const t0 = t - span * (t < window.t0 ? 0.75 : 0.25);
  return { t0, t1: t0 + span };
}

/** Moment to pixel and back. */
export const toX = (window, width, t) => ((t - window.t0) / (window.t1 - window.t0)) * width;
export const toTime = (window, width, x) => window.t0 + (x / width) * (window.t1 - window.t0);
