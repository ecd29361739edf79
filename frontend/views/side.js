/** How wide the panels beside the stage are: as the page thinks fit, or as a person has drawn the bar between them. */
import { splitter } from '../marks/splitter.js';

/** `whole` holds the stage and the panels, `panels` stand at its right. */
export function side({ whole, panels, bar }, { onSide }) {
  const show = splitter(bar, {
    at: (event) => {
      const { left, width } = whole.getBoundingClientRect();
      return (event.clientX - left) / Math.max(1, width);
    },
    onShare: onSide,
  });
  const wide = () => 1 - panels.getBoundingClientRect().width / Math.max(1, whole.getBoundingClientRect().width);
  let drawn;
  return (state) => {
    const now = `${state.side} ${innerWidth}`;
    if (drawn === now) return;
    drawn = now;
    if (state.side === null) whole.style.removeProperty('--side');
    else whole.style.setProperty('--side', `${((1 - state.side) * 100).toFixed(2)}%`);
    show(state.side ?? wide());
  };
}
