/** A step that leads nowhere says so, as a key that does nothing looks broken. */
export const nowhere = (what, direction) => ({ notice: `No ${what} comes ${direction > 0 ? 'after' : 'before'} this moment.` });
