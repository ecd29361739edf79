// Small drawings for buttons, each in a box of 24.
const PATHS = {
  play: '<path class="solid" d="M7 4.5v15l12-7.5z"/>',
  pause: '<path class="solid" d="M6 4.5h4v15H6zM14 4.5h4v15h-4z" stroke="none"/>',
  forward: '<path class="solid" d="M5 5v14l10-7z"/><path d="M19 5v14"/>',
  back: '<path class="solid" d="M19 5v14L9 12z"/><path d="M5 5v14"/>',
  markBack: '<path d="M11 20V4"/><path class="solid" d="M11 4.5l9 3-9 3z"/><path d="M7 9l-4 3.5L7 16"/>',
  markOn: '<path d="M6 20V4"/><path class="solid" d="M6 4.5l9 3-9 3z"/><path d="M17 11.5l4 3.5-4 3.500"/>',
  near: '<circle cx="10.5" cy="10.5" r="6"/><path d="M15 15l5.5 5.5M8 10.500h5M10.5 8v5"/>',
  far: '<circle cx="10.5" cy="10.5" r="6"/><path d="M15 15l5.5 5.5M8 10.500h5"/>',
  sun: '<circle cx="12" cy="12" r="4"/><path d="M12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4"/>',
  moon: '<path d="M20 14.5A8.5 8.5 0 0 1 9.5 4a8.5 8.5 0 1 0 10.5 10.500z"/>',
  copy: '<rect x="8" y="8" width="12" height="13" rx="1.500"/><path d="M16 8V4.5a1.500 1.500 0 0 0-1.500-1.500h-9A1.500 1.500 0 0 0 4 4.5V15a1.500 1.500 0 0 0 1.500 1.500H8"/>',
  question: '<path d="M8.5 9a3.6 3.6 0 1 1 5.3 3.200c-1.2.7-1.8 1.4-1.8 2.8"/><path d="M12 19v.01" stroke-width="2.6"/>',
  plus: '<path d="M12 6v12M6 12h12"/>',
  minus: '<path d="M6 12h12"/>',
  fit: '<path d="M4 5v14M20 5v14M8 12h8M8 12l2.5-2.500M8 12l2.5 2.500M16 12l-2.5-2.500M16 12l-2.5 2.5"/>',
  yes: '<path d="M5 12.500l4.5 4.500L19 7.5"/>',
  no: '<path d="M6.5 6.500l11 11M17.5 6.500l-11 11"/>',
  open: '<circle cx="12" cy="12" r="6.5"/>',
  dash: '<path d="M7 12h10"/>',
  close: '<path d="M6 6l12 12M18 6L6 18"/>',
  compare: '<path d="M4 6h10M4 10h6M4 15h6M14 15h6M4 19h12"/>',
  find: '<circle cx="10.5" cy="10.5" r="6"/><path d="M15 15l5.500 5.500"/>',
  link: '<path d="M10 14a4 4 0 0 0 5.700 0l3.300-3.300a4 4 0 0 0-5.700-5.700l-1.500 1.500"/><path d="M14 10a4 4 0 0 0-5.700 0L5 13.300a4 4 0 0 0 5.700 5.700l1.500-1.500"/>',
  projector: '<rect x="3" y="5" width="18" height="12" rx="1.500"/><path d="M12 17v4M8 21h8M7 13l3-4 3 3 2-2 2 3"/>',
  up: '<path d="M5 15l7-7 7 7"/>',
  down: '<path d="M5 9l7 7 7-7"/>',
  undo: '<path d="M9 7L4 12l5 5"/><path d="M4 12h10a6 6 0 0 1 0 12"/>',
  pin: '<path class="solid" d="M8 4h8l-1.500 6 3 3.500h-11l3-3.500z"/><path d="M12 14v6.500"/>',
  stop: '<rect class="solid" x="6" y="6" width="12" height="12"/>',
  picture: '<rect x="3" y="5" width="18" height="14" rx="1.500"/><circle cx="9" cy="10" r="1.600"/><path d="M4 18l6-5 3 2.500 3.500-3.500L21 16"/>',
  check: '<path d="M12 3l8.5 9-8.5 9-8.5-9z"/><path d="M8.5 12l2.6 2.6 4.6-4.8"/>',
  lanes: '<path d="M4 6h9M16 6h4M4 12h4M11 12h9M4 18h12"/>',
  board: '<rect x="4" y="5" width="7" height="6" rx="1"/><rect x="4" y="14" width="7" height="5" rx="1"/><rect x="14" y="5" width="6" height="14" rx="1"/>',
  both: '<path d="M4 4.500h9M16 4.500h4M4 8.500h13M4 12.500h16"/><rect x="4" y="16" width="6" height="4.500" rx="1"/><rect x="13" y="16" width="7" height="4.500" rx="1"/>',
  fork: '<path d="M3 17h5M8 17c5 0 3-10 8-10h5M8 17h13M18 4l3 3-3 3"/>',
  truth: '<path d="M12 3v18M7 21h10M5 7h14M5 7l-2.5 6.500h5zM19 7l-2.5 6.500h5z"/>',
};

/** The SVG text of an icon; decoration only: the button itself carries the name. */
export function icon(name) {
  return `<svg viewBox="0 0 24 24" aria-hidden="true" focusable="false">${PATHS[name]}</svg>`;
}
