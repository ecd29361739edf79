/** Which shape stands for what: of the marks of geometry, and of events. */
const OF_MARK = { preempted: 'flag-answered', gosched: 'yield', unblock: 'start', println: 'output', exit: 'end' };
const OF_EVENT = {
  SliceExpired: 'slice-expired', PreemptRequest: 'flag', GuardPoison: 'guard', GuardReset: 'guard', SignalSend: 'signal-sent', SignalCoalesce: 'signal-sent',
  SignalReceive: 'signal-received', SignalAccept: 'signal-accepted', SignalRefuse: 'signal-refused', StackCheckHit: 'check-hit', StackCheckRefuse: 'check-refused',
  GoStop: 'flag-answered', GoBlock: 'block', GoDestroy: 'end', GlobrunqPut: 'queue', GoStart: 'start',
  TimerFire: 'timer', TimerRun: 'timer', NetReady: 'network', CPUSample: 'cpu-sample',
  DeferRun: 'deferred', Gopanic: 'panic', Recovery: 'recovery', Copystack: 'stack-copied',
};

export const shapeOf = (kind) => OF_MARK[kind] ?? kind;
export const glyphOf = (event) => OF_EVENT[event] ?? 'check-passed';
