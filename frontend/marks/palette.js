/** The colours of the theme as numbers for pixels, read once a theme. */
const COUNT = 10;
/** A thin line stands out from what it lies on at least so much. */
const LEAST = 3;

const linear = (v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4);
const luminance = ([r, g, b]) => 0.2126 * linear(r / 255) + 0.7152 * linear(g / 255) + 0.0722 * linear(b / 255);

/** How much two colours stand out from one another: 1 not at all, 21 black on white. */
export function contrast(a, b) {
  const [low, high] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (high + 0.05) / (low + 0.05);
}

/** The colour of a goroutine's thin lines: a pale one takes as much ink as it needs to be seen on `surface`. */
export function lineInk(colour, surface, ink) {
  for (let share = 0; share < 1; share += 0.04) {
    const mixed = colour.map((v, i) => Math.round(v + (ink[i] - v) * share));
    if (contrast(mixed, surface) >= LEAST) return mixed;
  }
  return ink;
}

export function palette(root = document.documentElement) {
  const style = getComputedStyle(root);
  const probe = document.createElement('span');
  probe.hidden = true;
  document.body.append(probe);
  const rgb = (name) => {
    probe.style.color = `var(${name})`;
    const found = getComputedStyle(probe).color.match(/[\d.]+/g).map(Number);
    return getComputedStyle(probe).color.startsWith('color(') ? found.map((v) => Math.round(v * 255)) : found;
  };
  const colours = {
    g: Array.from({ length: COUNT }, (_, i) => rgb(`--g${i}`)),
    work: rgb('--work'), rest: rgb('--rest'), ink: rgb('--ink'), inkSoft: rgb('--ink-soft'), surface: rgb('--surface'), accent: rgb('--accent'), accentSoft: rgb('--accent-soft'), refused: rgb('--refused'), flag: rgb('--flag'), onG: style.getPropertyValue('--on-g'), font: style.getPropertyValue('--font-code'),
  };
  probe.remove();
  const thin = (colour) => lineInk(colour, colours.surface, colours.ink);
  return { ...colours, lines: colours.g.map(thin), restLine: thin(colours.rest) };
}
