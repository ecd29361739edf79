/** What a fill of the lanes looks like, as a small drawing for legends: the same shapes as on the lanes. */

const hatch = (step) => Array.from({ length: Math.ceil(34 / step) }, (_, i) => `M${i * step - 12} 12l12-12`).join('');
const WORK = '<rect class="work" width="22" height="12"/>';
const REST = '<path class="rest" d="M0 6h22"/>';

const SHAPES = {
  running: '<rect class="who" width="22" height="12"/>',
  syscall: '<path class="who-line" d="M0 1.5h22M0 10.500h22"/>',
  runnable: '<rect class="who" y="6.500" width="22" height="5.500"/>',
  waiting: '<path class="who-thin" d="M0 6h22"/>',
  tick: '<path class="ticks" d="M1 0v12M8 0v12M15 0v12M21 0v12"/>',
  scheduling: WORK, marking: WORK, terminating: WORK,
  spinning: `${WORK}<path class="hatch" d="${hatch(5)}"/>`,
  starting: `${WORK}<path class="hatch" d="${hatch(9)}"/>`,
  asked: `<rect class="asked" width="22" height="12"/><path class="asked-hatch" d="${hatch(5)}"/>`,
  stopped: '<rect class="world" width="22" height="12"/>',
  slice: '<path class="band" d="M.7 10V4h20.600v6"/>',
};

export function swatch(kind) {
  const svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg');
  svg.setAttribute('viewBox', '0 0 22 12');
  svg.setAttribute('class', 'swatch');
  svg.setAttribute('aria-hidden', 'true');
  svg.innerHTML = SHAPES[kind] ?? REST;
  return svg;
}
