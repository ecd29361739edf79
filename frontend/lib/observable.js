/** A value that tells its followers that it changed, once for any number of changes in a row. */
export function observable(initial, schedule = queueMicrotask) {
  let value = initial;
  let due = false;
  const followers = new Set();
  function notify() {
    due = false;
    for (const follower of [...followers]) follower(value);
  }
  return {
    get: () => value,
    /** Replaces the keys of patch (an object, or a function from the value to one). */
    set(patch) {
      const change = typeof patch === 'function' ? patch(value) : patch;
      if (!change) return;
      if (Object.keys(change).every((key) => Object.is(value[key], change[key]))) return;
      value = { ...value, ...change };
      if (due) return;
      due = true;
      schedule(notify);
    },
    /** Follows the value; the answer ends it. */
    subscribe(follower) {
      followers.add(follower);
      return () => followers.delete(follower);
    },
  };
}
