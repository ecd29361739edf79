/** What the schedtrace console shows of a run. */
import { printed } from '../explain/schedtrace.js';
import { currentSeq } from './actions.js';

/** Whether a run's answer is the one that the state asks for. */
export const answers = ({ schedtrace: { period, detail } }, run) => run.schedtrace?.period === period && run.schedtrace?.detail === detail;

/** {status: 'running'|'asking'|'failed'|'ready', failure, prints, count: how many have come by now, cut}; null without a run. */
export function schedtrace(state, run) {
  if (!run?.log) return null;
  const none = { prints: [], count: 0, cut: null, failure: null };
  if (!run.end) return { ...none, status: 'running' };
  const answer = answers(state, run) ? run.schedtrace : null;
  if (answer?.failure) return { ...none, status: 'failed', failure: answer.failure };
  if (!answer?.prints) return { ...none, status: 'asking' };
  return { ...none, status: 'ready', prints: answer.prints, cut: answer.cut, count: printed(answer.prints, currentSeq(state, run), state.playhead.time) };
}
