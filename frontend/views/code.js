/** The scenario as Go text; beside each call and loop the compiler's verdict, and where each goroutine is. */
import { chip, el, whenChanged } from '../marks/element.js';
import { goroutineLines } from '../store/selectors.js';

export function code(root) {
  root.dataset.testid = 'code';
  const draw = whenChanged((info, at) => {
    root.replaceChildren(text(info, at));
    follow(root);
  });
  return (state) => {
    const run = state.runs[state.focus];
    if (!run?.info?.goText) return;
    const at = goroutineLines(state, run);
    draw(`${run.key} ${at.map((g) => `${g.g}:${g.line}:${g.status}`)}`, run.info, at);
  };
}

function text({ goText, verdicts }, at) {
  const lines = goText.main.replace(/\n$/, '').split('\n');
  return el('ol', { class: 'gotext' }, lines.map((line, i) => {
    const said = (verdicts ?? []).filter((v) => v.line === i + 1);
    const here = at.filter((g) => g.line === i + 1);
    return el('li', { class: here.length ? (here.some((g) => g.status === 'running') ? 'here running' : 'here') : null },
      el('span', { class: 'number', 'aria-hidden': 'true' }, String(i + 1)),
      el('span', { class: 'gutter' }, said.slice(0, 1).map((v) => el('span', { class: v.check ? 'has-check' : 'no-check', role: 'img', 'aria-label': v.check ? 'stack check' : 'no stack check', title: said.map((s) => s.reason).join('\n') }))),
      el('code', {}, line || ' '),
      here.length ? el('span', { class: 'here-chips' }, here.map((g) => chip(g.g, g.name))) : null,
      said.map((v) => el('span', { class: 'verdict' }, v.reason)));
  }));
}

/** Scrolls the panel, and nothing else, so that a line where somebody is can be seen. */
function follow(root) {
  const line = root.querySelector('.running') ?? root.querySelector('.here');
  if (!line || root.hidden) return;
  const top = line.offsetTop - root.offsetTop;
  if (top < root.scrollTop || top + line.offsetHeight > root.scrollTop + root.clientHeight) root.scrollTop = Math.max(0, top - root.clientHeight / 2);
}
