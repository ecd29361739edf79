/** What stands on the stage while there is no run: that one is on its way, or why none comes and what to do. */
import { el, whenChanged } from '../marks/element.js';

export function blank(root, { onAgain }) {
  root.dataset.testid = 'blank';
  const draw = whenChanged((words, wrong) => root.replaceChildren(...(words === null ? [] : [
    el('span', { class: wrong ? 'broken' : 'turning', 'aria-hidden': 'true' }),
    el('p', {}, words),
    wrong === 'away' ? el('button', { type: 'button', class: 'primary', 'data-testid': 'again', onclick: onAgain }, 'Try again') : null,
  ].filter(Boolean))));
  return (state) => {
    const [words, wrong] = says(state);
    root.hidden = words === null;
    draw(`${words} ${wrong}`, words, wrong);
  };
}

/** [words or null, wrong: null, 'away', 'scenario' or 'trace']. */
function says({ runs, failure, problems, scenarioId, trace }) {
  if (runs.some((run) => run.log?.count)) return [null, null];
  if (failure) return ['The server does not answer. Is it running?', 'away'];
  if (problems?.length) return trace ? [problems[0].sentence, 'trace'] : ['This scenario has a mistake: the JSON panel says where.', 'scenario'];
  const broken = runs.find((run) => run.status === 'error');
  if (broken) return [broken.end?.sentence ?? 'The run broke off.', 'away'];
  const empty = trace && runs.find((run) => run.end);
  if (empty) return [empty.end.sentence, 'trace'];
  return [trace ? 'The trace is being read' : scenarioId ? 'Go’s scheduler is being started' : 'Fetching the lessons', null];
}
