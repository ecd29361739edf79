/** What an interval of the netpoller's lane says, in one number: which M sleeps in netpoll (-1: none), and how many goroutines wait. */
const THREADS = 65536;

export const polled = (m, waiters) => waiters * THREADS + m + 1;
export const pollerOf = (info) => (info < 0 ? -1 : (info % THREADS) - 1);
export const waitersOf = (info) => (info < 0 ? 0 : Math.floor(info / THREADS));
