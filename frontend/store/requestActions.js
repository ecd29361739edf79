/** Which requests to stop one looks at, and the ways from one to the next. */
import { requestsOf } from '../explain/requests.js';
import { passes } from '../explain/requestTable.js';
import { bounded, currentSeq, endOf, select } from './actions.js';
import { nowhere } from './nowhere.js';

/** Lets every request through. */
export const EVERY_REQUEST = { asker: null, landing: null };
/** So much of a request's length is shown before and after it. */
const ROOM = 0.35;

/** Only requests of this asker and landing; the same pair again: all of them. */
export function filterRequests(state, { asker = null, landing = null }) {
  const same = state.requestFilter.asker === asker && state.requestFilter.landing === landing;
  return { requestFilter: same ? EVERY_REQUEST : { asker, landing } };
}

/** To the next or previous request of the focused run that the filter lets through. */
export function stepRequest(state, direction) {
  const run = state.runs[state.focus];
  if (!run?.log) return null;
  const requests = requestsOf(run.log);
  const now = currentSeq(state, run) - 1;
  const from = direction > 0 ? 0 : requests.length - 1;
  for (let r = from; r >= 0 && r < requests.length; r += direction) {
    const seq = requests.first.at(r);
    if ((direction > 0 ? seq > now : seq < now) && passes(requests, r, state.requestFilter)) return select(state, state.focus, seq);
  }
  if (requests.length === 0) return { notice: 'No request to stop is made in this run.' };
  const some = state.requestFilter.asker !== null || state.requestFilter.landing !== null;
  return nowhere(some ? 'request that is looked for' : 'request to stop', direction);
}

/** The window holds request i of run r, from before it is made until its goroutine runs again. */
export function lookAtRequest(state, r, i) {
  const { log } = state.runs[r];
  const requests = requestsOf(log);
  const from = requests.time(i);
  const stop = requests.stopTime(i) ?? endOf(state);
  const again = requests.againTime(i) ?? stop;
  const to = again - stop > 4 * Math.max(stop - from, 1) ? stop + 2 * (stop - from) : again;   // a long wait may leave the screen
  const room = Math.max(200, (to - from) * ROOM);
  return { ...select(state, r, requests.first.at(i)), window: bounded(state, { t0: from - room, t1: to + room }), fitted: false };
}
