/** The address of exactly this: hash ↔ what is on the screen. An edited document is packed beside it (see packed.js). */
import { PLAIN, SORTS } from '../geometry/arrange.js';
import { readCommands, writeCommands } from './forks.js';
import { PERIOD, PERIODS } from './schedtraceActions.js';
import { TOLD } from './storyActions.js';
import { read as readVariants, write as writeVariants } from './variants.js';

const whole = (text, low) => (/^-?\d{1,16}$/.test(text ?? '') && Number(text) >= low ? Number(text) : null);
const setting = (name, write, read) => ({ write: (state) => ((state.settings[name] ?? null) === null ? null : write(state.settings[name])), read, into: (found, value) => { found.settings[name] = value; } });
const plain = (name, write, read) => ({ write, read, into: (found, value) => { found[name] = value; } });
const word = (text) => (/^[\w.-]+$/.test(text ?? '') ? text : null);

/** "a-b", two moments in order. */
const stretch = (text) => {
  const [, a, b] = /^(\d{1,16})-(\d{1,16})$/.exec(text ?? '') ?? [];
  return a !== undefined && Number(a) < Number(b) ? { t0: Number(a), t1: Number(b) } : null;
};
const stretchText = (range) => (range ? `${Math.round(range.t0)}-${Math.round(range.t1)}` : null);

const listed = (text, known) => (text ?? '').split(' ').filter((part) => known.test(part));
const LANE = /^[a-z]\d*$/;

/** How the lanes are arranged, as far as it is not as they begin. */
function lanesText(lanes) {
  if (!lanes || lanes === PLAIN) return null;
  const out = new URLSearchParams();
  for (const key of ['folded', 'pinned', 'hidden']) if (lanes[key].join(' ') !== PLAIN[key].join(' ')) out.set(key, lanes[key].join(' ') || 'none');
  for (const key of ['sort', 'filter']) if (lanes[key] !== PLAIN[key]) out.set(key, lanes[key]);
  return out.toString() || null;
}

function lanesOf(text) {
  const given = new URLSearchParams(text);
  const list = (key) => (given.has(key) ? listed(given.get(key), LANE) : PLAIN[key]);
  const sort = SORTS.some(([id]) => id === given.get('sort')) ? given.get('sort') : PLAIN.sort;
  return { folded: list('folded'), pinned: list('pinned'), hidden: list('hidden'), sort, filter: given.get('filter') ?? '' };
}

/** An event that is chosen, or an interval of a lane: "12", "12.g3". */
const chosenText = ({ selection }) => (selection ? `${selection.seq}${selection.lane ? `.${selection.lane}` : ''}` : null);
const chosenOf = (text) => {
  const [, seq, lane] = /^(\d{1,15})(?:\.([a-z]\d*))?$/.exec(text ?? '') ?? [];
  return seq === undefined ? null : { seq: Number(seq), lane: lane ?? null };
};

/** Which requests to stop one looks at: "0.2", "0." or ".2" (asker, landing). */
const filterText = (filter) => (filter && (filter.asker !== null || filter.landing !== null) ? `${filter.asker ?? ''}.${filter.landing ?? ''}` : null);
const filterOf = (text) => {
  const [, asker, landing] = /^(\d{0,2})\.(\d{0,2})$/.exec(text ?? '') ?? [];
  const some = (digits) => (digits ? Number(digits) : null);
  return asker || landing ? { asker: some(asker), landing: some(landing) } : null;
};

/** Key → how it is written (null: not at all), read (null: makes no sense), and where it goes in what fromHash answers. */
const PARTS = {
  scenario: plain('scenarioId', (state) => state.scenarioId, word),
  trace: plain('trace', (state) => state.trace, (text) => (/^[0-9a-f]{16}$/.test(text) ? text : null)),
  rules: setting('rules', String, (text) => (/^\d+\.\d+$/.test(text) ? text : null)),
  gomaxprocs: setting('gomaxprocs', String, (text) => whole(text, 1)),
  async: setting('asyncpreemptoff', (off) => (off ? 'off' : 'on'), (text) => (text === 'off' ? true : text === 'on' ? false : null)),
  seed: setting('seed', String, (text) => whole(text, -Infinity)),
  fork: { ...setting('commands', writeCommands, readCommands), into: (found, value) => { if (value) found.settings.commands = value; } },
  compare: plain('variants', (state) => writeVariants(state.variants), readVariants),
  t: plain('time', (state) => (state.playhead.time > 0 ? String(Math.round(state.playhead.time)) : null), (text) => whole(text, 0)),
  at: plain('at', (state) => (state.runs?.[state.focus]?.cursor == null ? null : String(state.runs[state.focus].cursor)), (text) => whole(text, 0)),
  run: plain('focus', (state) => (state.focus > 0 ? String(state.focus) : null), (text) => whole(text, 0)),
  w: plain('window', (state) => (state.fitted ?? true ? null : stretchText(state.window)), stretch),
  sel: plain('chosen', chosenText, chosenOf),
  lanes: plain('lanes', (state) => lanesText(state.lanes), lanesOf),
  range: plain('range', (state) => stretchText(state.range), stretch),
  stage: plain('stage', (state) => state.stage, (text) => (['lanes', 'board', 'both'].includes(text) ? text : null)),
  panel: plain('panel', (state) => (state.panel && state.panel !== 'shows' ? state.panel : null), word),
  schedtrace: plain('period', ({ schedtrace }) => (schedtrace && schedtrace.period !== PERIOD ? String(schedtrace.period) : null), (text) => (PERIODS.some(([ms]) => String(ms) === text) ? Number(text) : null)),
  scheddetail: plain('detail', ({ schedtrace }) => (schedtrace?.detail ? '1' : null), (text) => (text === '1' ? true : null)),
  told: plain('told', ({ told }) => (told && told !== 'all' ? told : null), (text) => (TOLD.some(([id]) => id === text) ? text : null)),
  why: plain('whyG', (state) => (state.whyG >= 0 ? String(state.whyG) : null), (text) => whole(text, 0)),
  requests: plain('requestFilter', ({ requestFilter }) => filterText(requestFilter), filterOf),
  g: plain('followed', (state) => (state.followed >= 0 ? String(state.followed) : null), (text) => whole(text, 0)),
};

/** What the state looks like in the hash, "#scenario=…&t=…"; `packed` is the edited document, packed. */
export function toHash(state, packed = null) {
  const out = new URLSearchParams();
  for (const [key, part] of Object.entries(PARTS)) {
    const text = part.write(state);
    if (text !== null && text !== undefined && text !== '') out.set(key, text);
  }
  if (packed) out.set('doc', packed);
  const text = out.toString();
  return text ? '#' + text : '';
}

/** What the hash says; what is missing or makes no sense is null. */
export function fromHash(hash) {
  const given = new URLSearchParams(hash.replace(/^#/, ''));
  const found = { settings: {}, packed: /^[\w-]+$/.test(given.get('doc') ?? '') ? given.get('doc') : null };
  for (const [key, part] of Object.entries(PARTS)) part.into(found, given.has(key) ? part.read(given.get(key)) : null);
  found.variants = found.variants ?? [];
  return found;
}
