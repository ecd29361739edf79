// Once more: the operation or the function at the cursor, or the whole scenario under another title.
import { tree } from './jsonTree.js';
import { withKey } from './settingKeys.js';

const holds = ({ from, value }, pos) => from <= pos && pos <= value.to;

/** {from, to, insert, cursor}: the edit that puts what is at the cursor there once more, behind it; null when there is nothing of that kind. */
export function again(text, pos) {
  const funcs = tree(text)?.items.find(({ key }) => key === '"funcs"')?.value;
  const func = funcs?.items.find((item) => holds(item, pos));
  if (!func) return null;
  const found = innermost(func.value, pos, null);
  if (found) return behind(text, found, text.slice(found.from, found.value.to));
  const name = free(funcs, JSON.parse(func.key));
  return behind(text, func, `${JSON.stringify(name)}${text.slice(func.from + func.key.length, func.value.to)}`);
}

/** The innermost object in a list that is an operation, or a case of a select. */
function innermost(node, pos, found) {
  for (const item of node.items) {
    if (holds(item, pos)) return innermost(item.value, pos, item.key === null && item.value.kind === 'object' ? item : found);
  }
  return found;
}

function behind(text, item, copy) {
  const line = text.slice(text.lastIndexOf('\n', item.from - 1) + 1, item.from);
  const space = /^\s*$/.test(line) ? `\n${line}` : ' ';
  return { from: item.value.to, to: item.value.to, insert: `,${space}${copy}`, cursor: item.value.to + 1 + space.length + copy.length };
}

/** A name that no function has: worker, worker2, worker3. */
function free(funcs, name) {
  const taken = funcs.items.map(({ key }) => JSON.parse(key));
  const stem = name.replace(/\d+$/, '') || name;
  for (let n = 2; ; n++) if (!taken.includes(`${stem}${n}`)) return `${stem}${n}`;
}

/** The scenario under the title of a copy; null for what is no scenario. */
export function copyOf(text) {
  const title = tree(text)?.items.find(({ key }) => key === '"title"')?.value;
  if (title?.kind !== 'plain') return null;
  const [, stem, n] = /^(.*?)(?: \(copy(?: (\d+))?\))?$/s.exec(JSON.parse(title.text));
  const number = /\(copy/.test(title.text) ? ` ${Number(n ?? 1) + 1}` : '';
  return withKey(text, 'title', JSON.stringify(`${stem} (copy${number})`));
}
