/** The presses of the pointer, counted: pressed() is the number of the one that is under way, 0 for none. It ends behind whatever hears that the pointer is let go. */
export function pressing(target, later = setTimeout) {
  let count = 0;
  let now = 0;
  const end = () => {
    const mine = now;
    later(() => { if (now === mine) now = 0; }, 0);
  };
  target.addEventListener('pointerdown', () => { now = ++count; }, { capture: true });
  for (const type of ['pointerup', 'pointercancel']) target.addEventListener(type, end, { capture: true });
  return () => now;
}
