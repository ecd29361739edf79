/** A line across a run's lanes where it parts from others, or from itself before an edit; with a flag that says so and leads there. */
import { el } from './element.js';

/** Places the mark of a run's box; x null: none. The box keeps its mark. */
export function drawParting(box, x, says, onClick, word) {
  let mark = box.querySelector(':scope > .parting');
  if (x === null) {
    mark?.remove();
    return;
  }
  if (!mark) {
    mark = el('div', { class: 'parting', 'data-mark': 'parting' }, el('button', { type: 'button', onclick: () => mark.go() }));
    box.append(mark);
  }
  mark.go = onClick;
  mark.style.transform = `translateX(${x}px)`;
  const button = mark.firstElementChild;
  if (button.textContent !== word) button.textContent = word;
  if (button.title !== says) {
    button.title = says;
    button.setAttribute('aria-label', says);
  }
}
