// What the names of a document may stand for at a place of the schema: which kinds, by the key and by what the schema says that the value is.
import { definedIn } from './jsonPlace.js';
import { localsAt } from './scopeNames.js';

/** Under which keys a document defines what may stand at a key. */
const KINDS = {
  ...of(['send', 'close'], ['chans']), ...of(['recv', 'range'], ['chans', 'timers', 'tickers']),
  ...of(['lock', 'unlock', 'tryLock'], ['mutexes', 'rwmutexes']), ...of(['rlock', 'runlock', 'tryRLock'], ['rwmutexes']),
  ...of(['add', 'done', 'wait'], ['waitgroups']), ...of(['condWait', 'signal', 'broadcast'], ['conds']), ...of(['once'], ['onces']),
  ...of(['atomicAdd', 'atomicStore', 'atomicSwap', 'compareAndSwap'], ['atomics']), ...of(['newTimer', 'afterFunc'], ['timers']), ...of(['newTicker'], ['tickers']),
  ...of(['stop', 'reset'], ['timers', 'tickers']), ...of(['go', 'call', 'defer', 'func', 'do', 'callee'], ['funcs']), ...of(['set'], ['locals', 'vars']), ...of(['into', 'ok'], ['locals', 'vars']),
};
const SAYS = {
  funcs: 'function', chans: 'channel', mutexes: 'mutex', rwmutexes: 'rwmutex', waitgroups: 'wait group', conds: 'condition variable', onces: 'once', atomics: 'atomic', timers: 'timer',
  tickers: 'ticker', vars: 'variable', locals: 'variable of this function',
};
/** Definitions of the schema that are names of something. */
const NAMED = ['name', 'reference', 'callee', 'into', 'ok'];
/** Definitions that are Go expressions. */
const EXPRESSIONS = ['expression', 'number', 'time'];
const RUNTIME = ['runtime.NumGoroutine()', 'runtime.GOMAXPROCS(0)'];

function of(keys, kinds) {
  return Object.fromEntries(keys.map((key) => [key, kinds]));
}

const lastKey = (frames) => frames.map((frame) => frame.key).findLast((key) => typeof key === 'string');
const claims = (frames) => ['shows', 'chapters'].includes(frames[0]?.key);

/** Whether a Go expression may stand where the forms may. */
export const isExpression = (forms) => forms.some((form) => form.refs?.some((ref) => EXPRESSIONS.includes(ref)));

/** [{name, says, put}] of all that may stand there; `put` is how it is written. */
export function namesAt(text, pos, frames, forms) {
  const key = lastKey(frames);
  const named = forms.some((form) => form.refs?.some((ref) => NAMED.includes(ref)));
  const kinds = frames[0]?.key === 'conds' ? ['mutexes', 'rwmutexes'] : named && !claims(frames) || (claims(frames) && ['func', 'callee'].includes(key)) ? KINDS[key] ?? [] : [];
  const names = kinds.length ? all(text, pos) : {};
  const index = names.locals?.at(-1)?.name ?? '0';
  const found = (kind) => (names[kind] ?? []).map(({ name, length }) => {
    const written = ['timers', 'tickers'].includes(kind) && ['recv', 'range'].includes(key) ? `${name}.C` : name;
    return { name, says: SAYS[kind], kind, put: length ? `${written}[${index}]` : written };
  });
  return kinds.flatMap(found).sort((a, b) => (a.name === 'main') - (b.name === 'main'));   // hardly meant
}

/** The same of what a Go expression may be made of. */
export function wordsAt(text, pos) {
  const names = all(text, pos);
  const index = names.locals.at(-1)?.name ?? '0';
  const element = ({ name, length }) => (length ? `${name}[${index}]` : name);
  const word = (put, says) => ({ name: put, says, put });
  return [
    ...names.locals.map(({ name }) => word(name, SAYS.locals)), ...(names.vars ?? []).map(({ name }) => word(name, SAYS.vars)),
    ...(names.atomics ?? []).map((a) => word(`${element(a)}.Load()`, 'value of an atomic')),
    ...(names.chans ?? []).flatMap((c) => [word(`len(${element(c)})`, 'values in a channel'), word(`cap(${element(c)})`, 'capacity of a channel')]),
    ...RUNTIME.map((call) => word(call, '')),
  ];
}

const all = (text, pos) => ({ ...definedIn(text), locals: localsAt(text, pos).map((name) => ({ name, length: 0 })) });
