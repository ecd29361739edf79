/** The switches that run the lesson again at once, and the button that lays two rule sets one above the other. */
import { el, iconButton } from '../marks/element.js';
import { icon } from '../marks/icons.js';
import { isRules, varies } from '../store/selectors.js';

const RULES = ['1.1', '1.2', '1.13', '1.14', '1.26'];

export function switches(root, { onSettings, onCompare }) {
  const rules = RULES.map((version, i) => el('button', {
    type: 'button', role: 'radio', 'data-rules': version, 'data-testid': `rules-${version}`, onclick: () => onSettings({ rules: version }), onkeydown: (e) => arrows(e, i),
  }, version));
  const arrows = (event, i) => {
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const next = by && rules[i + by];
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
    next.click();
  };
  const procs = number('gomaxprocs', 'GOMAXPROCS', 1, 256, (n) => onSettings({ gomaxprocs: n }));
  const seed = number('seed', 'Seed', 0, Number.MAX_SAFE_INTEGER, (n) => onSettings({ seed: n }));
  const off = el('input', { type: 'checkbox', 'data-testid': 'asyncpreemptoff', onchange: () => onSettings({ asyncpreemptoff: off.checked }) });
  const compare = iconButton(icon('compare'), '1.13 / 1.14: one above the other (C)', { class: 'compare', 'data-testid': 'compare', 'aria-pressed': 'false', onclick: onCompare });
  compare.append('1.13 / 1.14');
  root.append(
    el('span', { class: 'field' }, 'Go', el('span', { class: 'segments', role: 'radiogroup', 'aria-label': 'Rules of Go', 'data-testid': 'rules' }, rules)),
    procs.box, el('label', { class: 'toggle' }, off, el('code', {}, 'asyncpreemptoff')), seed.box, el('span', { class: 'comparing' }, compare),
  );
  return (state) => {
    const header = wanted(state);
    root.classList.toggle('recorded', Boolean(state.trace));
    rules.forEach((button) => {
      const on = !varies(state.variants, 'rules') && button.dataset.rules === header?.rules;
      button.setAttribute('aria-checked', on);
      button.tabIndex = on || (!header && button === rules[0]) ? 0 : -1;
    });
    compare.setAttribute('aria-pressed', isRules(state.variants));
    if (!header) return;
    procs.show(header.gomaxprocs);
    seed.show(header.seed);
    off.checked = header.asyncpreemptoff;
    off.disabled = varies(state.variants, 'asyncpreemptoff');
  };
}

/** What the run on the screen has, under what has just been asked for and is still to come. */
function wanted({ runs, focus, settings }) {
  const header = runs[focus]?.log?.header;
  return header && { ...header, ...Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null)) };
}

function number(id, label, low, high, onChange) {
  const input = el('input', { type: 'number', min: low, max: high, 'aria-label': label, 'data-testid': id });
  const set = (n) => Number.isInteger(n) && onChange(Math.min(high, Math.max(low, n)));
  input.addEventListener('change', () => set(Number(input.value)));
  const steps = [iconButton(icon('minus'), `${label} down`, { 'data-testid': `${id}-down`, onclick: () => set(Number(input.value) - 1) }), iconButton(icon('plus'), `${label} up`, { 'data-testid': `${id}-up`, onclick: () => set(Number(input.value) + 1) })];
  const box = el('span', { class: 'field' }, id === 'seed' ? label : el('code', {}, label), el('span', { class: 'stepper' }, id === 'seed' ? input : [steps[0], input, steps[1]]));
  return { box, show: (value) => { if (input.value !== String(value) && document.activeElement !== input) input.value = value; } };
}
