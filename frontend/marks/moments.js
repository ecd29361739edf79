/** The moments of a lesson in the model's run and in the real one; pressing one lays the runs so that both come to it at once. */
import { el } from './element.js';
import { ns } from '../lib/format.js';

const ENDS = { returned: 'main returns', panicked: 'with the panic', limit: 'ended by a timer' };

export function drawMoments({ real, aligned, moments, alone }, onAlign) {
  const cell = (moment) => el('td', { class: 'numeric' }, ns(moment.time));
  const says = ({ say }, i) => el('button', { type: 'button', class: 'link', 'data-testid': 'align', 'aria-current': i === aligned ? 'true' : null, title: 'Lay both runs so that they come to this at once', onclick: () => onAlign(i) }, say);
  return el('section', { class: 'moments', 'data-testid': 'moments' }, el('h3', {}, 'Moments of the lesson, since main began'),
    el('div', { class: 'tablebox' }, el('table', { class: 'numbertable' }, el('caption', { class: 'visually-hidden' }, 'When each run comes to them'),
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'Both runs meet at'), el('th', { scope: 'col', class: 'numeric' }, 'model'), el('th', { scope: 'col', class: 'numeric' }, 'real'))),
      el('tbody', {}, moments.map((row, i) => el('tr', { class: i === aligned ? 'aligned' : null }, el('th', { scope: 'row' }, says(row, i)), cell(row.model), cell(row.real)))))),
    el('p', { class: 'nothing' }, `Recorded with ${real.go} on ${real.machine}; GOMAXPROCS=${real.gomaxprocs}${real.asyncpreemptoff ? ', asyncpreemptoff=1' : ''}; ${ENDS[real.ends]}${real.limit ? ` after ${real.limit} ms` : ''}. `
      + (alone ? `${alone} more ${alone === 1 ? 'moment is' : 'moments are'} the model’s alone: Go’s tracer records neither requests to stop, nor signals, nor queues, nor what is printed; or the real run did not come to it. ` : '') + 'The runs are compared by what goroutines of the program do; what threads do, and goroutines of the runtime, hangs on the machine.'));
}
