/** A picture of the stage for a slide: seen before it is taken, as SVG or PNG, to a file or the clipboard. */
import { el } from '../marks/element.js';

/** `make(what)` answers {text, width, height, name}; `png(figure)` a blob. {content, opened(state)}. */
export function picture({ make, png, say }) {
  const seen = el('img', { alt: 'The picture', 'data-testid': 'picture-seen' });
  const about = el('p', { class: 'nothing' });
  const which = el('span', { class: 'segments', role: 'radiogroup', 'aria-label': 'What is on it' }, [['lanes', 'Lanes'], ['board', 'Board']].map(([id, text]) =>
    el('button', { type: 'button', role: 'radio', 'data-what': id, 'data-testid': `picture-${id}`, onclick: () => show(id) }, text)));
  const button = (id, text, act) => el('button', { type: 'button', 'data-testid': id, onclick: () => act().catch((error) => say(`No picture: ${error.message}`)) }, text);
  const content = el('div', { class: 'picture' }, el('div', { class: 'picture-bar' }, which,
    button('picture-svg', 'Save SVG', async () => save(new Blob([now.text], { type: 'image/svg+xml' }), 'svg')),
    button('picture-png', 'Save PNG', async () => save(await png(now), 'png')),
    button('picture-copy', 'Copy PNG', async () => {
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': await png(now) })]);
      say('The picture is copied.');
    })), el('div', { class: 'paper' }, seen), about);
  let now = null;

  function show(what) {
    now = make(what);
    URL.revokeObjectURL(seen.src);
    seen.src = URL.createObjectURL(new Blob([now.text], { type: 'image/svg+xml' }));
    const size = `${Math.round(now.width)} by ${Math.round(now.height)}`;
    about.textContent = now.pixels ? `${size}; too many intervals for shapes, so the bars are pixels.` : `${size}; all of it shapes and text.`;
    for (const each of which.children) each.setAttribute('aria-checked', each.dataset.what === what);
  }

  function save(blob, ending) {
    const link = el('a', { href: URL.createObjectURL(blob), download: `${now.name}.${ending}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 1000);
  }

  return {
    content,
    opened() {
      const can = { lanes: !document.getElementById('timeline').hidden, board: document.getElementById('board')?.hidden === false };
      for (const each of which.children) each.disabled = !can[each.dataset.what];
      show(can.lanes ? 'lanes' : 'board');
    },
  };
}
