/**
 * A state as it is kept beside the log. Ten thousand goroutines are a million bytes as objects and a quarter of that packed: of each a bit for each field that is not
 * as a new goroutine has it, and those fields' values. The rest is small, and shared with the states around it.
 */
import { clone, newG, owning, owns, renewG } from './state.js';

/** How each field is read and written; a field's place in this list is its bit. */
const FIELDS = [
  [(g) => g.status, (g, v) => { g.status = v; }], [(g) => g.since, (g, v) => { g.since = v; }], [(g) => g.m, (g, v) => { g.m = v; }], [(g) => g.hands, (g, v) => { g.hands = v; }],
  [(g) => g.queue, (g, v) => { g.queue = v; }], [(g) => g.p, (g, v) => { g.p = v; }], [(g) => g.wait, (g, v) => { g.wait = v; }], [(g) => g.object, (g, v) => { g.object = v; }],
  [(g) => g.flag, (g, v) => { g.flag = v; }], [(g) => g.flagSince, (g, v) => { g.flagSince = v; }], [(g) => g.asker, (g, v) => { g.asker = v; }], [(g) => g.guard, (g, v) => { g.guard = v; }],
  [(g) => g.stack, (g, v) => { g.stack = v; }], [(g) => g.defers, (g, v) => { g.defers = v; }], [(g) => g.panic, (g, v) => { g.panic = v; }], [(g) => g.stackSize, (g, v) => { g.stackSize = v; }],
  [(g) => g.lockedm, (g, v) => { g.lockedm = v; }], [(g) => g.turn, (g, v) => { g.turn = v; }], [(g) => g.awoken, (g, v) => { g.awoken = v; }], [(g) => g.when, (g, v) => { g.when = v; }],
  [(g) => g.heap, (g, v) => { g.heap = v; }], [(g) => g.net, (g, v) => { g.net = v; }],
];
const FRESH = FIELDS.map(([read]) => read(newG()));
/** Set beside the bits of a goroutine whose values take two places each, as they have more than 32 bits. */
const WIDE = 1 << 30;
/** The most numbers that a goroutine takes. */
const MOST = 1 + 2 * FIELDS.length;
let numbers = new Int32Array(4096);     // of the state that is being packed
const narrow = (value) => value === (value | 0);

/** {seq, bytes, rest, packed, cases}: the state as it is now. */
export function pack(state) {
  const cases = [];                       // [g, the cases of its select]
  let n = 0;
  state.gs.forEach((g, i) => {
    if (g.cases.length > 0) cases.push([i, g.cases]);
    if (n + MOST > numbers.length) numbers = longer(numbers);
    n = packG(g, n);
  });
  const rest = clone(state);
  rest.gs = [];
  const packed = numbers.slice(0, n);
  return { seq: state.seq, bytes: packed.byteLength + 4 * rest.global.length, rest, packed, cases };
}

/** Writes a goroutine's numbers from a place on; the place behind them. */
function packG(g, at) {
  let bits = 0;
  let wide = false;
  for (let k = 0; k < FIELDS.length; k++) {
    const value = FIELDS[k][0](g);
    if (value === FRESH[k]) continue;
    bits |= 1 << k;
    if (!narrow(value)) wide = true;
  }
  numbers[at++] = wide ? bits | WIDE : bits;
  for (let k = 0; k < FIELDS.length; k++) {
    if ((bits & (1 << k)) === 0) continue;
    const value = FIELDS[k][0](g);
    numbers[at++] = value | 0;
    if (wide) numbers[at++] = Math.floor(value / 2 ** 32);
  }
  return at;
}

function longer(array) {
  const bigger = new Int32Array(array.length * 2);
  bigger.set(array);
  return bigger;
}

/** A state of its own. The goroutines that `spare`, a state that nobody looks at any more, has to itself serve again: to make ten thousand anew at each far jump keeps the collector busy. */
export function unpack({ rest, packed, cases }, spare = null) {
  const state = clone(rest);
  for (let at = 0; at < packed.length;) {
    const i = state.gs.length;
    const g = spare && owns(spare, i) ? renewG(spare.gs[i]) : newG();
    const wide = (packed[at] & WIDE) !== 0;
    for (let bits = packed[at++] & ~WIDE; bits !== 0; bits &= bits - 1) {
      const low = packed[at++];
      FIELDS[31 - Math.clz32(bits & -bits)][1](g, wide ? packed[at++] * 2 ** 32 + (low >>> 0) : low);
    }
    state.gs.push(g);
  }
  for (const [g, list] of cases) state.gs[g].cases = list;
  return owning(state);
}
