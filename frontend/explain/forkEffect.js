/** What came of a fork's command, where the picture would not show it: there was nothing to do it to, a rule refused it, or nothing differs from the run that the fork was made from. */
import { nameOf } from './sentence.js';

/** So many events are compared at most. */
const MOST = 2_000_000;

/** A sentence, or null where something came of it. `parent`, `log`: of the run and of its fork, both whole. */
export function forkEffect(parent, log, command) {
  const seq = commandAt(log, command);
  if (seq < 0) return 'The fork ended before its command.';
  const { possible } = log.event(seq).args;
  if (!possible) return `Nothing came of your command: ${impossible(log, seq, command)}.`;
  const refused = refusal(log, seq, command);
  if (refused) return refused;
  return alike(parent, log, seq) ? `Nothing came of your command: ${idle(log, command)}. The fork is its parent, event for event.` : null;
}

function commandAt(log, { at }) {
  const { id } = log.table.byName('Command');
  for (let i = log.seqAt(at) - 1; i >= 0 && log.time(i) === at; i--) if (log.type(i) === id) return i;
  return -1;
}

/** Why there was nothing to do it to. */
function impossible(log, seq, command) {
  const state = log.stateAt(seq);
  const who = command.g === undefined ? '' : nameOf(log, 'g', command.g);
  const status = log.table.enums.gstatus[state.gs[command.g]?.status];
  switch (command.command) {
    case 'signal': return state.ms[command.m]?.signal ? `a signal to ${nameOf(log, 'm', command.m)} is on its way already` : `${nameOf(log, 'm', command.m)} is parked, and no signal is sent to a parked thread`;
    case 'preempt': return log.header.rules === '1.1' ? 'under the rules of Go 1.1 no goroutine can be asked' : `${who} is ${status ?? 'not there'} at this moment, and only a goroutine that runs can be asked`;
    case 'block': return `${who} has ended`;
    default: return 'there is no such P at this moment';
  }
}

/** A signal that was refused, and by which rule: the first one that the thread receives after the command. */
function refusal(log, seq, command) {
  const m = command.command === 'signal' ? command.m : command.command === 'preempt' ? log.stateAt(seq).gs[command.g]?.m ?? -1 : -1;
  if (m < 0) return null;
  for (let i = seq + 1; i < log.count; i++) {
    if (log.m(i) !== m) continue;
    const name = log.name(i);
    if (name === 'SignalRefuse') return `The signal to ${nameOf(log, 'm', m)} was refused: ${rule(log, i)}.${command.command === 'preempt' ? ' The request stands.' : ''}`;
    if (name === 'SignalAccept') return null;
  }
  return null;
}

function rule(log, i) {
  const name = log.table.enums.rule[log.a(i)];
  return name === 'not wanted' ? 'not wanted, for nobody had asked its goroutine to stop' : name;
}

/** Whether the fork goes on as the run does, but for the command itself. */
function alike(parent, log, seq) {
  if (log.count !== parent.count + 1 || log.count > MOST) return false;
  for (let i = seq; i < parent.count; i++) {
    const j = i + 1;
    if (parent.time(i) !== log.time(j) || parent.type(i) !== log.type(j) || parent.m(i) !== log.m(j) || parent.p(i) !== log.p(j) || parent.g(i) !== log.g(j)) return false;
  }
  return true;
}

/** Why it made no difference. */
function idle(log, command) {
  switch (command.command) {
    case 'block': return `${nameOf(log, 'g', command.g)} is in no system call, and makes none before the run ends`;
    case 'steal': return `P${command.p} would have looked at P${command.from} first anyway, or steals no more`;
    case 'asyncpreemptoff': return 'no signal is sent or asked for after this moment';
    case 'gomaxprocs': return `GOMAXPROCS is ${command.n} already`;
    default: return 'everything goes on as before';
  }
}
