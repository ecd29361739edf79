/** The labels of a time axis: as many places as the step between its ticks needs. */
const UNITS = [[1e9, 's'], [1e6, 'ms'], [1e3, 'µs'], [1, 'ns']];

/** (ticks in ns) → (t → text). */
export function tickLabels(ticks) {
  const top = Math.max(...ticks.map(Math.abs), 1);
  const step = ticks.length > 1 ? Math.abs(ticks[1] - ticks[0]) : top;
  const [size, unit] = UNITS.find(([s]) => top >= s);
  const places = Math.max(0, Math.min(6, Math.ceil(Math.log10(size / step) - 1e-9)));
  return (t) => (t === 0 ? '0' : `${(t / size).toFixed(size === 1 ? 0 : places)} ${unit}`);
}
