/** The requests to stop as panels and lanes show them. */
import { anatomy } from '../explain/anatomy.js';
import { requestsOf } from '../explain/requests.js';
import { latencies, ORDERS, passes, passing, requestTable } from '../explain/requestTable.js';
import { requestsOnScreen } from '../geometry/anatomy.js';
import { explainedSeq } from './selectors.js';
import { endOf } from './actions.js';

/** The request that the explained event is part of, -1 none. */
export function currentRequest(state, run) {
  const seq = run?.log ? explainedSeq(state, run) : -1;
  return seq < 0 ? -1 : requestsOf(run.log).of(seq);
}

/** Request r of a run, whole. */
export const anatomyOf = (run, r) => anatomy(run.log, r);

/** What geometry says about the requests of a run on its lanes; null where there are none. */
export function requestsInView(state, run, rows, place) {
  const requests = run?.log ? requestsOf(run.log) : null;
  if (!requests?.length) return null;
  const current = currentRequest(state, run);
  const lets = (r) => passes(requests, r, state.requestFilter);
  return { requests, ...requestsOnScreen(requests, run.log, rows, place, { current, lets, end: endOf({ runs: [run] }) }) };
}

/** Whether event seq is part of a request that the filter keeps back. */
export function isKeptBack(state, run, seq) {
  const { asker, landing } = state.requestFilter;
  if (asker === null && landing === null) return false;
  const requests = requestsOf(run.log);
  const r = requests.of(seq);
  return r >= 0 && !passes(requests, r, state.requestFilter);
}

const lists = new WeakMap();

/** {requests, table, list: those that pass the filter in the wanted order, times} of a run; order: {by, down}. */
export function requestPanel(state, run, order) {
  const { log } = run;
  const requests = requestsOf(log);
  const { asker, landing } = state.requestFilter;
  const key = `${requests.scanned} ${asker} ${landing} ${order.by} ${order.down}`;
  const known = lists.get(log);
  if (known?.key === key) return known.value;
  const some = passing(requests, state.requestFilter);
  const compare = ORDERS[order.by](requests);
  const list = order.by === 'time' && !order.down ? some : some.slice().sort(order.down ? (a, b) => compare(b, a) : compare);
  const value = { requests, table: requestTable(log), list, times: latencies(requests, some) };
  lists.set(log, { key, value });
  return value;
}
