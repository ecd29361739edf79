/** A run is given to the person for other tools: asked for first, then left to the browser's own download, which shows how far it is and can be stopped. */
import { load } from './schedtraces.js';

/** The address of an export of a run. */
export function exportPath(run, { as, at = null, period, detail }) {
  const query = new URLSearchParams({ as });
  if (at !== null) query.set('at', String(Math.round(at)));
  if (as === 'schedtrace') for (const [key, value] of [['period', `${period}ms`], ['detail', detail ? 1 : 0]]) query.set(key, value);
  return `api/runs/${run.info.run}/export?${query}`;
}

/** Begins the download; an Error with a sentence where there is nothing to have. `start(path, name)` lets the browser fetch it. */
export async function exportRun(run, what, name, { get, start, post, pause }) {
  const path = exportPath(run, what);
  await load(run, what, { get: () => get(`${path}&check=1`), post, pause }, (answer) => answer.text());
  start(path, name);
}
