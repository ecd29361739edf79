/** A fork: at the playhead something is made to happen, and the run goes on from there, beside the one it comes from. */
import { el } from '../marks/element.js';
import { ns } from '../lib/format.js';
import { MOST_RUNS, forkChoices } from '../store/selectors.js';

const options = (list) => list.map(({ id, name, status }) => el('option', { value: id }, status ? `${name} (${status})` : name));
const chooser = (label, list, testid) => el('select', { 'aria-label': label, 'data-testid': testid }, options(list));
const number = (label, value, min, max, testid) => el('input', { type: 'number', 'aria-label': label, value, min, max, step: 'any', 'data-testid': testid });

/** {content, opened(state)}; onFork takes a command. */
export function fork({ onFork }) {
  const content = el('div', { class: 'fork' });

  /** A sentence with fields in it, and the button that does it. */
  function row(name, words, fields, command, why = null) {
    const sound = () => fields.every((f) => f.hidden || (f.reportValidity() && f.value !== ''));
    if (why) fields.forEach((f) => { f.disabled = true; });
    const button = el('button', { type: 'submit', 'data-testid': `fork-${name}`, disabled: why !== null, title: why }, 'Fork');
    return el('form', { onsubmit: (event) => { event.preventDefault(); if (sound()) onFork(command()); } }, el('p', {}, words, why ? el('span', { class: 'nothing' }, ` ${why}`) : null), button);
  }

  function draw(state) {
    const run = state.runs[state.focus];
    const now = forkChoices(state, run);
    if (!now || run.status !== 'ended') return content.replaceChildren(el('p', { class: 'nothing' }, 'The run has not ended yet; then it can be forked.'));
    if (state.runs.length >= MOST_RUNS) return content.replaceChildren(el('p', { class: 'nothing' }, `${MOST_RUNS} runs are on the screen, and more do not fit: take one away first.`));
    const at = (command, rest = {}) => ({ at: now.time, command, ...rest });
    const [g, m, func, caller, ms] = [chooser('Goroutine', now.running, 'fork-g'), chooser('Thread', now.threads, 'fork-m'), chooser('Function', now.functions.map(({ name, params }) => ({ id: name, name: `${name}(${params.join(', ')})` })), 'fork-func'), chooser('Goroutine', now.calling, 'fork-caller'), number('Milliseconds', 50, 0.001, 3.6e6, 'fork-ms')];
    const procs = number('GOMAXPROCS', now.procs === 1 ? 2 : 1, 1, 256, 'fork-procs');
    const ps = Array.from({ length: now.procs }, (_, id) => ({ id, name: `P${id}` }));
    const [thief, victim] = [chooser('Thief', ps.slice(1).concat(ps.slice(0, 1)), 'fork-thief'), chooser('Victim', ps, 'fork-victim')];
    const params = () => now.functions.find(({ name }) => name === func.value)?.params ?? [];
    const args = el('input', { type: 'text', 'aria-label': 'Arguments', 'data-testid': 'fork-args', size: 8 });
    const fits = () => {
      const n = params().length;
      args.hidden = n === 0;
      Object.assign(args, { value: params().map(() => '1').join(', '), pattern: Array(n).fill('\\s*-?\\d{1,15}\\s*').join(',') || '.*', title: `${n === 1 ? 'A whole number' : 'Whole numbers'}: ${params().join(', ')}` });
    };
    func.addEventListener('change', fits);
    fits();
    const start = () => (params().length ? at('go', { do: [{ go: func.value, args: args.value.split(',').map(Number) }] }) : at('go', { func: func.value }));
    content.replaceChildren(
      el('p', {}, 'At ', el('b', {}, ns(now.time)), ' something happens that did not happen in this run. The fork goes on from there, beside this run; up to there both are the same.'),
      row('preempt', ['Ask ', g, ' to stop, as sysmon would'], [g], () => at('preempt', { g: Number(g.value) }), now.running.length ? null : 'No goroutine runs.'),
      row('signal', ['Send SIGURG to ', m, ', whoever runs there'], [m], () => at('signal', { m: Number(m.value) })),
      row('block', ['Make the system call of ', caller, ' take ', ms, ' ms longer, or its next one'], [caller, ms], () => at('block', { g: Number(caller.value), for: Math.round(Number(ms.value) * 1e6) })),
      row('steal', ['Let ', thief, ' look at ', victim, ' first when it next steals'], [thief, victim], () => at('steal', { p: Number(thief.value), from: Number(victim.value) }), now.procs > 1 ? null : 'There is one P.'),
      row('go', ['Start a goroutine with ', func, ' ', args], [func, args], start, now.functions.length ? null : 'There is no function besides main.'),
      row('gomaxprocs', ['Set GOMAXPROCS to ', procs], [procs], () => at('gomaxprocs', { n: Number(procs.value) })),
      row('gc', ['Collect the garbage: runtime.GC()'], [], () => at('gc')),
      row('async', [`Go on ${now.off ? 'with' : 'without'} signals: asyncpreemptoff=${now.off ? 0 : 1}`], [], () => at('asyncpreemptoff', { off: !now.off }), now.signals ? null : 'There are none before Go 1.14.'),
    );
    content.querySelector('select:enabled, button:enabled').focus();
    return null;
  }

  return { content, opened: draw };
}
