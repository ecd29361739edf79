/** How the run and the connection stand. */
import { el } from '../marks/element.js';
import { count } from '../lib/format.js';

export function status(root) {
  const text = el('span');
  const box = el('div', { class: 'status', role: 'status', 'data-testid': 'status' }, el('span', { class: 'dot' }), text);
  root.append(box);
  return (state) => {
    const [name, says] = words(state);
    if (text.textContent !== says) text.textContent = says;
    box.dataset.state = name;
  };
}

function words({ runs, connection, failure }) {
  if (failure) return ['error', failure];
  if (connection === 'lost') return ['lost', 'The server is away; trying again'];
  const run = runs[0];
  if (!run || run.status === 'loading') return ['loading', 'Starting'];
  if (run.status === 'error') return ['error', run.end?.sentence ?? 'The run broke off'];
  const events = count(runs.reduce((sum, r) => sum + (r.log?.count ?? 0), 0));
  if (runs.some((r) => r.status !== 'ended')) return ['loading', `Running: ${events} events`];
  return ['ended', runs.length > 1 ? `${events} events` : `${events} events. ${run.end?.sentence ?? ''}`];
}
