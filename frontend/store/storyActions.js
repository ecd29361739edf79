/** What the story tells, and of whom it says why it does not run. */

/** Which events the story tells. */
export const TOLD = [['all', 'all events'], ['decisions', 'decisions only'], ['goroutine', 'this goroutine']];

export const setTold = (state, told) => (TOLD.some(([id]) => id === told) ? { told } : null);

/** The goroutine about which one asks why it does not run; -1: whoever waits at the moment. */
export const askWhy = (state, g) => ({ whyG: g });
