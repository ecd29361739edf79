package dev.gmpscope.program;

/**
 * What the instruction under a signal says to {@code isAsyncSafePoint} (preempt.go), in the order in which it asks.
 * {@link #SAFE} accepts; each other value is the rule that refuses.
 */
public enum SafePoint {
    SAFE("an async safe-point"),
    NOT_WANTED("nobody wants a preemption any more"),
    NOT_USER_G("the thread is not on its user goroutine"),
    NO_P("the thread holds no P"),
    M_LOCKS("the runtime holds locks (m.locks)"),
    MALLOCING("an allocation is under way (m.mallocing)"),
    PREEMPTOFF("preemption is switched off (m.preemptoff)"),
    P_NOT_RUNNING("the P is not in _Prunning"),
    SMALL_STACK("too little stack is left for asyncPreempt"),
    NOT_GO("the instruction is not Go code"),
    COMPILER_MARKED("the compiler marked the instruction unsafe, as in a write barrier"),
    ASSEMBLY("the instruction is in an assembly function"),
    RUNTIME("the instruction is in runtime or reflect code");

    /** The rule as a clause for a sentence. */
    public final String says;

    SafePoint(String says) {
        this.says = says;
    }

    /** Whether a stack check here is refused too: {@code canPreemptM} (preempt.go) says no. */
    public boolean refusesCheck() {
        return this == M_LOCKS || this == MALLOCING || this == PREEMPTOFF;
    }
}
