/** Forks: the commands that make another run of this one at a moment of it, what can be asked for there, and how an address holds them. Pure. */
import { duration as ns } from '../explain/words.js';
import { stateAtPlayhead } from './selectors.js';

/** Command → its arguments in the order in which an address has them, each with how it is read (null: makes no sense). */
const whole = (text) => (/^\d{1,15}$/.test(text) ? Number(text) : null);
const bit = (text) => ({ 0: false, 1: true })[text] ?? null;
const word = (text) => (/^[A-Za-z-][\w-]*$/.test(text) ? text.replaceAll('-', '_') : null);
const COMMANDS = {
  go: { func: word }, gc: {}, gomaxprocs: { n: whole }, preempt: { g: whole }, signal: { m: whole }, block: { g: whole, for: whole }, steal: { p: whole, from: whole }, asyncpreemptoff: { off: bit },
};

/** The function that a command starts with arguments, and those: "go": [{"go": "worker", "args": [1, 2]}]. */
const started = ({ do: [{ go, args }] }) => [go.replaceAll('_', '-'), ...args];

/** That command from an address; null when it makes no sense. */
function readStarted(at, [func, ...args]) {
  const go = word(func);
  return go !== null && args.every((arg) => /^-?\d{1,15}$/.test(arg)) ? { at, command: 'go', do: [{ go, args: args.map(Number) }] } : null;
}

/** "15000000.preempt.1", commands parted by "~"; null for none. */
export function writeCommands(commands) {
  if (!commands?.length) return null;
  const one = (c) => [c.at, c.command, ...(c.do ? started(c) : Object.keys(COMMANDS[c.command]).map((key) => (typeof c[key] === 'boolean' ? Number(c[key]) : String(c[key]).replaceAll('_', '-'))))];
  return commands.map((c) => one(c).join('.')).join('~');
}

/** The commands of an address; null when it makes no sense. */
export function readCommands(text) {
  const commands = (text ?? '').split('~').map((part) => {
    const [at, command, ...given] = part.split('.');
    const reads = COMMANDS[command] && Object.entries(COMMANDS[command]);
    if (command === 'go' && given.length > 1 && whole(at) !== null) return readStarted(whole(at), given);
    if (!reads || whole(at) === null || given.length !== reads.length) return null;
    const args = reads.map(([key, read], i) => [key, read(given[i])]);
    return args.some(([, value]) => value === null) ? null : { at: whole(at), command, ...Object.fromEntries(args) };
  });
  return commands.includes(null) ? null : commands;
}

const SAID = {
  go: (c) => (c.do ? `go ${c.do[0].go}(${c.do[0].args.join(', ')})` : `go ${c.func}()`), gc: () => 'runtime.GC()', gomaxprocs: (c) => `GOMAXPROCS(${c.n})`, preempt: (c, of) => `${of('gs', c.g)} asked to stop`, signal: (c, of) => `SIGURG to ${of('ms', c.m)}`,
  block: (c, of) => `a system call of ${of('gs', c.g)} +${ns(c.for)}`, steal: (c) => `P${c.p} robs P${c.from} next`, asyncpreemptoff: (c) => `asyncpreemptoff=${Number(c.off)}`,
};

/** "at 15.000 ms: main asked to stop", for a name. */
export function forkName(commands, log) {
  const of = (table, i) => log?.rows[table]?.[i]?.name ?? `${table[0].toUpperCase()}${i}`;
  return commands.map((c) => `at ${ns(c.at)}: ${SAID[c.command](c, of)}`).join('; ');
}

const FUNC = /^[A-Za-z_]\w*$/;

/** The functions of a scenario that can be started, each with the names of its parameters. */
function functions(document) {
  try {
    return Object.entries(JSON.parse(document).funcs).filter(([name]) => FUNC.test(name) && name !== 'main').map(([name, f]) => ({ name, params: [f.param ?? [], f.params ?? []].flat() }));
  } catch {
    return [];
  }
}

/** What can be asked for at the playhead: {time, running, calling, threads: [{id, name}], procs, off, signals: whether the rules have any, functions}; null before there is a log. */
export function forkChoices(state, run) {
  const now = stateAtPlayhead(state, run);
  if (!now) return null;
  const { rows, table } = run.log;
  const status = (g) => table.enums.gstatus[g.status];
  const gs = now.gs.map((g, id) => ({ id, name: rows.gs[id]?.name ?? `G${id}`, status: g && status(g) })).filter((g) => g.status && g.status !== 'dead');
  return {
    time: Math.round(Math.max(now.time, state.playhead.time)),
    running: gs.filter((g) => g.status === 'running'),
    calling: gs.filter((g) => !g.name.startsWith('runtime.')).sort((a, b) => (b.status === 'syscall') - (a.status === 'syscall')),
    threads: now.ms.map((m, id) => ({ id, name: rows.ms[id]?.name ?? `M${id}`, busy: m?.g >= 0 })).filter((m) => m.name !== 'sysmon').sort((a, b) => b.busy - a.busy),
    procs: now.ps.filter((p) => p && table.enums.pstatus[p.status] !== 'dead').length,
    off: run.log.header.asyncpreemptoff,
    signals: Number(String(run.log.header.rules).split('.')[1]) >= 14,
    functions: functions(run.request?.document ?? state.document),
  };
}
