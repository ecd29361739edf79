/** One request to stop from top to bottom: each link with its time, what it is in words, and the runtime function. */
import { ns, span } from '../lib/format.js';
import { el } from './element.js';
import { glyphPicture } from './glyphs.js';
import { glyphOf } from './kinds.js';

export function requestChain({ title, result, one, steps, onSelect, onLook }) {
  const asked = one.asked.time;
  const figures = [one.requestToStop === null ? null : ['request to stop', span(one.requestToStop)], one.stopToRun === null ? null : ['stop to running again', span(one.stopToRun)],
    one.refusals ? ['refused', `${one.refusals} ×`] : null, one.checks.passed ? ['checks passed meanwhile', String(one.checks.passed)] : null].filter(Boolean);
  return [
    el('header', {}, el('h3', {}, title), el('button', { type: 'button', 'data-testid': 'look', onclick: onLook }, 'Zoom to it')),
    el('p', { class: 'result' }, result),
    figures.length ? el('dl', { class: 'figures' }, figures.flatMap(([name, value]) => [el('dt', {}, name), el('dd', {}, value)])) : null,
    el('ol', { class: 'links', 'data-testid': 'anatomy' }, steps.map((step) => item(step, asked, one, onSelect))),
  ].filter(Boolean);
}

function item(step, asked, one, onSelect) {
  const said = step.seq === null ? el('span', { class: 'label' }, step.label) : el('button', { type: 'button', class: 'link label', onclick: () => onSelect(step.seq) }, step.label);
  const when = step.time < asked ? `−${span(step.time, asked)}` : step.time > asked ? `+${span(asked, step.time)}` : '0';
  return el('li', { 'data-link': step.name, class: step.seq === one.stop?.seq ? 'stop' : null },
    el('span', { class: 'when', title: ns(step.time) }, when), glyphPicture(glyphOf(step.name)),
    el('div', {}, said, step.repeated ? el('span', { class: 'when' }, ` and ${step.repeated} more`) : null, el('p', {}, step.what), step.twin ? el('code', { class: 'twin' }, step.twin) : null));
}
