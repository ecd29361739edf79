/** How the run and the connection stand; how far a long run has come, and a button that stops it. */
import { el, iconButton, whenChanged } from '../marks/element.js';
import { icon } from '../marks/icons.js';
import { count, ns } from '../lib/format.js';

export function status(root, { onStop }) {
  const text = el('span', { class: 'text' });
  const bar = el('progress', { max: 1, 'aria-label': 'How far the run has come', hidden: true });
  const stop = iconButton(icon('stop'), 'Stop the run; what has come stays', { class: 'icon plain', 'data-testid': 'stop', hidden: true, onclick: onStop });
  const box = el('div', { class: 'status', 'data-testid': 'status' }, el('span', { class: 'dot' }), text, bar, stop);
  const aloud = el('span', { class: 'visually-hidden', role: 'status' });
  root.append(box, aloud);
  const tell = whenChanged((name, says) => {
    text.textContent = says;
    if (name !== 'running') aloud.textContent = says;
    box.dataset.state = name;
    box.title = says;
    bar.hidden = stop.hidden = name !== 'running';
  });
  return (state) => {
    const { name, says, share } = words(state);
    tell(`${name} ${says}`, name, says);
    if (name !== 'running') return;
    if (share !== undefined) bar.value = share;
    else bar.removeAttribute('value');
  };
}

/** {name, says, share}: name is 'empty', 'loading', 'running', 'ended', 'stopped', 'lost' or 'error'. */
function words({ runs, connection, failure, problems, scenarioId, trace, sending, starting }) {
  if (sending) return { name: 'running', says: `Sending ${sending.name}`, share: sending.share };
  if (failure) return { name: 'error', says: failure };
  if (connection === 'lost') return { name: 'lost', says: 'The server is away; trying again. What has come stays on the screen' };
  const [run] = runs;
  if (problems?.length) return { name: 'error', says: trace || problems.every((p) => !p.line) ? problems[0].sentence : mistakes(problems.length, run) };
  if (starting) return { name: 'loading', says: 'Starting' };
  if (!run) return { name: scenarioId ? 'loading' : 'empty', says: scenarioId ? 'Starting' : 'Fetching the lessons' };
  if (run.status === 'error') return { name: 'error', says: run.end?.sentence ?? 'The run broke off' };
  const events = count(runs.reduce((sum, r) => sum + (r.log?.count ?? 0), 0));
  const going = runs.filter((r) => r.status !== 'ended');
  if (going.length && !going.some((r) => r.log?.count)) return { name: 'loading', says: 'Starting' };
  if (going.length) return { name: 'running', says: `${trace ? 'Reading' : 'Running'}: ${events} events, ${ns(Math.min(...going.map((r) => r.log?.endTime ?? 0)))}`, share: trace ? going[0].log?.share : Math.min(...going.map(shareOf)) };
  if (runs.some((r) => r.end?.reason === 'cancelled')) return { name: 'stopped', says: `${events} events. ${run.end.sentence}` };
  return { name: 'ended', says: runs.length > 1 ? `${events} events` : `${events} events. ${run.end?.sentence ?? ''}` };
}

/** What is wrong with the text in the editor; the run of what was right before it, if there is one, is still there. */
function mistakes(n, run) {
  const stays = run ? `; the run before ${n === 1 ? 'it' : 'them'} stays` : '';
  return `The JSON has ${n === 1 ? 'a mistake' : `${n} mistakes`}${stays}`;
}

/** How much of its time a run has behind it. */
function shareOf({ log }) {
  const until = log?.header?.until;
  return until > 0 ? Math.min(1, log.endTime / until) : 0;
}
