/** The first lesson in three steps, for who is here for the first time. Each goes on by itself once it is done. */
import { el, iconButton } from '../marks/element.js';
import { icon } from '../marks/icons.js';

const STEPS = [
  { at: '[data-testid="play"]', says: 'Press play, or the space bar. The line moves through virtual time: busyLoop computes, and main wants the P back.', done: (state, start) => state.playing || Math.abs(state.playhead.time - start.time) > 1e5 },
  { at: '[data-mark="flag"]', says: 'A red flag is a request to stop. Click one: on the right you read who asked, and what came of it.', done: (state, start) => state.selection !== null && state.selection !== start.selection },
  { at: '[data-testid="compare"]', says: 'Now lay the same program under the rules of Go 1.13 and of Go 1.14, one above the other, and see who answers the flag.', done: (state) => state.runs.length > 1 },
];

/** `onOver` hears that it is over, done or not. */
export function firstSteps(root, { onStep, onOver }) {
  const said = el('p', { 'aria-live': 'polite' });
  const number = el('span', { class: 'nothing' });
  const next = el('button', { type: 'button', class: 'primary', 'data-testid': 'first-next', onclick: () => go(at + 1) }, 'Next');
  const card = el('aside', { class: 'first-steps', 'aria-label': 'First steps', 'data-testid': 'first-steps', hidden: true },
    el('header', {}, number, iconButton(icon('close'), 'No first steps', { class: 'icon plain', 'data-testid': 'first-skip', onclick: () => onOver() })), said, el('footer', {}, next));
  root.append(card);
  let at = -1;
  let start = null;
  let lit = null;

  const go = (step) => (step >= STEPS.length ? onOver() : onStep(step));

  function light(node) {
    if (lit === node) return;
    lit?.classList.remove('lit');
    node?.classList.add('lit');
    lit = node;
  }

  return (state) => {
    const step = state.runs[0]?.end && !state.starting ? state.firstStep ?? -1 : -1;
    card.hidden = step < 0;
    if (step < 0) {
      at = -1;
      return light(null);
    }
    if (step !== at) {
      at = step;
      start = { time: state.playhead.time, selection: state.selection };
      number.textContent = `First steps, ${step + 1} of ${STEPS.length}`;
      said.textContent = STEPS[step].says;
      next.textContent = step === STEPS.length - 1 ? 'Done' : 'Next';
    }
    light(document.querySelector(STEPS[step].at));
    if (STEPS[step].done(state, start)) go(step + 1);
    return null;
  };
}
