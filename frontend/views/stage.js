/** What is on the stage: the lanes, the board, or both with a bar between them that can be moved. */
import { el, iconButton } from '../marks/element.js';
import { icon } from '../marks/icons.js';
import { stageOf } from '../store/selectors.js';

const CHOICES = [['lanes', 'Lanes: what happened when (B)'], ['board', 'Board: where everybody is now (B)'], ['both', 'Lanes and board (B)']];
const STEP = 0.05;

/** `scope` holds everything; `splitter` stands between lanes and board. */
export function stage({ switches, scope, splitter, lanes, board, legend }, { onStage, onShare }) {
  const buttons = CHOICES.map(([id, label], i) => iconButton(icon(id), label, { role: 'radio', 'data-testid': `stage-${id}`, onclick: () => onStage(id), onkeydown: (e) => arrows(e, i) }));
  switches.append(el('span', { class: 'segments stages', role: 'radiogroup', 'aria-label': 'On the stage', 'data-testid': 'stage' }, buttons));
  function arrows(event, i) {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (!by) return;
    event.preventDefault();
    event.stopPropagation();
    const next = buttons[(i + by + buttons.length) % buttons.length];
    next.focus();
    next.click();
  }
  const share = bar(splitter, { lanes, board, onShare });
  return (state) => {
    const now = stageOf(state);
    if (scope.dataset.stage !== now) {
      scope.dataset.stage = now;
      for (const [node, on] of [[lanes, now !== 'board'], [legend, now !== 'board'], [board, now !== 'lanes'], [splitter, now === 'both']]) node.hidden = !on;
      CHOICES.forEach(([id], i) => {
        buttons[i].setAttribute('aria-checked', id === now);
        buttons[i].tabIndex = id === now ? 0 : -1;
      });
    }
    share(state.share);
    scope.style.setProperty('--lanes', `${Math.round(state.share * 1000)}fr`);
    scope.style.setProperty('--below', `${Math.round((1 - state.share) * 1000)}fr`);
  };
}

/** The bar: dragged, or moved by the arrow keys. Answers what shows a share. */
function bar(node, { lanes, board, onShare }) {
  let now = 0.5;
  node.addEventListener('keydown', (event) => {
    const to = { ArrowUp: now - STEP, ArrowDown: now + STEP, Home: 0, End: 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    now = Math.min(1, Math.max(0, to));   // two keys may come before the next picture
    onShare(to);
  });
  node.addEventListener('pointerdown', (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    node.setPointerCapture(event.pointerId);
  });
  node.addEventListener('pointermove', (event) => {
    if (!node.hasPointerCapture(event.pointerId)) return;
    const top = lanes.getBoundingClientRect().top;
    const bottom = board.getBoundingClientRect().bottom;
    onShare((event.clientY - top) / Math.max(1, bottom - top));
  });
  return (share) => {
    now = share;
    node.setAttribute('aria-valuenow', String(Math.round(share * 100)));
  };
}
