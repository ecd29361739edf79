/** What the lesson teaches; the idea as texts put it, and what really happens. */
import { el, iconButton, whenChanged } from '../marks/element.js';
import { icon } from '../marks/icons.js';

export function lesson(root, { onToggle }) {
  const fold = iconButton(icon('up'), 'Hide the lesson’s text (L)', { class: 'icon plain fold', 'data-testid': 'fold-lesson', onclick: onToggle });
  const draw = whenChanged((info) => root.replaceChildren(...[
    el('div', {}, el('h1', { 'data-testid': 'title' }, info.title || 'Untitled'), el('p', { class: 'teaches' }, info.teaches ?? ''), fold),
    info.idea ? el('div', { class: 'idea' }, el('h2', {}, 'The idea, as texts usually put it'), el('p', {}, info.idea)) : null,
    info.really ? el('div', { class: 'really' }, el('h2', {}, 'What really happens'), el('p', {}, info.really)) : null,
  ].filter(Boolean)));
  return (state) => {
    const info = state.runs[0]?.info;
    if (root.classList.toggle('folded', !state.lessonOpen) !== (fold.dataset.folded === 'yes')) {
      fold.dataset.folded = state.lessonOpen ? 'no' : 'yes';
      fold.innerHTML = icon(state.lessonOpen ? 'up' : 'down');
      const name = state.lessonOpen ? 'Hide the lesson’s text (L)' : 'Show the lesson’s text (L)';
      fold.setAttribute('aria-label', name);
      fold.title = name;
    }
    if (info) draw(`${info.title}\n${info.teaches}\n${info.idea}\n${info.really}`, info);
  };
}
