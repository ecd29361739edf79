/** Which shape stands for what: of the marks of geometry, and of events. */
const OF_MARK = {
  'signal-received': 'signal-sent', preempted: 'flag-answered', gosched: 'yield', steal: 'yield', timer: 'slice-expired', unblock: 'block', println: 'output', exit: 'end',
};
const OF_EVENT = {
  SliceExpired: 'slice-expired', PreemptRequest: 'flag', GuardPoison: 'flag', GuardReset: 'check-refused', SignalSend: 'signal-sent', SignalCoalesce: 'signal-sent',
  SignalReceive: 'signal-sent', SignalAccept: 'signal-accepted', SignalRefuse: 'signal-refused', StackCheckHit: 'check-hit', StackCheckRefuse: 'check-refused',
  GoStop: 'flag-answered', GlobrunqPut: 'block', GoStart: 'check-passed',
};

export const shapeOf = (kind) => OF_MARK[kind] ?? kind;
export const glyphOf = (event) => OF_EVENT[event] ?? 'check-passed';
