package dev.gmpscope.trace.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.Validator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/** Traces for tests, as logs. */
public final class Imported {
    /**
     * A trace of everything that only real programs do: a coroutine, a thread that C has made, and what is under way when the trace begins. Threads 7 (P 0, goroutine 1),
     * 8 (P 1, in a system call with goroutine 2) and 9 (of C).
     */
    private static final List<String> EVERYTHING = List.of("Trace Go1.26",
            "EventBatch gen=1 m=7 time=10 size=97",
            "ProcStatus dt=1 p=0 pstatus=1", "GoStatus dt=1 g=1 m=7 gstatus=2", "ProcsChange dt=1 procs_value=2 stack=0", "GCActive dt=1 gc_seq=1",
            "GCSweepActive dt=1 p=0", "GCMarkAssistActive dt=1 g=1", "GCMarkAssistEnd dt=1", "GCSweepEnd dt=1 swept=8192 reclaimed=0", "GCEnd dt=1 gc_seq=2",
            "UserTaskBegin dt=1 task=1 parent_task=0 name_string=1 stack=0", "UserRegionBegin dt=1 task=1 name_string=2 stack=0", "UserLog dt=1 task=1 key_string=3 value_string=4 stack=0",
            "UserRegionEnd dt=1 task=1 name_string=2 stack=0", "UserTaskEnd dt=1 task=1 stack=0", "GoLabel dt=1 label_string=5",
            "GoCreateBlocked dt=1 new_g=5 new_stack=0 stack=0", "GoSwitch dt=1 g=5 g_seq=1", "GoSwitchDestroy dt=1 g=1 g_seq=1", "GoStop dt=1 reason_string=6 stack=0",
            "ProcSteal dt=60 p=1 p_seq=3 m=9",
            "EventBatch gen=1 m=8 time=20 size=15",
            "ProcStatus dt=1 p=1 pstatus=3", "GoStatus dt=1 g=2 m=8 gstatus=3", "GoSyscallEnd dt=20", "GoDestroy dt=1", "ProcStop dt=1",
            "EventBatch gen=1 m=9 time=60 size=28",
            "GoCreateSyscall dt=1 new_g=6", "GoSyscallEndBlocked dt=1", "ProcStart dt=1 p=1 p_seq=1", "GoStart dt=1 g=6 g_seq=1", "GoSyscallBegin dt=1 p_seq=2 stack=0", "GoDestroySyscall dt=1",
            "EventBatch gen=1 m=18446744073709551615 time=1 size=12", "Sync", "Frequency freq=1000000000", "ClockSnapshot dt=0 mono=1 sec=1 nsec=1",
            "EventBatch gen=1 m=18446744073709551615 time=1 size=54", "Strings", "String id=1", "\tdata=\"a task\"", "String id=2", "\tdata=\"a region\"", "String id=3", "\tdata=\"key\"",
            "String id=4", "\tdata=\"a value\"", "String id=5", "\tdata=\"GC (idle)\"", "String id=6", "\tdata=\"preempted\"",
            "EndOfGeneration");

    private Imported() {}

    /** The bytes of {@link #EVERYTHING}; the sizes of its batches are those that they have. */
    static byte[] everything() {
        return WireText.bytes(WireText.sized(EVERYTHING));
    }

    /** The log of a trace that is whole, and that the validator accepts. */
    public static EventLog log(byte[] trace) throws IOException {
        ImportedTrace imported = new ImportedTrace(new ByteArrayInputStream(trace), "a trace");
        assertEquals(End.WHOLE, imported.read(Integer.MAX_VALUE, () -> false), imported::problem);
        assertEquals(List.of(), Validator.check(imported.log()));
        return imported.log();
    }

    /** The log of everything that only real programs do. */
    public static EventLog everythingLog() throws IOException {
        return log(everything());
    }
}
