/** A log whose time is moved, so that it can be laid beside another one: what would come before time 0 stands at 0. Pure. */
import { emptyState } from './state.js';

/** A view of a log to which nothing more comes: the same events `by` ns later. */
export function shifted(log, by) {
  if (by === 0) return log;
  const chunks = log.chunks.map((chunk) => chunk.shifted(by));
  return Object.assign(Object.create(log), { chunks, keyframes: [], last: emptyState(), before: null, tip: emptyState() });
}
