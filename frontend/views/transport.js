/** Play, step, scrub, speed, and the moment. */
import { el, iconButton } from '../marks/element.js';
import { icon } from '../marks/icons.js';
import { ns, span } from '../lib/format.js';
import { STEPS, currentSeq, endOf } from '../store/selectors.js';

const SPEEDS = [3, 4, 5, 6, 7, 8, 9].flatMap((n) => [1, 2, 5].map((d) => d * 10 ** n)).concat(1e10);

/** A moment to the nanosecond, in milliseconds: ["14.465", "312"]; what is finer stands apart. */
function exact(t) {
  const [whole, rest] = (t / 1e6).toFixed(6).split('.');
  return [`${whole}.${rest.slice(0, 3)}`, rest.slice(3)];
}

function say(node, text) {
  if (node.textContent !== text) node.textContent = text;
}

export function transport(root, { onPlay, onStep, onStepBy, onMark, onSeek, onSpeed, onZoom, onFit, onFork }) {
  const play = iconButton(icon('play'), 'Play (Space)', { class: 'icon play primary', 'data-testid': 'play', onclick: onPlay });
  const speed = el('select', { 'aria-label': 'Speed', 'data-testid': 'speed', onchange: () => onSpeed(Number(speed.value)) }, SPEEDS.map((s) => el('option', { value: s }, `1 s = ${span(s)}`)));
  const by = el('select', { 'aria-label': 'One step is', title: 'What one step is', 'data-testid': 'step-by', class: 'step-by', onchange: () => onStepBy(by.value) }, STEPS.map(([id, words]) => el('option', { value: id }, words)));
  const scrub = el('input', { type: 'range', min: 0, max: 1000, step: 'any', class: 'scrub', 'aria-label': 'Moment', 'data-testid': 'scrub', oninput: () => onSeek(Number(scrub.value)) });
  const [coarse, finer, short, word, place, all] = ['', 'finer', 'short', 'word', '', 'all'].map((name) => el('span', name ? { class: name } : {}));
  const clock = el('output', { class: 'clock', 'data-testid': 'clock' }, el('span', { class: 'exact' }, coarse, finer, ' ms'), short, ' ', el('small', {}, word, place, all));
  root.append(
    el('div', { class: 'buttons' },
      iconButton(icon('markBack'), 'To the mark before (,)', { class: 'icon step', 'data-testid': 'mark-back', onclick: () => onMark(-1) }),
      iconButton(icon('back'), 'One step back (Left)', { class: 'icon step', 'data-testid': 'step-back', onclick: () => onStep(-1) }), play,
      iconButton(icon('forward'), 'One step on (Right)', { class: 'icon step', 'data-testid': 'step-forward', onclick: () => onStep(1) }),
      iconButton(icon('markOn'), 'To the next mark (.)', { class: 'icon step', 'data-testid': 'mark-forward', onclick: () => onMark(1) }), by),
    clock, scrub, speed,
    el('div', { class: 'views' },
      iconButton(icon('fork'), 'Fork the run here: something else happens (O)', { class: 'icon plain', 'data-testid': 'fork', onclick: onFork }),
      iconButton(icon('far'), 'Zoom out (S)', { class: 'icon plain', 'data-testid': 'zoom-out', onclick: () => onZoom(1 / 0.6) }),
      iconButton(icon('near'), 'Zoom in (W)', { class: 'icon plain', 'data-testid': 'zoom-in', onclick: () => onZoom(0.6) }),
      iconButton(icon('fit'), 'Everything (F)', { class: 'icon plain', 'data-testid': 'fit', onclick: onFit })));
  let playing = null;
  return (state) => {
    if (playing !== state.playing) {
      playing = state.playing;
      play.innerHTML = icon(playing ? 'pause' : 'play');
      play.setAttribute('aria-label', playing ? 'Pause (Space)' : 'Play (Space)');
    }
    if (by.value !== state.stepBy) by.value = state.stepBy;
    const end = endOf(state);
    scrub.max = end || 1;
    if (document.activeElement !== scrub || Number(scrub.value) !== state.playhead.time) scrub.value = state.playhead.time;
    scrub.setAttribute('aria-valuetext', ns(state.playhead.time));
    if (Number(speed.value) !== state.speed) speed.value = state.speed;
    const run = state.runs[state.focus];
    const [whole, rest] = exact(state.playhead.time);
    say(coarse, whole);
    say(finer, rest);
    say(short, ns(state.playhead.time));
    say(word, run?.log ? 'event ' : '');
    say(place, run?.log ? String(currentSeq(state, run)) : ' ');
    say(all, run?.log ? ` of ${run.log.count}` : '');
    all.dataset.long = String(run?.log?.count >= 1e5);
  };
}
