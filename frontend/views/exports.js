/** The run that is followed, for other tools. */
import { el } from '../marks/element.js';
import { ns } from '../lib/format.js';

const FORMS = [
  ['gotrace', 'Go execution trace', 'trace', 'go tool trace run.trace opens it as if Go had written it.'],
  ['chrome', 'Perfetto, Chrome', 'json', 'The Trace Event Format: a track for each P, M and G.'],
  ['pprof', 'CPU profile', 'pb.gz', 'go tool pprof -top run.pb.gz; the samples of the program’s own CPU profiler.'],
  ['goroutines', 'Goroutine profile', 'pb.gz', ''],
  ['schedtrace', 'schedtrace', 'txt', 'What GODEBUG=schedtrace prints, as the Schedtrace panel is set.'],
  ['jsonl', 'JSON lines', 'jsonl', 'The whole log, an event a line; docs/contracts.md says what it means.'],
  ['go', 'Go module', 'zip', 'The program: unpack it, and go run .'],
];

/** {content, opened(state)}: `onExport(run, form)` and `onModule(run)` give it away. */
export function exports({ onExport, onModule }) {
  const content = el('div', { class: 'export' });

  function row(state, run, [id, name, ending, says]) {
    const why = refusal(run, id);
    const button = el('button', { type: 'button', 'data-testid': `export-${id}`, disabled: why !== null, title: why, onclick: () => (id === 'go' ? onModule(run) : onExport(run, { ...state.schedtrace, as: id === 'goroutines' ? 'pprof' : id, at: id === 'goroutines' ? state.playhead.time : null }, ending)) }, 'Save');
    return el('li', {}, el('p', {}, el('b', {}, name), ` ${why ?? (says || `Where each goroutine is at the playhead, ${ns(state.playhead.time)}.`)}`), button);
  }
  return {
    content,
    opened(state) {
      const run = state.runs[state.focus];
      if (!run?.end) return content.replaceChildren(el('p', { class: 'nothing' }, 'The run has not ended yet; then it can be saved.'));
      content.replaceChildren(state.runs.length > 1 ? el('p', {}, `Of the run that is followed: ${run.label}.`) : '', el('ul', {}, FORMS.map((form) => row(state, run, form))));
      content.querySelector('button:enabled')?.focus();
      return null;
    },
  };
}

/** Why a run cannot be had in a form, null if it can, as far as the page knows; the server says the rest. */
function refusal({ log, request }, id) {
  const { source = 'model', records = [] } = log.header;
  if (id === 'go') return request.document ? null : 'Only a scenario has a Go text.';
  if (source === 'model' || id === 'jsonl') return null;
  if (id === 'gotrace') return 'Only a run of the model: of a recorded run that is the file that it came from.';
  if (records.includes('counters')) return id === 'schedtrace' ? null : 'There are only numbers in what schedtrace printed.';
  return id === 'schedtrace' ? 'Go’s tracer does not record what schedtrace prints.' : null;
}
