/** The colours of the theme as numbers for pixels, read once a theme. */
const COUNT = 10;

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
  return colours;
}
