/** What is on the stage: the lanes, the board, or both with a bar between them that can be moved. */
import { el, iconButton, whenChanged } from '../marks/element.js';
import { icon } from '../marks/icons.js';
import { splitter as splitterOf } from '../marks/splitter.js';
import { stageOf } from '../store/selectors.js';

const CHOICES = [['lanes', 'Lanes: what happened when (B)'], ['board', 'Board: where everybody is now (B)'], ['both', 'Lanes and board (B)']];
const HALF = 0.5;

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
  const share = splitterOf(splitter, {
    at: (event) => {
      const top = lanes.getBoundingClientRect().top;
      return (event.clientY - top) / Math.max(1, board.getBoundingClientRect().bottom - top);
    },
    onShare: (to) => onShare(to ?? HALF),
  });
  /** To set them anew would make the browser look at all styles below. */
  const shared = whenChanged((of) => {
    share(of);
    scope.style.setProperty('--lanes', `${Math.round(of * 1000)}fr`);
    scope.style.setProperty('--below', `${Math.round((1 - of) * 1000)}fr`);
  });
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
    shared(state.share, state.share);
  };
}
