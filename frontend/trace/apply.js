/**
 * The one fold: what each event changes ("does" in events.json). The Java twin is trace.SchedState; a test compares the two, state
 * by state. Statuses are indexes into the enums gstatus and pstatus.
 */
import { BITS, MASK } from './chunk.js';
import { COROUTINES } from './coroutineEffects.js';
import { GO } from './goEffects.js';
import { M } from './moves.js';
import { OBJECTS } from './objectEffects.js';
import { QUEUES } from './queueEffects.js';
import { newG, newM, newObject, newP, upTo } from './state.js';
import { THREADS } from './threadEffects.js';
import { WORLDS } from './worldEffects.js';

const EFFECTS = { ...GO, ...COROUTINES, ...QUEUES, ...THREADS, ...WORLDS, ...OBJECTS };

/** Event i, as the effects see it: one object for all events, good until the next is applied. */
const at = { time: 0, m: -1, p: -1, g: -1, a: 0, b: 0, c: 0, stack: -1, hands: -1 };

/** Applies event i of the log to the state after the first i events. */
export function apply(state, log, i) {
  const chunk = log.chunks[i >>> BITS];
  const k = i & MASK;
  const plan = (plans.get(log.table) ?? plansOf(log.table))[chunk.types[k]];
  at.time = chunk.base + chunk.times[k];
  at.m = chunk.ms[k];
  at.p = chunk.ps[k];
  at.g = chunk.gs[k];
  at.a = chunk.as[k];
  at.b = chunk.bs[k];
  at.c = chunk.cs[k];
  at.stack = chunk.stacks[k];
  at.hands = log.queues ? at.m : -1;
  mention(state, plan);
  if (at.m >= 0 && log.threads) wake(state.ms[at.m], plan);
  plan.effect?.(state, at, log, i);
  const of = plan.starts ? at.a : at.g;
  if (of >= 0 && at.stack >= 0) state.gs[of].stack = at.stack;
  state.time = at.time;
  state.seq = i + 1;
}

/** Whoever an event comes from is awake; but a signal comes to a thread that is still asleep, too. */
function wake(m, { signal }) {
  if (m.state === M.UNKNOWN || (m.state === M.STARTING && !signal)) m.state = M.RUNNING;
}

function mention(state, { mentions }) {
  const { mine } = state;
  upTo(state.ms, mine.ms, at.m, newM);
  upTo(state.ps, mine.ps, at.p, newP);
  upTo(state.gs, mine.gs, at.g, newG);
  for (const { type, slot } of mentions) {
    const index = slot === 0 ? at.a : slot === 1 ? at.b : at.c;
    if (type === 'g') upTo(state.gs, mine.gs, index, newG);
    else if (type === 'm') upTo(state.ms, mine.ms, index, newM);
    else if (type === 'p') upTo(state.ps, mine.ps, index, newP);
    else upTo(state.objects, mine.objects, index, newObject);
  }
}

const plans = new WeakMap();     // EventTable → by type: what applying an event takes

function plansOf(table) {
  const all = [];
  for (const { id, name, slots } of table.events) {
    const mentions = slots.filter(({ type }) => ['g', 'm', 'p', 'object'].includes(type));
    all[id] = { mentions, effect: EFFECTS[name] ?? null, starts: name === 'GoStart' || name === 'GoStatus', signal: name === 'SignalReceive' || name === 'SignalRefuse' };
  }
  plans.set(table, all);
  return all;
}
