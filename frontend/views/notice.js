/** A sentence that stands on the screen for a few seconds. */
const STAYS = 4000;

export function notice(root, { onOver }) {
  let said = null;
  let timer = 0;
  return (state) => {
    if (state.notice === said) return;
    said = state.notice;
    clearTimeout(timer);
    root.hidden = !said;
    root.textContent = said ?? '';
    if (said) timer = setTimeout(onOver, STAYS);
  };
}
