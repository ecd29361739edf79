package dev.gmpscope.trace.imports;

import dev.gmpscope.trace.wire.WireEvent;
import java.util.ArrayList;
import java.util.List;

/** An event in the words of {@code go tool trace -d=parsed}, to be compared with them. */
final class AsGoPrints {
    private static final String[] G = {"Bad", "Runnable", "Running", "Syscall", "Waiting"};
    private static final String[] P = {"Bad", "Running", "Idle", "Running", "Idle"};

    private AsGoPrints() {}

    /** M, P and G, kind, time, what, and frames of the stack; null for events that are of experiments. */
    static String line(TraceEvent e) {
        if (e.type != TraceEvent.SYNC && e.kind().experimental()) {
            return null;
        }
        return "M=" + e.m + " P=" + e.p + " G=" + e.g + " " + kindAndTime(e) + " " + frames(e.generation, e.type == TraceEvent.SYNC ? 0 : e.stack());
    }

    private static String kindAndTime(TraceEvent e) {
        String[] words = what(e).split(" ", 2);
        return words[0] + " " + e.time + " " + (words.length > 1 ? words[1] : "");
    }

    static List<String> frames(Generation generation, long stack) {
        List<String> frames = new ArrayList<>();
        for (int i = 0; stack != 0 && i < generation.depth(stack); i++) {
            Generation.Frame frame = generation.frame(stack, i);
            frames.add(generation.string(frame.func()) + ":" + Long.toUnsignedString(frame.line()));
        }
        return frames;
    }

    private static String what(TraceEvent e) {
        return switch (e.type) {
            case TraceEvent.SYNC -> "Sync N=" + e.args[0] + (e.generation == null || !e.generation.hasSnapshot() ? ""
                    : " Trace=" + e.generation.snapshotTime() + " Mono=" + e.generation.mono());
            case WireEvent.CPU_SAMPLE -> "StackSample";
            case WireEvent.PROCS_CHANGE -> metric("/sched/gomaxprocs:threads", e.args[0]);
            case WireEvent.HEAP_ALLOC -> metric("/memory/classes/heap/objects:bytes", e.args[0]);
            case WireEvent.HEAP_GOAL -> metric("/gc/heap/goal:bytes", e.args[0]);
            case WireEvent.GO_LABEL -> "Label Label=" + quoted(string(e, 0)) + " Resource=Goroutine(" + e.g + ")";
            case WireEvent.STW_BEGIN -> range("Begin", "stop-the-world (" + string(e, 0) + ")", "Goroutine(" + e.g + ")");
            case WireEvent.STW_END -> range("End", "stop-the-world (" + e.name + ")", "Goroutine(" + e.g + ")") + " Attributes=[]";
            case WireEvent.GC_ACTIVE -> range("Active", "GC concurrent mark phase", "None");
            case WireEvent.GC_BEGIN -> range("Begin", "GC concurrent mark phase", "None");
            case WireEvent.GC_END -> range("End", "GC concurrent mark phase", "None") + " Attributes=[]";
            case WireEvent.GC_SWEEP_ACTIVE -> range("Active", "GC incremental sweep", "Proc(" + e.args[0] + ")");
            case WireEvent.GC_SWEEP_BEGIN -> range("Begin", "GC incremental sweep", "Proc(" + e.p + ")");
            case WireEvent.GC_SWEEP_END -> range("End", "GC incremental sweep", "Proc(" + e.p + ")") + " Attributes=[\"bytes swept\"=" + number(e.args[0])
                    + " \"bytes reclaimed\"=" + number(e.args[1]) + "]";
            case WireEvent.GC_MARK_ASSIST_ACTIVE -> range("Active", "GC mark assist", "Goroutine(" + e.args[0] + ")");
            case WireEvent.GC_MARK_ASSIST_BEGIN -> range("Begin", "GC mark assist", "Goroutine(" + e.g + ")");
            case WireEvent.GC_MARK_ASSIST_END -> range("End", "GC mark assist", "Goroutine(" + e.g + ")") + " Attributes=[]";
            case WireEvent.USER_TASK_BEGIN -> task("Begin", e, e.args[1], string(e, 2));
            case WireEvent.USER_TASK_END -> task("End", e, e.args[2], e.name);
            case WireEvent.USER_REGION_BEGIN -> "RegionBegin Task=" + id(e.args[0]) + " Type=" + quoted(string(e, 1));
            case WireEvent.USER_REGION_END -> "RegionEnd Task=" + id(e.args[0]) + " Type=" + quoted(string(e, 1));
            case WireEvent.USER_LOG -> "Log Task=" + id(e.args[0]) + " Category=" + quoted(string(e, 1)) + " Message=" + quoted(string(e, 2));
            default -> transition(e);
        };
    }

    private static String transition(TraceEvent e) {
        return switch (e.type) {
            case WireEvent.PROC_START -> proc(e.args[0], "Idle", "Running");
            case WireEvent.PROC_STOP -> proc(e.p, "Running", "Idle");
            case WireEvent.PROC_STEAL -> proc(e.args[0], e.before == WireEvent.P_SYSCALL_ABANDONED ? "Idle" : "Running", "Idle");
            case WireEvent.PROC_STATUS -> proc(e.args[0], before(e.before, P), P[(int) e.args[1]]);
            case WireEvent.GO_CREATE -> goroutine(e.args[0], "NotExist", "Runnable", "");
            case WireEvent.GO_CREATE_BLOCKED -> goroutine(e.args[0], "NotExist", "Waiting", "");
            case WireEvent.GO_CREATE_SYSCALL -> goroutine(e.args[0], "NotExist", "Syscall", "");
            case WireEvent.GO_START -> goroutine(e.args[0], "Runnable", "Running", "");
            case WireEvent.GO_UNBLOCK, WireEvent.GO_SWITCH, WireEvent.GO_SWITCH_DESTROY -> goroutine(e.args[0], "Waiting", "Runnable", "");
            case WireEvent.GO_DESTROY -> goroutine(e.g, "Running", "NotExist", "");
            case WireEvent.GO_DESTROY_SYSCALL -> goroutine(e.g, "Syscall", "NotExist", "");
            case WireEvent.GO_STOP -> goroutine(e.g, "Running", "Runnable", string(e, 0));
            case WireEvent.GO_BLOCK -> goroutine(e.g, "Running", "Waiting", string(e, 0));
            case WireEvent.GO_SYSCALL_BEGIN -> goroutine(e.g, "Running", "Syscall", "");
            case WireEvent.GO_SYSCALL_END -> goroutine(e.g, "Syscall", "Running", "");
            case WireEvent.GO_SYSCALL_END_BLOCKED -> goroutine(e.g, "Syscall", "Runnable", "");
            case WireEvent.GO_STATUS, WireEvent.GO_STATUS_STACK -> goroutine(e.args[0], before(e.before, G), G[(int) e.args[2]], "");
            default -> throw new AssertionError("no words for " + e.kind().name());
        };
    }

    private static String before(int status, String[] words) {
        return status == TraceEvent.UNDETERMINED ? "Undetermined" : status == TraceEvent.NOT_EXIST ? "NotExist" : words[status];
    }

    private static String proc(long id, String from, String to) {
        return "StateTransition ProcID=" + id + " " + from + "->" + to + " Reason=\"\"";
    }

    private static String goroutine(long id, String from, String to, String reason) {
        return "StateTransition GoID=" + id + " " + from + "->" + to + " Reason=" + quoted(reason);
    }

    private static String range(String what, String name, String scope) {
        return "Range" + what + " Name=" + quoted(name) + " Scope=" + scope;
    }

    private static String task(String what, TraceEvent e, long parent, String name) {
        return "Task" + what + " ID=" + id(e.args[0]) + " Parent=" + id(parent) + " Type=" + quoted(name);
    }

    private static String metric(String name, long value) {
        return "Metric Name=\"" + name + "\" Value=" + number(value);
    }

    private static String number(long value) {
        return "Value{Uint64(" + Long.toUnsignedString(value) + ")}";
    }

    private static String id(long id) {
        return Long.toUnsignedString(id);
    }

    private static String string(TraceEvent e, int arg) {
        return e.generation.string(e.args[arg]);
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n").replace("\t", "\\t") + '"';
    }
}
