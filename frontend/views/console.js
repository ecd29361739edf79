/** The schedtrace console: what GODEBUG=schedtrace would have printed by now. */
import { el, iconButton, whenChanged } from '../marks/element.js';
import { icon } from '../marks/icons.js';
import { tip } from '../marks/tip.js';
import { ns } from '../lib/format.js';
import { FIELDS, pieces } from '../explain/schedtrace.js';
import { PERIODS, isCounters, schedtrace } from '../store/selectors.js';

/** So many prints, or so long a text, is on the screen at once; the copy has all. */
const MOST = 300;
const MOST_CHARS = 300_000;
const NEAR = 12;

export function consoleView(root, { onSetting, onSelect, onSeek, onCopy }) {
  root.dataset.testid = 'console';
  root.classList.add('schedtrace');
  const bar = controls(onSetting, () => onCopy(text()));
  const note = el('p', { class: 'note', 'data-testid': 'schedtrace-note' });
  const list = el('ol', { class: 'prints', 'data-testid': 'prints', 'aria-label': 'What schedtrace has printed', tabindex: 0 });
  root.append(
    el('p', { class: 'about' }, 'What sysmon prints: Ps, threads, goroutines in queues.'),
    bar.root, note, list,
    el('details', { class: 'fields' }, el('summary', { 'data-testid': 'schedtrace-fields' }, 'All fields'), el('dl', {}, Object.entries(FIELDS).flatMap(([key, says]) => [el('dt', {}, named(key)), el('dd', {}, says)]))),
  );
  const meaning = tip(root);
  list.addEventListener('pointermove', (event) => {
    decorate(event.target.closest('.print'));
    const key = event.target.closest('[data-field]')?.dataset.field;
    if (!key) return meaning.hide();
    const box = root.getBoundingClientRect();
    return meaning.show([named(key), FIELDS[key]], event.clientX - box.left, event.clientY - box.top + root.scrollTop);
  });
  for (const over of ['pointerleave', 'scroll']) list.addEventListener(over, () => meaning.hide());
  let shown = { prints: [], from: 0, to: 0 };
  let focus = 0;

  const text = () => shown.prints.slice(0, shown.to).map((p) => p.text + '\n').join('');
  const row = (print) => el('li', {}, el('button', {
    type: 'button', class: 'print', 'data-deep': print.deep, onclick: () => (print.deep ? onSeek(print.time) : onSelect(focus, print.seq)),
  }, print.text));

  /** How far down the newest print is in sight: its end, or of one that is taller than the list its beginning. */
  const newest = () => Math.min(list.lastElementChild?.offsetTop ?? 0, list.scrollHeight - list.clientHeight);

  /** Lines are put in and taken out at the end alone, so that what one reads stays where it is. */
  function lines(prints, count) {
    const from = firstShown(prints, count);
    if (prints !== shown.prints || from < shown.from || from >= shown.to) list.replaceChildren(...prints.slice(from, count).map(row));
    else {
      for (let i = shown.from; i < from; i++) list.firstChild.remove();
      for (let i = shown.to; i > count; i--) list.lastChild.remove();
      list.append(...prints.slice(shown.to, count).map(row));
    }
    shown = { prints, from, to: count };
    list.querySelector('[aria-current]')?.removeAttribute('aria-current');
    list.lastElementChild?.setAttribute('aria-current', 'true');
    if (atEnd) due ||= requestAnimationFrame(toNewest);
  }

  /** Whoever stands at the end stays there. Asked for only when all is laid out: within a picture it would lay out the page. */
  let atEnd = true;
  let due = 0;
  function toNewest() {
    due = 0;
    list.scrollTop = newest();
  }
  list.addEventListener('scroll', () => { if (!due) atEnd = list.scrollTop >= newest() - NEAR; }, { passive: true });

  const draw = whenChanged((now, run) => {
    bar.copy.disabled = now.count === 0;
    list.hidden = now.count === 0;
    lines(now.prints, now.count);
    note.textContent = says(now, run, shown.from);
    note.hidden = note.textContent === '';
  });
  return (state) => {
    if (root.hidden) return;
    const run = state.runs[state.focus];
    const now = schedtrace(state, run);
    focus = state.focus;
    bar.root.classList.toggle('recorded', isCounters(run));
    bar.show(state.schedtrace, state.runs.length > 1 ? run?.label : null);
    if (now) draw(`${run.key} ${state.schedtrace.period} ${state.schedtrace.detail} ${now.status} ${now.prints.length} ${now.count}`, now, run);
  };
}

const named = (key) => (key === 'ring' ? '[ … ]' : key);

/** The first print of those that fit, the newest last. */
export function firstShown(prints, count) {
  let from = count;
  let chars = 0;
  while (from > 0 && count - from < MOST && chars + prints[from - 1].text.length <= MOST_CHARS) chars += prints[--from].text.length;
  return count > 0 ? Math.min(from, count - 1) : 0;
}

/** Fields get their meaning once somebody points at the line. */
function decorate(print) {
  if (!print || print.firstElementChild) return;
  print.replaceChildren(...pieces(print.textContent).map(({ text, field }) => (field ? el('span', { 'data-field': field }, text) : text)));
}

/** What there is to say beside the lines, in one or two sentences. */
export function says({ status, failure, prints, count, cut }, run, hidden) {
  if (status === 'running') return 'The lines come once the run is over.';
  if (status === 'asking') return 'The lines are being fetched …';
  if (status === 'failed') return failure;
  if (!prints.length) return `sysmon prints, and it did not come round once before the run ended at ${ns(run.end.time)}: Go would print nothing.`;
  if (!count) return `Nothing yet: sysmon prints at its first round, at ${ns(prints[0].time)}.`;
  const deep = prints[count - 1].deep ? 'All Ps are idle here, so sysmon of this run sleeps deeply and prints nothing. With schedtrace on, Go keeps it awake for the sake of these lines.' : '';
  const earlier = hidden ? `The first ${hidden} prints are not on the screen; the copy has them.` : '';
  return [deep, earlier, count === prints.length ? cut : null].filter(Boolean).join(' ');
}

function controls(onSetting, onCopy) {
  const periods = PERIODS.map(([ms, label], i) => el('button', {
    type: 'button', role: 'radio', 'data-period': ms, 'data-testid': `period-${ms}`, onclick: () => onSetting({ period: ms }), onkeydown: (event) => arrows(event, i),
  }, label));
  function arrows(event, i) {
    const next = periods[i + ({ ArrowRight: 1, ArrowLeft: -1 }[event.key] ?? NaN)];
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    next.focus();
    next.click();
  }
  const detail = el('input', { type: 'checkbox', 'data-testid': 'scheddetail', onchange: () => onSetting({ detail: detail.checked }) });
  const copy = iconButton(icon('copy'), 'Copy all lines up to here', { 'data-testid': 'schedtrace-copy', onclick: onCopy });
  const command = el('code', { class: 'command' });
  return {
    copy,
    root: el('div', { class: 'console-bar' },
      el('span', { class: 'segments', role: 'radiogroup', 'aria-label': 'Time between two lines' }, periods),
      el('label', { class: 'toggle' }, detail, el('code', {}, 'scheddetail')), command, copy),
    show(setting, label) {
      periods.forEach((button) => {
        const on = Number(button.dataset.period) === setting.period;
        button.setAttribute('aria-checked', on);
        button.tabIndex = on ? 0 : -1;
      });
      detail.checked = setting.detail;
      const says_ = `GODEBUG=schedtrace=${setting.period}${setting.detail ? ',scheddetail=1' : ''} go run .${label ? `   # ${label}` : ''}`;
      if (command.textContent !== says_) command.textContent = says_;
    },
  };
}
