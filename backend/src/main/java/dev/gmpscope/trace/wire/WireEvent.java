package dev.gmpscope.trace.wire;

import java.util.ArrayList;
import java.util.List;

/**
 * A kind of event of the wire format (internal/trace/tracev2/events.go). Its arguments are unsigned varints and follow its number in one byte; {@code dt}
 * is the time since the event before it in its batch. An argument's kind is what follows the last underscore of its name, or the name itself.
 *
 * @param id    its number
 * @param since the version of the format, 22 for Go 1.22, that brought it
 * @param args  names of the arguments
 */
public record WireEvent(int id, int since, String name, List<String> args) {
    /** The version that {@code go tool trace} of the reference writes. */
    public static final int NEWEST = 26;
    /** No M, P, G or task. */
    public static final long NONE = -1L;

    public static final int EVENT_BATCH = 1;
    public static final int STACKS = 2;
    public static final int STACK = 3;
    public static final int STRINGS = 4;
    public static final int STRING = 5;
    public static final int CPU_SAMPLES = 6;
    public static final int CPU_SAMPLE = 7;
    public static final int FREQUENCY = 8;
    public static final int PROCS_CHANGE = 9;
    public static final int PROC_START = 10;
    public static final int PROC_STOP = 11;
    public static final int PROC_STEAL = 12;
    public static final int PROC_STATUS = 13;
    public static final int GO_CREATE = 14;
    public static final int GO_CREATE_SYSCALL = 15;
    public static final int GO_START = 16;
    public static final int GO_DESTROY = 17;
    public static final int GO_DESTROY_SYSCALL = 18;
    public static final int GO_STOP = 19;
    public static final int GO_BLOCK = 20;
    public static final int GO_UNBLOCK = 21;
    public static final int GO_SYSCALL_BEGIN = 22;
    public static final int GO_SYSCALL_END = 23;
    public static final int GO_SYSCALL_END_BLOCKED = 24;
    public static final int GO_STATUS = 25;
    public static final int STW_BEGIN = 26;
    public static final int STW_END = 27;
    public static final int GC_ACTIVE = 28;
    public static final int GC_BEGIN = 29;
    public static final int GC_END = 30;
    public static final int GC_SWEEP_ACTIVE = 31;
    public static final int GC_SWEEP_BEGIN = 32;
    public static final int GC_SWEEP_END = 33;
    public static final int GC_MARK_ASSIST_ACTIVE = 34;
    public static final int GC_MARK_ASSIST_BEGIN = 35;
    public static final int GC_MARK_ASSIST_END = 36;
    public static final int HEAP_ALLOC = 37;
    public static final int HEAP_GOAL = 38;
    public static final int GO_LABEL = 39;
    public static final int USER_TASK_BEGIN = 40;
    public static final int USER_TASK_END = 41;
    public static final int USER_REGION_BEGIN = 42;
    public static final int USER_REGION_END = 43;
    public static final int USER_LOG = 44;
    public static final int GO_SWITCH = 45;
    public static final int GO_SWITCH_DESTROY = 46;
    public static final int GO_CREATE_BLOCKED = 47;
    public static final int GO_STATUS_STACK = 48;
    public static final int EXPERIMENTAL_BATCH = 49;
    public static final int SYNC = 50;
    public static final int CLOCK_SNAPSHOT = 51;
    public static final int END_OF_GENERATION = 52;

    /** Statuses of a goroutine. */
    public static final int G_RUNNABLE = 1;
    public static final int G_RUNNING = 2;
    public static final int G_SYSCALL = 3;
    public static final int G_WAITING = 4;

    /** Statuses of a processor; abandoned: in a system call, of whose thread nothing more is known. */
    public static final int P_RUNNING = 1;
    public static final int P_IDLE = 2;
    public static final int P_SYSCALL = 3;
    public static final int P_SYSCALL_ABANDONED = 4;

    /** Most bytes in a batch, most frames of a stack, most bytes of a string. */
    public static final int MAX_BATCH = 64 << 10;
    public static final int MAX_FRAMES = 128;
    public static final int MAX_STRING = 1 << 10;

    /** Number, version, name, arguments; an event without dt is part of the structure. */
    private static final String TABLE = """
            1 22 EventBatch gen m time size
            2 22 Stacks
            3 22 Stack id nframes
            4 22 Strings
            5 22 String id
            6 22 CPUSamples
            7 22 CPUSample time m p g stack
            8 22 Frequency freq
            9 22 ProcsChange dt procs_value stack
            10 22 ProcStart dt p p_seq
            11 22 ProcStop dt
            12 22 ProcSteal dt p p_seq m
            13 22 ProcStatus dt p pstatus
            14 22 GoCreate dt new_g new_stack stack
            15 22 GoCreateSyscall dt new_g
            16 22 GoStart dt g g_seq
            17 22 GoDestroy dt
            18 22 GoDestroySyscall dt
            19 22 GoStop dt reason_string stack
            20 22 GoBlock dt reason_string stack
            21 22 GoUnblock dt g g_seq stack
            22 22 GoSyscallBegin dt p_seq stack
            23 22 GoSyscallEnd dt
            24 22 GoSyscallEndBlocked dt
            25 22 GoStatus dt g m gstatus
            26 22 STWBegin dt kind_string stack
            27 22 STWEnd dt
            28 22 GCActive dt gc_seq
            29 22 GCBegin dt gc_seq stack
            30 22 GCEnd dt gc_seq
            31 22 GCSweepActive dt p
            32 22 GCSweepBegin dt stack
            33 22 GCSweepEnd dt swept_value reclaimed_value
            34 22 GCMarkAssistActive dt g
            35 22 GCMarkAssistBegin dt stack
            36 22 GCMarkAssistEnd dt
            37 22 HeapAlloc dt heapalloc_value
            38 22 HeapGoal dt heapgoal_value
            39 22 GoLabel dt label_string
            40 22 UserTaskBegin dt task parent_task name_string stack
            41 22 UserTaskEnd dt task stack
            42 22 UserRegionBegin dt task name_string stack
            43 22 UserRegionEnd dt task name_string stack
            44 22 UserLog dt task key_string value_string stack
            45 23 GoSwitch dt g g_seq
            46 23 GoSwitchDestroy dt g g_seq
            47 23 GoCreateBlocked dt new_g new_stack stack
            48 23 GoStatusStack dt g m gstatus stack
            49 23 ExperimentalBatch exp gen m time
            50 25 Sync
            51 25 ClockSnapshot dt mono sec nsec
            52 26 EndOfGeneration
            128 23 Span dt id npages_value kindclass
            129 23 SpanAlloc dt id npages_value kindclass
            130 23 SpanFree dt id
            131 23 HeapObject dt id type
            132 23 HeapObjectAlloc dt id type
            133 23 HeapObjectFree dt id
            134 23 GoroutineStack dt id order
            135 23 GoroutineStackAlloc dt id order
            136 23 GoroutineStackFree dt id
            """;

    private static final WireEvent[] BY_ID = read();

    private static WireEvent[] read() {
        WireEvent[] byId = new WireEvent[256];
        TABLE.lines().forEach(line -> {
            List<String> words = new ArrayList<>(List.of(line.split(" ")));
            int id = Integer.parseInt(words.get(0));
            byId[id] = new WireEvent(id, Integer.parseInt(words.get(1)), words.get(2), List.copyOf(words.subList(3, words.size())));
        });
        return byId;
    }

    /** What is asked of every event of a trace, by kind: the place of its stack among its arguments, 0 none; and which of them are rows of the table of stacks and of that of texts, as bits. */
    private static final int[] STACK_AT = new int[BY_ID.length];
    private static final int[] STACK_ROWS = new int[BY_ID.length];
    private static final int[] STRING_ROWS = new int[BY_ID.length];
    private static final boolean[] TIMED = new boolean[BY_ID.length];

    static {
        for (WireEvent kind : BY_ID) {
            if (kind != null) {
                TIMED[kind.id] = !kind.args.isEmpty() && kind.args.get(0).equals("dt") && kind.id != CLOCK_SNAPSHOT;
                STACK_AT[kind.id] = Math.max(0, kind.args.indexOf("stack"));
                for (int i = 1; i < kind.args.size(); i++) {
                    STACK_ROWS[kind.id] |= kind.kind(i).equals("stack") ? 1 << i : 0;
                    STRING_ROWS[kind.id] |= kind.kind(i).equals("string") ? 1 << i : 0;
                }
            }
        }
    }

    /** The kind of that number, null if there is none. */
    public static WireEvent byId(int id) {
        return BY_ID[id];
    }

    /** Whether it stands in the batch of a thread, with a time. */
    public boolean timed() {
        return TIMED[id];
    }

    /** Whether it belongs to the experiment that tells of memory. */
    public boolean experimental() {
        return id >= 128;
    }

    /** The place of its stack among its arguments, 0 for none. */
    public int stackAt() {
        return STACK_AT[id];
    }

    /** Which of its arguments are rows of the table of stacks, as bits. */
    public int stackRows() {
        return STACK_ROWS[id];
    }

    /** Which of its arguments are rows of the table of texts, as bits. */
    public int stringRows() {
        return STRING_ROWS[id];
    }

    /** The kind of an argument. */
    public String kind(int arg) {
        String name = args.get(arg);
        return name.substring(name.lastIndexOf('_') + 1);
    }
}
