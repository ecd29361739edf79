/** What is compared: presets, the runs on the screen, and one more with other settings. Opens below its button. */
import { el, iconButton, whenChanged } from '../marks/element.js';
import { icon } from '../marks/icons.js';
import { MOST_RUNS, isEdited, presets } from '../store/selectors.js';

/** Its width in compare.css, where there is room. */
const WIDTH = 400;
const RULES = ['1.1', '1.2', '1.13', '1.14', '1.26'];

export function variants(root, { onVariants, onAdd, onRemove }) {
  let state = null;
  const chosen = el('div');
  const form = addForm((patch) => onAdd(patch));
  const box = el('div', { class: 'variants', id: 'variants', popover: 'auto', role: 'dialog', 'aria-label': 'Compare runs', 'data-testid': 'variants' }, chosen, form.node);
  const button = iconButton(icon('down'), 'Compare other runs: seeds, GOMAXPROCS, edits', { class: 'icon more', popovertarget: 'variants', 'aria-expanded': 'false', 'data-testid': 'variants-open' });
  root.append(button, box);
  box.addEventListener('beforetoggle', (event) => { if (event.newState === 'open') place(); });
  box.addEventListener('toggle', (event) => button.setAttribute('aria-expanded', event.newState === 'open'));
  box.addEventListener('keydown', (event) => { if (event.key === 'Escape') event.stopPropagation(); });

  function place() {
    const { right, bottom } = button.getBoundingClientRect();
    box.style.top = `${bottom + 6}px`;
    box.style.right = `${Math.max(8, Math.min(innerWidth - right, innerWidth - WIDTH - 8))}px`;
  }
  const draw = whenChanged(() => {
    const now = state.runs[state.focus]?.log?.header;
    const many = state.variants.length > 1;
    const focused = document.activeElement?.dataset?.preset;
    chosen.replaceChildren(
      el('h3', {}, 'Compare'),
      el('div', { class: 'presets' }, presets(state, now).map((p) => el('button', { type: 'button', 'data-preset': p.id, disabled: p.variants === null, title: p.variants === null ? p.why : null,
        'aria-pressed': String(JSON.stringify(p.variants) === JSON.stringify(state.variants)), onclick: () => onVariants(p.variants) }, p.says))),
      el('h3', {}, many ? 'On the screen' : 'On the screen: one run'),
      many ? el('ul', { class: 'chosen' }, state.runs.map((run, i) => el('li', {}, el('span', {}, run.label), iconButton(icon('close'), `Take ${run.label} away`, { class: 'icon plain', 'data-testid': 'variant-remove', onclick: () => onRemove(i) })))) : '',
    );
    if (focused) chosen.querySelector(`[data-preset="${focused}"]`)?.focus();
    form.show(now?.source === 'model' ? now : null, state.variants[state.focus] ?? {}, state.runs.length >= MOST_RUNS);
  });
  return (next) => {
    state = next;
    button.setAttribute('aria-pressed', next.variants.length > 1);
    draw(`${next.runs.map((run) => `${run.key} ${run.label}`)} ${JSON.stringify(next.variants)} ${next.focus} ${isEdited(next)} ${next.scenarioId} ${Boolean(next.real)} ${Boolean(next.runs[next.focus]?.log)}`);
  };
}

/** The fields of one more run; only what differs from the run that is followed is its patch. */
function addForm(onAdd) {
  let now = null;
  let base = {};
  const field = (label, node) => el('label', { class: 'field' }, label, node);
  const rules = el('select', { 'data-testid': 'add-rules' }, RULES.map((version) => el('option', { value: version }, version)));
  const procs = el('input', { type: 'number', min: 1, max: 256, 'data-testid': 'add-gomaxprocs' });
  const seed = el('input', { type: 'number', 'data-testid': 'add-seed' });
  const off = el('input', { type: 'checkbox', 'data-testid': 'add-async' });
  const add = el('button', { type: 'submit', class: 'primary', 'data-testid': 'add-run' }, 'Add');
  const hint = el('p', { class: 'nothing' });
  const node = el('form', { onsubmit: (event) => { event.preventDefault(); if (!add.disabled) onAdd({ ...base, ...patch() }); }, oninput: ready }, el('h3', {}, 'One more run, with'),
    el('div', { class: 'fields' }, field('Go', rules), field(el('code', {}, 'GOMAXPROCS'), procs), field('Seed', seed), el('label', { class: 'toggle' }, off, el('code', {}, 'asyncpreemptoff')), add), hint);
  let full = false;

  function patch() {
    const asked = { rules: rules.value, gomaxprocs: Number(procs.value), seed: Number(seed.value), asyncpreemptoff: off.checked };
    return Object.fromEntries(Object.entries(asked).filter(([key, value]) => value !== now?.[key]));
  }
  function ready() {
    const { gomaxprocs = 1, seed: number = 0 } = patch();
    const sound = Number.isInteger(gomaxprocs) && gomaxprocs >= 1 && gomaxprocs <= 256 && Number.isSafeInteger(number);
    add.disabled = full || !now || !sound || Object.keys(patch()).length === 0;
    hint.textContent = full ? `${MOST_RUNS} runs are the most.` : Object.keys(patch()).length === 0 ? 'Change something, so that it is another run.' : '';
  }
  return {
    node,
    show(header, variant, most) {
      [now, base, full] = [header, Object.fromEntries(Object.entries(variant)), most];
      if (header) [rules.value, procs.value, seed.value, off.checked] = [header.rules, header.gomaxprocs, header.seed, header.asyncpreemptoff];
      ready();
    },
  };
}
