/** What the lesson teaches; the idea as texts put it, and what really happens. */
import { el, whenChanged } from '../marks/element.js';

export function lesson(root) {
  const draw = whenChanged((info) => root.replaceChildren(...[
    el('div', {}, el('h1', { 'data-testid': 'title' }, info.title || 'Untitled'), el('p', { class: 'teaches' }, info.teaches ?? '')),
    info.idea ? el('div', { class: 'idea' }, el('h2', {}, 'The idea, as texts usually put it'), el('p', {}, info.idea)) : null,
    info.really ? el('div', { class: 'really' }, el('h2', {}, 'What really happens'), el('p', {}, info.really)) : null,
  ].filter(Boolean)));
  return (state) => {
    const info = state.runs[0]?.info;
    if (info) draw(`${info.title}\n${info.teaches}\n${info.idea}\n${info.really}`, info);
  };
}
