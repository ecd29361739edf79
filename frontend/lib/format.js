/** Numbers as people read them. Times are virtual nanoseconds. */

const UNITS = [[1e9, 's'], [1e6, 'ms'], [1e3, 'µs']];

function scaled(value, digits) {
  const text = value.toFixed(digits);
  return text.includes('.') && digits > 1 ? text.replace(/0+$/, '').replace(/\.$/, '.0') : text;
}

/** A moment or a duration: "14.468 ms", "2.0 µs", "180 ns". */
export function ns(t) {
  if (t === null || t === undefined || Number.isNaN(t)) return 'unknown';
  const sign = t < 0 ? '−' : '';
  const size = Math.abs(t);
  for (const [unit, name] of UNITS) {
    if (size >= unit) return sign + scaled(size / unit, name === 'µs' ? 1 : 3) + ' ' + name;
  }
  return sign + Math.round(size) + ' ns';
}

/** A duration between two moments, rounded as it is read aloud: "10 ms", "1.5 µs". */
export function span(t0, t1) {
  const size = Math.abs(t1 === undefined ? t0 : t1 - t0);
  for (const [unit, name] of UNITS) {
    if (size >= unit * 0.9995) return Number((size / unit).toPrecision(3)) + ' ' + name;    // what rounds to 1,000 µs is 1 ms
  }
  return Math.round(size) + ' ns';
}

/** A count with thin groups: 1 234 567. */
export function count(n) {
  return String(n).replace(/\B(?=(\d{3})+(?!\d))/g, '\u202f');
}
