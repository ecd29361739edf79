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

/** The model under today's rules beside the real run of the same program. */
export const REALITY = [{ rules: '1.26' }, { real: true }];

/** Why there is no real run of what is on the screen; null if there is one. */
function whyNotReal(state) {
  if (isEdited(state)) return 'Recorded is the lesson as it is in the library, not as it was edited';
  const left = state.real?.left.find(({ id }) => id === state.scenarioId);
  if (left) return `Not recorded: ${left.why}`;
  return state.real?.lessons.includes(state.scenarioId) ? null : 'No real run of this scenario was recorded';
}

/** [{id, says, variants, why (there are none)}] that one press makes; `now` is the header of the run on the screen. */
export function presets(state, now) {
  const why = whyNotReal(state);
  const rules = cooperative(now?.rules) ? { rules: '1.14' } : {};      // before 1.14 there is nothing to switch off
  return [
    { id: 'rules', says: 'Go 1.13, 1.14', variants: RULES },
    { id: 'async', says: `asyncpreemptoff 0, 1${rules.rules ? ' (Go 1.14)' : ''}`, variants: [false, true].map((asyncpreemptoff) => ({ ...rules, asyncpreemptoff })) },
    { id: 'procs', says: 'GOMAXPROCS 1, 2, 4', variants: [1, 2, 4].map((gomaxprocs) => ({ gomaxprocs })) },
    { id: 'seeds', says: 'seeds 1, 2, 3', variants: [1, 2, 3].map((seed) => ({ seed })) },
    { id: 'edits', says: 'as saved, as edited', variants: isEdited(state) ? [{ saved: true }, {}] : null, why: 'Edit the JSON first' },
    { id: 'real', says: 'the real Go, recorded', variants: why ? null : REALITY, why },
  ];
}

/** The bodies of the runs that the state asks for: one, or one a variant. */
export function requests({ document, original, settings, variants, trace, scenarioId }) {
  if (trace) return [{ trace }];
  const chosen = Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== null));
  const all = variants.length ? variants : [{}];
  return all.map(({ saved, real, ...patch }) => (real ? { real: scenarioId } : { document: saved && original ? original : document, ...chosen, ...patch }));
}

const WORDS = {
  rules: (value) => `Go ${value}`, asyncpreemptoff: (value) => `asyncpreemptoff=${value ? 1 : 0}`, gomaxprocs: (value) => `GOMAXPROCS=${value}`,
  seed: (value) => `seed ${value}`, schedtick: (value) => `schedtick ${value}`,
};

/** Names for the runs, by what differs between them. A run: {request, log (its header counts, once it is there)}. */
export function names(runs, original) {
  if (runs.some(({ request }) => request.real)) return besideReal(runs, original);
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

/** The real run is called so; the others by what differs between them. */
function besideReal(runs, original) {
  const modelled = runs.filter(({ request }) => !request.real);
  const called = modelled.length > 1 ? names(modelled, original) : ['the model'];
  return runs.map((run) => (run.request.real ? 'the real Go' : called[modelled.indexOf(run)]));
}

/** "under Go 1.13", "with seed 2", "as edited": where something happens. */
export const where = (name) => (name.startsWith('the ') ? `in ${name}` : name.startsWith('Go ') ? `under ${name}` : name.startsWith('as ') ? name : `with ${name}`);

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
  const one = (v) => [...Object.entries(LETTERS).filter(([key]) => v[key] !== undefined).map(([key, letter]) => letter + (key === 'asyncpreemptoff' ? (v[key] ? 'off' : 'on') : v[key])), ...(v.commands ? [`f${writeCommands(v.commands) ?? ''}`] : []), ...(v.saved ? ['saved'] : []), ...(v.real ? ['real'] : [])];
  return variants.map((v) => one(v).join('_')).join('*');
}

/** The variants of an address; null when it makes no sense. */
export function read(text) {
  if (text === '1') return RULES;
  const variants = text.split('*').map((run) => (run === '' ? [] : run.split('_')).map((part) => (part === 'saved' ? { saved: true } : part === 'real' ? { real: true } : READ[part[0]]?.(part.slice(1)) ?? null)));
  if (variants.length < 2 || variants.length > MOST_RUNS || variants.flat().includes(null)) return null;
  return variants.map((parts) => Object.assign({}, ...parts));
}
