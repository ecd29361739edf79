/** Pictures for a slide: what is on the stage, as an SVG of its own. */
import { ns } from './lib/format.js';
import { figure } from './marks/figure.js';
import { stageOf } from './store/selectors.js';

/** {text, width, height, pixels: whether it holds some, name}. `what`: 'lanes' or 'board'; nodes: {lanes, board, legend}; shapes: the bars of the lanes that are no pixels. */
export function takePicture(what, state, nodes, shapes) {
  const { runs, focus, scenarioId, playhead } = state;
  const style = getComputedStyle(document.body);
  const { info, log } = runs[focus];
  const model = log.header.source === 'model';
  const rules = runs.map((run) => run.label).join(' and ');
  const parts = what === 'board' ? [{ node: nodes.board }, ...(stageOf(state) === 'both' ? [{ node: nodes.legend }] : [])] : [{ node: nodes.lanes, instead: shapes }, { node: nodes.legend, without: '.of-board' }];
  const made = figure({
    title: info.title, subtitle: `${rules}, GOMAXPROCS ${log.header.gomaxprocs}, at ${ns(playhead.time)} of ${model ? 'virtual time' : 'the trace'} · gmpscope${model ? `, after the scheduler of Go ${log.header.reference}` : ''}`,
    parts, background: getComputedStyle(nodes.lanes).backgroundColor, ink: style.color, font: style.fontFamily,
  });
  return { ...made, pixels: what !== 'board' && shapes.size < runs.length, name: `${scenarioId ?? 'scenario'}-${what}` };
}
