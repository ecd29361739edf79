package dev.gmpscope.runtime;

import dev.gmpscope.program.Program;
import dev.gmpscope.program.Site;
import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.Tables;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes the model's events: M, P and G as they are before the transition (traceruntime.go: traceLocker).
 */
final class Trace {
    private final Rt rt;
    private final EventLog log;
    /** Stack rows of the sites under each calling row (index row + 1); 0 not yet known, else row + 1. */
    private final List<int[]> rows = new ArrayList<>();
    private final int[] perFunc;
    private final java.util.Map<String, Integer> systemGs = new java.util.LinkedHashMap<>();
    /** Rows of texts that are used again and again. */
    final int reasonPreempted;
    final int reasonGosched;

    Trace(Rt rt, EventLog log) {
        this.rt = rt;
        this.log = log;
        perFunc = new int[rt.program.funcs().size()];
        reasonPreempted = log.string("preempted");
        reasonGosched = log.string("runtime.Gosched");
        for (Program.Obj o : rt.program.objects()) {
            log.objects().add(new Tables.Obj(o.kind().name().toLowerCase(java.util.Locale.ROOT).replace("_", ""), o.name(),
                    o.kind() == Program.Kind.CHAN ? o.capacity() : 0));
        }
    }

    int size() {
        return log.size();
    }

    int string(String text) {
        return log.string(text);
    }

    /** A new row of the objects table. */
    int object(Tables.Obj object) {
        log.objects().add(object);
        return log.objects().size() - 1;
    }

    void newG(G gp, int function) {
        String func = rt.program.funcs().get(function).name();
        int n = ++perFunc[function];
        log.gs().add(new Tables.Goroutine(gp.id + 1, func.equals("main") && gp.id == 0 ? "main" : func + " #" + n, func));
    }

    void newSystemG(G gp, String name) {
        int n = systemGs.merge(name, 1, Integer::sum);
        log.gs().add(new Tables.Goroutine(gp.id + 1, name + (n > 1 ? " #" + n : ""), name));
    }

    void newM(M mp) {
        log.ms().add(new Tables.Thread(mp.id, mp.id == Sysmon.M_ID ? "sysmon" : "M" + mp.id));
    }

    void newP(P pp) {
        log.ps().add(new Tables.Proc(pp.id, "P" + pp.id));
    }

    void emit(int type, M mp) {
        emit(type, mp, 0, 0, 0);
    }

    void emit(int type, M mp, int a) {
        emit(type, mp, a, 0, 0);
    }

    void emit(int type, M mp, int a, int b) {
        emit(type, mp, a, b, 0);
    }

    void emit(int type, M mp, int a, int b, int c) {
        G gp = mp == null ? null : mp.curg;
        int stack = gp == null ? type == Ev.GO_START ? stackRow(rt.allgs.get(a)) : -1 : stackRow(gp);
        log.append(rt.now, type, mp == null ? -1 : mp.id, mp == null || mp.p == null ? -1 : mp.p.id,
                gp == null ? -1 : gp.id, stack, a, b, c);
    }

    /** An event whose first argument is a time or a duration, ns. */
    void emitWide(int type, M mp, long ns, int c) {
        emit(type, mp, (int) ns, (int) (ns >> 32), c);
    }

    /** An event whose second argument is a time or a duration, ns. */
    void emitWide(int type, M mp, int a, long ns) {
        emit(type, mp, a, (int) ns, (int) (ns >> 32));
    }

    void exit(M mp, int status, String firstLine) {
        emit(Ev.EXIT, mp, status, firstLine == null ? -1 : string(firstLine));
    }

    Tables.Stack frame(int row) {
        return log.stacks().get(row);
    }

    /** Row of the goroutine's stack; of a frame of the runtime: the row it was pushed with. Else the chain of its frames, then the calls laid flat into its stretch. */
    int stackRow(G gp) {
        if (gp.depth == 0) {
            return -1;
        }
        int top = gp.depth - 1;
        if (gp.func[top] < 0) {
            return gp.callRow[top];
        }
        return siteRow(gp.callRow[top], rt.stretches.site(gp));
    }

    /** Row of the function that starts goroutines for timers. */
    int goFuncRow() {
        return log.stack(-1, "time.goFunc", null, 0);
    }

    /** Row of a function of the runtime that the goroutine calls. */
    int runtimeRow(G gp, String func) {
        return log.stack(stackRow(gp), func, null, 0);
    }

    int siteRow(int callRow, int site) {
        while (rows.size() <= callRow + 1) {
            rows.add(null);
        }
        int[] known = rows.get(callRow + 1);
        if (known == null) {
            known = new int[rt.program.sites().size()];
            rows.set(callRow + 1, known);
        }
        if (known[site] == 0) {
            Site s = rt.program.sites().get(site);
            int parent = s.parent() < 0 ? callRow : siteRow(callRow, s.parent());
            known[site] = log.stack(parent, s.func(), s.path(), s.line()) + 1;
        }
        return known[site] - 1;
    }
}
