import { forkName, readCommands, writeCommands } from './forks.js';

/** The runs that are compared: each a patch of the run value; what differs between them is their names. Pure. */

/** The keys that a patch may have; `saved`: the scenario as the library has it, whatever was edited. */
export const MOST_RUNS = 4;
const SETTINGS = ['rules', 'asyncpreemptoff', 'gomaxprocs', 'seed', 'schedtick'];

/** Go 1.13 beside Go 1.14: the one that a single button makes. */
export const RULES = [{ rules: '1.13', asyncpreemptoff: false }, { rules: '1.14', asyncpreemptoff: false }];

const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
export const isRules = (variants) => same(variants, RULES);

/** Whether the runs differ in a key by intent. */
export const varies = (variants, key) => variants.some((v) => (v[key] ?? null) !== (variants[0][key] ?? null)) || (key === 'asyncpreemptoff' && variants.some((v) => key in v));

const cooperative = (rules) => Number(String(rules ?? '').split('.')[1]) < 14;

/** Whether the scenario is no longer as the library has it. */
export const isEdited = ({ document, original }) => Boolean(original) && document !== original;

/** [{id, says, variants}] that one press makes; `now` is the header of the run on the screen. */
export function presets(state, now) {
  const rules = cooperative(now?.rules) ? { rules: '1.14' } : {};      // before 1.14 there is nothing to switch off
  return [
    { id: 'rules', says: 'Go 1.13, 1.14', variants: RULES },
    { id: 'async', says: `asyncpreemptoff 0, 1${rules.rules ? ' (Go 1.14)' : ''}`, variants: [false, true].map((asyncpreemptoff) => ({ ...rules, asyncpreemptoff })) },
    { id: 'procs', says: 'GOMAXPROCS 1, 2, 4', variants: [1, 2, 4].map((gomaxprocs) => ({ gomaxprocs })) },
    { id: 'seeds', says: 'seeds 1, 2, 3', variants: [1, 2, 3].map((seed) => ({ seed })) },
    { id: 'edits', says: 'as saved, as edited', variants: isEdited(state) ? [{ saved: true }, {}] : null },
  ];
}

/** The bodies of the runs that the state asks for: one, or one a variant. */
export function requests({ document, original, settings, variants, trace }) {
  if (trace) return [{ trace }];
  const chosen = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null));
  const all = variants.length ? variants : [{}];
  return all.map(({ saved, ...patch }) => ({ document: saved && original ? original : document, ...chosen, ...patch }));
}

const WORDS = {
  rules: (value) => `Go ${value}`, asyncpreemptoff: (value) => `asyncpreemptoff=${value ? 1 : 0}`, gomaxprocs: (value) => `GOMAXPROCS=${value}`,
  seed: (value) => `seed ${value}`, schedtick: (value) => `schedtick ${value}`,
};

/** Names for the runs, by what differs between them. A run: {request, log (its header counts, once it is there)}. */
export function names(runs, original) {
  const edits = runs.some((run) => run.request.document !== runs[0].request.document);   // each document has settings of its own
  const of = runs.map(({ request, log }) => Object.fromEntries(SETTINGS.map((key) => [key, (edits ? null : log?.header?.[key]) ?? request[key] ?? null])));
  const parts = runs.map(() => []);
  for (const key of SETTINGS) if (of.some((v) => v[key] !== of[0][key])) of.forEach((v, i) => v[key] !== null && parts[i].push(WORDS[key](v[key])));
  const forks = runs.map(({ request }) => request.commands ?? []);
  if (forks.some((f) => !same(f, forks[0]))) runs.forEach((run, i) => parts[i].push(forks[i].length ? forkName(forks[i], run.log) : 'unforked'));
  if (edits) runs.forEach((run, i) => parts[i].push(run.request.document === original ? 'as saved' : 'as edited'));
  const said = parts.map((p, i) => p.join(', ') || `Go ${of[i].rules ?? ''}`.trim());
  return said.map((name, i) => (said.indexOf(name) === said.lastIndexOf(name) ? name : `${name} (${i + 1})`));
}

/** "under Go 1.13", "with seed 2", "as edited": where something happens. */
export const where = (name) => (name.startsWith('Go ') ? `under ${name}` : name.startsWith('as ') ? name : `with ${name}`);

const LETTERS = { rules: 'r', asyncpreemptoff: 'a', gomaxprocs: 'p', seed: 's', schedtick: 'k' };
const READ = {
  r: (text) => (/^\d+\.\d+$/.test(text) ? { rules: text } : null), a: (text) => (text === 'on' || text === 'off' ? { asyncpreemptoff: text === 'off' } : null),
  p: (text) => (/^[1-9]\d{0,3}$/.test(text) ? { gomaxprocs: Number(text) } : null), s: (text) => (/^-?\d{1,16}$/.test(text) ? { seed: Number(text) } : null),
  f: (text) => { const commands = text === '' ? [] : readCommands(text); return commands && { commands }; },
  k: (text) => (/^\d{1,9}$/.test(text) ? { schedtick: Number(text) } : null),
};

/** For the address: "1" for the rules of one button, else runs parted by "*", their keys by "_"; null for no comparison. */
export function write(variants) {
  if (!variants?.length) return null;
  if (isRules(variants)) return '1';
  const one = (v) => [...Object.entries(LETTERS).filter(([key]) => v[key] !== undefined).map(([key, letter]) => letter + (key === 'asyncpreemptoff' ? (v[key] ? 'off' : 'on') : v[key])), ...(v.commands ? [`f${writeCommands(v.commands) ?? ''}`] : []), ...(v.saved ? ['saved'] : [])];
  return variants.map((v) => one(v).join('_')).join('*');
}

/** The variants of an address; null when it makes no sense. */
export function read(text) {
  if (text === '1') return RULES;
  const variants = text.split('*').map((run) => (run === '' ? [] : run.split('_')).map((part) => (part === 'saved' ? { saved: true } : READ[part[0]]?.(part.slice(1)) ?? null)));
  if (variants.length < 2 || variants.length > MOST_RUNS || variants.flat().includes(null)) return null;
  return variants.map((parts) => Object.assign({}, ...parts));
}
