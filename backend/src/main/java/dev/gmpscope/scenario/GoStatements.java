package dev.gmpscope.scenario;

import java.util.LinkedHashMap;
import java.util.Map;

/** The Go statement of each operation that is one line. */
final class GoStatements {
    private static final Map<Long, String> UNITS = units();

    private GoStatements() {}

    private static Map<Long, String> units() {
        Map<Long, String> units = new LinkedHashMap<>();
        units.put(1_000_000_000L, "time.Second");
        units.put(1_000_000L, "time.Millisecond");
        units.put(1_000L, "time.Microsecond");
        units.put(1L, "time.Nanosecond");
        return units;
    }

    /** The statement; param is the parameter of the function around it. */
    static String of(Operation op, String param) {
        if (op instanceof Operation.Compute c) {
            return "work(" + duration(c.ns()) + ")";
        } else if (op instanceof Operation.Unsafe u) {
            return "unsafeWork(" + duration(u.ns()) + ")";
        } else if (op instanceof Operation.Call c) {
            return c.func() + "()";
        } else if (op instanceof Operation.Go g) {
            return "go " + g.func() + "(" + (g.arg() == null ? "" : g.arg()) + ")";
        } else if (op instanceof Operation.Send s) {
            return s.chan() + " <- 1";
        } else if (op instanceof Operation.Recv r) {
            return "<-" + r.chan();
        } else if (op instanceof Operation.Close c) {
            return "close(" + c.chan() + ")";
        } else if (op instanceof Operation.Sleep s) {
            return "time.Sleep(" + duration(s.ns()) + ")";
        } else if (op instanceof Operation.Gosched) {
            return "runtime.Gosched()";
        } else if (op instanceof Operation.Syscall s) {
            return "blockingSyscall(" + duration(s.ns()) + ")";
        } else if (op instanceof Operation.RawSyscall r) {
            return "rawSyscall(" + duration(r.ns()) + ")";
        } else if (op instanceof Operation.RuntimeCall r) {
            return runtimeCall(r.name());
        } else if (op instanceof Operation.Println p) {
            return "println(" + (p.text() == null ? param : quote(p.text())) + ")";
        }
        return sync(op);
    }

    private static String sync(Operation op) {
        if (op instanceof Operation.Lock l) {
            return l.mutex() + ".Lock()";
        } else if (op instanceof Operation.Unlock l) {
            return l.mutex() + ".Unlock()";
        } else if (op instanceof Operation.WgAdd w) {
            return w.waitgroup() + (w.delta() == -1 ? ".Done()" : ".Add(" + w.delta() + ")");
        } else if (op instanceof Operation.WgWait w) {
            return w.waitgroup() + ".Wait()";
        }
        return "return";
    }

    private static String runtimeCall(String name) {
        return switch (name) {
            case "mapassign" -> "mapassign()";
            case "convT" -> "box = sink";
            case "mallocgc" -> "ptr = new([64]byte)";
            default -> "func() { defer nothing() }()";
        };
    }

    private static String duration(long ns) {
        for (Map.Entry<Long, String> unit : UNITS.entrySet()) {
            if (ns % unit.getKey() == 0) {
                return ns / unit.getKey() == 1 ? unit.getValue() : ns / unit.getKey() + " * " + unit.getValue();
            }
        }
        throw new IllegalStateException("a whole number of nanoseconds has a unit");
    }

    /** A Go string literal. */
    private static String quote(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                quoted.append("\\ufffd");
            } else if (c < ' ' || !Character.isDefined(c) || Character.getType(c) == Character.CONTROL || Character.getType(c) == Character.FORMAT) {
                quoted.append(String.format(c > 0xffff ? "\\U%08x" : "\\u%04x", c));
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
