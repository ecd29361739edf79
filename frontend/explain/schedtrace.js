/** What the lines of GODEBUG=schedtrace say, field by field. */

/** Key → what Go means by it. */
export const FIELDS = {
  SCHED: 'Milliseconds since the first line; sysmon prints it, at its first round.',
  gomaxprocs: 'GOMAXPROCS: how many Ps there are.',
  idleprocs: 'Ps on the list of idle ones (sched.npidle).',
  threads: 'Threads (Ms) that exist, sysmon’s among them (mcount).',
  spinningthreads: 'Ms that look for work and have none yet, or are being woken to look (sched.nmspinning).',
  needspinning: '1: somebody put up work and found no idle P; the next M that runs out of work looks once more before it drops its P.',
  idlethreads: 'Ms parked on the list of idle ones (sched.nmidle); one in netpoll or in a system call is not among them.',
  runqueue: 'Goroutines in the global run queue.',
  ring: 'The length of each P’s ring, P0 first. What waits in runnext is not counted.',
  schedticks: 'schedtick of each P: it rises whenever a goroutine begins a time slice there.',
  gcwaiting: 'true: somebody stops the world, or has stopped it.',
  nmidlelocked: 'Ms parked until somebody schedules the goroutine that is locked to them.',
  stopwait: 'Ps for which whoever stops the world still waits.',
  sysmonwait: 'true while sysmon sleeps deeply; never while it prints.',
  status: 'Of a P: 0 idle, 1 running (in a system call, too), 3 stopped with the world, 4 gone. Of a goroutine: 1 runnable, 2 running, 3 in a system call, 4 waiting, 6 dead, 9 preempted for a scan; in brackets why it waits, or waited last.',
  schedtick: 'Time slices begun on this P. sysmon asks a goroutine to stop once it has seen the same number for 10 ms.',
  syscalltick: 'System calls that ended on this P or lost it. sysmon takes the P once it has seen one call on two of its rounds.',
  m: 'The thread that holds it; nil: nobody.',
  runqsize: 'Goroutines in this P’s ring; runnext is not counted.',
  gfreecnt: 'Dead goroutines that this P keeps for the next go statements.',
  timerslen: 'Timers in this P’s heap, stopped ones that nobody has taken out yet included.',
  p: 'The P that the thread holds; nil: none.',
  curg: 'The goroutine on the thread; nil: none, it is in the scheduler or parked.',
  mallocing: 'Not 0 while the thread allocates. The log does not tell: always 0 here.',
  throwing: 'Not 0 while the program dies of a fault of the runtime. Always 0 here.',
  preemptoff: 'Why nothing on this thread may be preempted; mostly empty.',
  locks: 'Locks of the runtime that the thread holds: 2 for sysmon while it prints, 1 under a mark worker or who waits for all Ps to come to a safe-point. The log tells no others: 0 here.',
  dying: 'Not 0 while the thread prints a panic. Always 0 here.',
  spinning: 'true: the thread looks for work.',
  blocked: 'true: the thread sleeps until somebody wakes it.',
  lockedg: 'The goroutine locked to this thread (LockOSThread).',
  lockedm: 'The thread that this goroutine is locked to (LockOSThread).',
};

const TOKEN = /(^SCHED \d+ms:)|(schedticks=\[[ \d]*\])|(\[[ \d]*\])|([a-z]+)=((?:\d+\([^=]*\)(?= m=))|\S*)/g;

/** A print in pieces, [{text, field}]: field is a key of FIELDS, null for what lies between. */
export function pieces(text) {
  const out = [];
  let at = 0;
  const plain = (to) => { if (to > at) out.push({ text: text.slice(at, to), field: null }); };
  for (const found of text.matchAll(TOKEN)) {
    const [whole, sched, ticks, ring, key] = found;
    const field = sched ? 'SCHED' : ticks ? 'schedticks' : ring ? 'ring' : key;
    if (!FIELDS[field]) continue;
    plain(found.index);
    out.push({ text: whole, field });
    at = found.index + whole.length;
  }
  plain(text.length);
  return out;
}

/** How many prints have come after the first seq events, at that time. */
export function printed(prints, seq, time) {
  let low = 0;
  let high = prints.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (prints[middle].seq < seq && prints[middle].time <= time) low = middle + 1;
    else high = middle;
  }
  return low;
}
