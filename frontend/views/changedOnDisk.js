/** The file of the lesson on show is another one now, or gone, while somebody is at work on it: what to do is asked until it is answered. */
import { el, whenChanged } from '../marks/element.js';

/** {onShow(), onSave(), onKeep()}: to the new version; what is in the editor into the file again; neither. */
export function changedOnDisk(root, { onShow, onSave, onKeep }) {
  const button = (id, words, onclick) => el('button', { type: 'button', 'data-testid': `changed-${id}`, onclick }, words);
  const draw = whenChanged((id, changed) => {
    root.hidden = !changed;
    root.replaceChildren(...(changed === 'gone' ? [`${id} is no longer there on disk. What is in the editor stays.`, button('save', 'Save it again', onSave), button('keep', 'Leave it', onKeep)]
      : changed ? [`${id} has changed on disk. What you wrote stays, and saving asks first.`, button('show', 'Show the new version', onShow), button('keep', 'Keep what I wrote', onKeep)] : []));
  });
  return ({ scenarioId, library: { changed } }) => draw(`${scenarioId} ${changed}`, scenarioId, changed);
}
