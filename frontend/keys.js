/** The keyboard: which key asks for which command. Keys typed into fields and the editor are theirs. */
export function keys(target, commands, { panel }) {
  const wanted = new Map(commands.flatMap((command) => command.keys.map((key) => [key, command])));
  target.addEventListener('keydown', (event) => {
    const key = keyOf(event);
    if (event.altKey || event.defaultPrevented || (typing(event) && !(key === 'Ctrl+k'))) return;
    if (target.querySelector('dialog[open]') || (key === 'Escape' && target.querySelector(':popover-open'))) return;
    if (/^[1-9]$/.test(key)) return panel(Number(key) - 1);
    const command = wanted.get(key);
    if (!command) return;
    event.preventDefault();
    command.run();
  });
}

/** "Space", "Shift+G", "Ctrl+k": Shift is named for letters and arrows alone, as it makes other signs what they are. */
function keyOf({ key, shiftKey, ctrlKey, metaKey }) {
  const name = key === ' ' ? 'Space' : key.length === 1 ? (shiftKey ? key.toUpperCase() : key.toLowerCase()) : key;
  const shifted = shiftKey && (key.startsWith('Arrow') || /^[a-z]$/i.test(key));
  return `${ctrlKey || metaKey ? 'Ctrl+' : ''}${shifted ? 'Shift+' : ''}${name}`;
}

/** Whether the key belongs to what has the focus. */
function typing({ target, key }) {
  if (target.closest?.('input:not([type="checkbox"]), select, textarea, [contenteditable="true"], .cm-editor')) return !(target.type === 'range' && !key.startsWith('Arrow') && key !== 'Home' && key !== 'End');
  return (key === ' ' || key === 'Enter') && Boolean(target.closest?.('button, a, input'));
}
