/** A sentence that stands on the screen as long as it takes to read it. */
const STAYS = 3000;
/** For each letter, ms. */
const READING = 45;

export function notice(root, { onOver }) {
  let said = null;
  let timer = 0;
  return (state) => {
    if (state.notice === said) return;
    said = state.notice;
    clearTimeout(timer);
    root.hidden = !said;
    root.textContent = said ?? '';
    if (said) timer = setTimeout(onOver, STAYS + READING * said.length);
  };
}
