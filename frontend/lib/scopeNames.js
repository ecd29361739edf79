// The variables of a function that can be seen at a position: Go's scope, as the server's reader has it (Scope.java), of a text that may be unfinished.
import { looseTree, member } from './looseTree.js';

const around = ({ from, to }, pos) => from < pos && pos <= to;
const texts = (node) => (!node ? [] : node.kind === '[' ? node.items.map(({ value }) => value.text) : [node.text]);

/** Their names, from the outermost: parameters, variables of loops and blocks, results. */
export function localsAt(text, pos) {
  const func = member(looseTree(text), 'funcs')?.items.find(({ value }) => around(value, pos))?.value;
  if (!func) return [];
  const params = func.kind === '{' ? [...texts(member(func, 'param')), ...texts(member(func, 'params'))] : [];
  const body = func.kind === '{' ? member(func, 'do') : func;
  const found = body && around(body, pos) ? [...params, ...inBody(body, pos)] : params;
  return [...new Set(found.filter((name) => /^[A-Za-z_]\w*$/.test(name ?? '') && name !== '_'))];
}

/** What the operations before the position have made, and what the one around it brings. */
function inBody(body, pos) {
  const names = [];
  for (const { value: op } of body.items) {
    if (around(op, pos)) return [...names, ...inside(op, pos)];
    if (op.to < pos) names.push(...made(op));
  }
  return names;
}

/** Variables that are there behind an operation: those of a loop are not. */
const made = (op) => [...(member(op, 'be') ? texts(member(op, 'var')) : []), ...texts(member(op, 'into')), ...texts(member(op, 'ok'))];

/** Variables that an operation, or a case of a select, has for the body in it that the position is in. */
function inside(op, pos) {
  const { key, value } = op.items.find((item) => around(item.value, pos)) ?? {};
  if (!value || value.kind === '') return [];
  if (key === 'select') return value.items.filter((item) => around(item.value, pos)).flatMap((item) => inside(item.value, pos));
  if (value.kind === '{') return inside(value, pos);
  const own = key !== 'do' ? [] : member(op, 'for') || member(op, 'range') ? texts(member(op, 'var')) : member(op, 'recv') ? made(op) : [];
  return [...own, ...inBody(value, pos)];
}
