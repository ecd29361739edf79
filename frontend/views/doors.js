/** Help, what is true, and the theme. */
import { iconButton } from '../marks/element.js';
import { icon } from '../marks/icons.js';

export function doors(root, { onHelp, onTruth, onTheme }) {
  const theme = iconButton(icon('moon'), 'Dark or light', { class: 'icon plain', 'data-testid': 'theme', onclick: onTheme });
  root.append(
    iconButton(icon('truth'), 'How true is this?', { class: 'icon plain', 'data-testid': 'truth', onclick: onTruth }),
    theme,
    iconButton(icon('question'), 'Keys (?)', { class: 'icon plain', 'data-testid': 'help', onclick: onHelp }),
  );
  let shown = null;
  return (state, dark) => {
    if (dark === shown) return;
    shown = dark;
    theme.innerHTML = icon(dark ? 'sun' : 'moon');
  };
}
