/** The keyboard: which key asks for what. Keys typed into fields and the editor are theirs. */
export function keys(target, ask) {
  const plain = {
    ' ': () => ask.play(), ArrowRight: () => ask.step(1), ArrowLeft: () => ask.step(-1), PageDown: () => ask.step(1), PageUp: () => ask.step(-1),
    '.': () => ask.mark(1), ',': () => ask.mark(-1), w: () => ask.zoom(0.7), s: () => ask.zoom(1 / 0.7), a: () => ask.pan(-0.15), d: () => ask.pan(0.15),
    f: () => ask.fit(), c: () => ask.compare(), t: () => ask.theme(), n: () => ask.chapter(1), p: () => ask.chapter(-1), x: () => ask.otherRun(), '?': () => ask.help(), Home: () => ask.start(), End: () => ask.end(),
    1: () => ask.panel(0), 2: () => ask.panel(1), 3: () => ask.panel(2), 4: () => ask.panel(3), 5: () => ask.panel(4),
  };
  target.addEventListener('keydown', (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || typing(event)) return;
    if (target.querySelector('dialog[open]')) return;
    const answer = plain[event.key.length === 1 ? event.key.toLowerCase() : event.key];
    if (!answer) return;
    event.preventDefault();
    answer();
  });
}

/** Whether the key belongs to what has the focus. */
function typing({ target, key }) {
  if (target.closest?.('input:not([type="checkbox"]), select, textarea, [contenteditable="true"], .cm-editor')) return !(target.type === 'range' && !key.startsWith('Arrow') && key !== 'Home' && key !== 'End');
  return (key === ' ' || key === 'Enter') && Boolean(target.closest?.('button, a, input'));
}
