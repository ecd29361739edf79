/** Find, what is true, the theme, a link to exactly this, and help. */
import { iconButton } from '../marks/element.js';
import { icon } from '../marks/icons.js';

export function doors(root, { onFind, onHelp, onTruth, onTheme, onLink, onPicture, onExport }) {
  const theme = iconButton(icon('moon'), 'Light, dark, projector (T)', { class: 'icon plain', 'data-testid': 'theme', onclick: onTheme });
  root.append(
    iconButton(icon('find'), 'Find anything (Ctrl+K)', { class: 'icon plain', 'data-testid': 'find', onclick: onFind }),
    iconButton(icon('truth'), 'How true is this?', { class: 'icon plain', 'data-testid': 'truth', onclick: onTruth }),
    iconButton(icon('link'), 'Copy a link to exactly this (Y)', { class: 'icon plain', 'data-testid': 'link', onclick: onLink }),
    iconButton(icon('picture'), 'A picture for a slide (I)', { class: 'icon plain', 'data-testid': 'picture', onclick: onPicture }),
    iconButton(icon('save'), 'This run for other tools (U)', { class: 'icon plain', 'data-testid': 'export', onclick: onExport }),
    theme,
    iconButton(icon('question'), 'Keys (?)', { class: 'icon plain', 'data-testid': 'help', onclick: onHelp }),
  );
  let shown = null;
  return (state, now) => {
    if (now === shown) return;
    shown = now;
    theme.innerHTML = icon({ light: 'sun', dark: 'moon', projector: 'projector' }[now]);
  };
}
