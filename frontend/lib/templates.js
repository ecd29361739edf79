// What buttons put into a scenario: operations, functions, whole documents; and where it goes.
import { formatted, tree } from './jsonTree.js';

/** What can be inserted, by name: words for its button, and the text. */
export const INSERTS = {
  compute: ['Computing', '{"compute": "1ms"}'],
  goroutine: ['A goroutine', '{"go": [{"compute": "1ms"}]}'],
  loop: ['A loop', '{"for": 3, "do": [{"compute": "1ms"}]}'],
  forever: ['An endless loop', '{"for": "forever", "do": [{"compute": "1us"}]}'],
  sleep: ['A sleep', '{"sleep": "1ms"}'],
  println: ['A line of output', '{"println": "here"}'],
  syscall: ['A system call', '{"syscall": "5ms"}'],
  gosched: ['runtime.Gosched()', '{"gosched": true}'],
  func: ['A function', '[{"compute": "1ms"}]'],
};

const scenario = (title, rest) => formatted(JSON.stringify({ format: 1, title, ...rest }));

/** New scenarios. */
export const NEW = {
  empty: ['The smallest', scenario('A new scenario', { until: '20ms', funcs: { main: [{ compute: '5ms' }, { println: 'done' }] } })],
  two: ['Two goroutines on one P', scenario('Two goroutines on one P', { until: '100ms', gomaxprocs: 1, waitgroups: ['wg'],
    funcs: { main: [{ add: 'wg', n: 2 }, { go: 'worker', arg: 1 }, { go: 'worker', arg: 2 }, { wait: 'wg' }], worker: { param: 'i', do: [{ compute: '30ms' }, { println: ['worker ', { value: 'i' }] }, { done: 'wg' }] } } })],
  channel: ['Producer and consumer', scenario('Producer and consumer', { until: '50ms', gomaxprocs: 2, chans: { items: 1 },
    funcs: { main: [{ go: 'produce' }, { range: 'items', var: 'v', do: [{ compute: '200us' }, { println: [{ value: 'v' }] }] }], produce: [{ for: 5, var: 'i', do: [{ compute: '100us' }, { send: 'items', value: 'i' }] }, { close: 'items' }] } })],
  pool: ['A worker pool', scenario('A worker pool', { until: '50ms', gomaxprocs: 2, chans: { jobs: 4 }, waitgroups: ['wg'],
    funcs: { main: [{ add: 'wg', n: 3 }, { for: 3, var: 'w', do: [{ go: 'worker', arg: 'w' }] }, { for: 10, var: 'i', do: [{ send: 'jobs', value: 'i' }] }, { close: 'jobs' }, { wait: 'wg' }, { println: 'all done' }], worker: { param: 'w', do: [{ range: 'jobs', var: 'job', do: [{ compute: '500us' }, { println: ['worker ', { value: 'w' }, ' did ', { value: 'job' }] }] }, { done: 'wg' }] } } })],
  mutex: ['A mutex that is fought for', scenario('A mutex that is fought for', { until: '50ms', gomaxprocs: 2, mutexes: ['mu'], waitgroups: ['wg'],
    funcs: { main: [{ add: 'wg', n: 2 }, { for: 2, do: [{ go: 'worker' }] }, { wait: 'wg' }], worker: [{ for: 5, do: [{ lock: 'mu' }, { compute: '1ms' }, { unlock: 'mu' }] }, { done: 'wg' }] } })],
};

/** Members whose lists hold operations. */
const BODIES = ['"do"', '"then"', '"else"', '"default"', '"go"', '"call"', '"defer"'];

/** {from, to, insert, cursor}: the edit that puts it where the cursor is; null when the document cannot be read, or has no place for it. */
export function insertion(text, pos, name) {
  const root = tree(text);
  const funcs = root?.items.find(({ key }) => key === '"funcs"')?.value;
  if (funcs?.kind !== 'object') return null;
  if (name === 'func') return among(text, funcs, pos, `"${free(funcs)}": ${INSERTS.func[1]}`);
  const body = innermost(funcs, pos, null) ?? bodyOf(funcs.items.find(({ key }) => key === '"main"'));
  return body ? among(text, body, pos, INSERTS[name][1]) : null;
}

/** The innermost list of operations around a position. */
function innermost(node, pos, found, inFuncs = true) {
  for (const { key, value } of node.items) {
    if (pos < value.from || pos > value.to) continue;
    const body = value.kind === 'array' && (inFuncs || BODIES.includes(key));
    return innermost(value, pos, body ? value : found, false);
  }
  return found;
}

const bodyOf = (member) => (member?.value.kind === 'array' ? member.value : member?.value.items.find(({ key }) => key === '"do"')?.value);

/** Behind the item at the cursor, else behind the last one; before the first if the cursor is. */
function among(text, list, pos, item) {
  const outside = pos < list.from || pos > list.to;
  const before = list.items.filter(({ from }) => outside || from < pos).at(-1);
  const apart = text.slice(list.from, list.to).includes('\n');
  if (list.items.length === 0) return edit(list.from + 1, list.to - 1, item, 0);
  if (!before) return edit(list.items[0].from, list.items[0].from, `${item},${apart ? `\n${indentAt(text, list.items[0].from)}` : ' '}`, 0, item.length);
  const space = apart ? `\n${indentAt(text, before.from)}` : ' ';
  return edit(before.value.to, before.value.to, `,${space}${item}`, 1 + space.length, item.length);
}

const edit = (from, to, insert, lead, length = insert.length) => ({ from, to, insert, cursor: from + lead + length });
/** The spaces at the start of the line. */
const indentAt = (text, at) => /^[ \t]*/.exec(text.slice(text.lastIndexOf('\n', at - 1) + 1))[0];

/** A name that no function has. */
function free(funcs) {
  const taken = funcs.items.map(({ key }) => key);
  for (let n = 1; ; n++) if (!taken.includes(n === 1 ? '"worker"' : `"worker${n}"`)) return n === 1 ? 'worker' : `worker${n}`;
}
