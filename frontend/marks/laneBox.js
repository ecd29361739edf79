/** The box of one run's lanes: its name, the names of its lanes, a canvas for what fills them and a drawing for the marks over it. */
import { d3 } from '../lib/d3.js';
import { el } from './element.js';
import { laneCanvas } from './laneCanvas.js';
import { laneNames } from './laneNames.js';
import { nonePass } from './nonePass.js';

/** `on`: {fold, pin, hide, name(row), focus(), unfilter(), scroll()}. */
export function laneBox(label, on) {
  const canvas = el('canvas', { 'aria-hidden': 'true' });
  const svg = d3.create('svg').attr('class', 'overlay').attr('role', 'group').attr('aria-label', `Marks of ${label}`);
  const names = laneNames(`Lanes of ${label}`, { fold: on.fold, pin: on.pin, hide: on.hide, name: on.name, beyond });
  const name = el('button', { type: 'button', class: 'runname', 'data-testid': 'run-name', title: 'Panels and steps follow this run (X)', onclick: on.focus }, label);
  const said = el('span', { class: 'said' });
  const title = el('h2', {}, name, said);
  const none = nonePass({ onClear: on.unfilter });
  const view = el('div', { class: 'view' }, names.node, canvas, svg.node(), none.node);
  const room = el('div', { class: 'room' }, view);
  const lanes = el('div', { class: 'lanes', onscroll: on.scroll }, room);
  const section = el('section', { class: 'run', 'aria-label': label, onpointerdown: on.focus }, title, lanes);

  /** Scrolls by a lane while the names are gone through by key near an edge. */
  function beyond(step) {
    const at = document.activeElement.getBoundingClientRect();
    const frame = view.getBoundingClientRect();
    if (step > 0 ? at.bottom > frame.bottom - 40 : at.top < frame.top + 60) lanes.scrollTop += step * 24;
  }
  return { section, canvas: laneCanvas(canvas), svg, names, none, name, title, said, lanes, room, view };
}
