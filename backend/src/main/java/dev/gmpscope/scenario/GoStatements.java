package dev.gmpscope.scenario;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Go statement of each operation that is one line, and the packages that these need. */
final class GoStatements {
    private static final Pattern ARGUMENT = Pattern.compile("\\{(\\w+)}");
    private static final Pattern PACKAGE = Pattern.compile("\\b(runtime|time|debug)\\.");

    /** Packages that the statements so far use. */
    final Set<String> packages = new LinkedHashSet<>();

    /** The statement of an operation; where it starts a function literal: up to that. */
    String of(Operation op) {
        if (op instanceof Operation.Do d) {
            return verb(d);
        } else if (op instanceof Operation.Compute c) {
            return "work(" + expr(c.duration()) + ")";
        } else if (op instanceof Operation.Unsafe u) {
            return "unsafeWork(" + expr(GoExpr.duration(u.ns())) + ")";
        } else if (op instanceof Operation.RawSyscall r) {
            return "rawSyscall(" + expr(GoExpr.duration(r.ns())) + ")";
        } else if (op instanceof Operation.RuntimeCall r) {
            return runtimeCall(r.name());
        } else if (op instanceof Operation.Call c) {
            return places(c.into()) + callee(c.callee());
        } else if (op instanceof Operation.Go g) {
            return "go " + callee(g.callee());
        } else if (op instanceof Operation.Defer d) {
            return "defer " + (d.callee().wrapper() ? of(d.callee().body().get(0)) : callee(d.callee()));
        } else if (op instanceof Operation.OnceDo o) {
            return ref(o.once()) + ".Do(" + (o.callee().literal() ? "func() {" : o.callee().func() + ")");
        } else if (op instanceof Operation.Panic p) {
            return "panic(" + quote(p.text()) + ")";
        } else if (op instanceof Operation.Println p) {
            return println(p);
        }
        return plain(op);
    }

    private String plain(Operation op) {
        if (op instanceof Operation.Declare d) {
            return d.var() + " := " + expr(d.value());
        } else if (op instanceof Operation.Assign a) {
            return assignment(a);
        } else if (op instanceof Operation.Break) {
            return "break";
        } else if (op instanceof Operation.Continue) {
            return "continue";
        }
        GoExpr value = ((Operation.Return) op).value();
        return value == null ? "return" : "return " + expr(value);
    }

    /** n++ and n += x where Go programmers write them. */
    private String assignment(Operation.Assign a) {
        if (a.value() instanceof GoExpr.Binary b && b.x() instanceof GoExpr.Name n && n.name().equals(a.var())) {
            switch (b.op()) {
                case ADD, SUB:
                    return Long.valueOf(1).equals(b.y().literal()) && b.type() == GoExpr.Type.INT ? a.var() + b.op().go.repeat(2) : a.var() + " " + b.op().go + "= " + expr(b.y());
                case MUL, DIV, REM:
                    return b.type() == GoExpr.Type.INT ? a.var() + " " + b.op().go + "= " + expr(b.y()) : a.var() + " = " + expr(a.value());
                default:
                    break;
            }
        }
        return a.var() + " = " + expr(a.value());
    }

    String expr(GoExpr e) {
        return used(GoExpressions.of(e));
    }

    /** A text that may name packages. */
    String used(String text) {
        Matcher m = PACKAGE.matcher(text);
        while (m.find()) {
            packages.add(m.group(1).equals("debug") ? "runtime/debug" : m.group(1));
        }
        return text;
    }

    String ref(Ref ref) {
        return GoExpressions.of(ref);
    }

    private String verb(Operation.Do d) {
        used(d.verb().go);
        String statement = ARGUMENT.matcher(d.verb().go).replaceAll(m -> Matcher.quoteReplacement(operand(d, m.group(1))));
        boolean wide = d.verb().atomic() && d.into().value() != null && d.verb().results.get(0) == GoExpr.Type.INT;
        return places(d.into()) + (wide ? "int(" + statement + ")" : statement) + (d.verb() == Verb.RECOVER && d.into().value() != null ? " != nil" : "");
    }

    private String operand(Operation.Do d, String key) {
        int i = 0;
        for (Param p : d.verb().params) {
            if (p.key().equals(key)) {
                Operand o = d.operands().get(i);
                if (o instanceof GoExpr e && d.verb().atomic()) {
                    return used(GoExpressions.int64(e, d.verb().go.contains(", ") ? 2 : 1));
                }
                return o instanceof Ref r ? ref(r) : o instanceof GoExpr e ? used(GoExpressions.of(e, d.verb().go.contains(", ") ? 2 : 1)) : ((Callee) o).func();
            }
            i++;
        }
        throw new IllegalStateException(d.verb() + " has no argument " + key);
    }

    /** Where the results go, as the left side of a statement. */
    String places(Into into) {
        if (into.value() == null && into.ok() == null) {
            return "";
        }
        String places = (into.value() == null ? "_" : into.value()) + (into.ok() == null ? "" : ", " + into.ok());
        return places + (into.declares() ? " := " : " = ");
    }

    private String callee(Callee callee) {
        if (callee.literal()) {
            return "func() {";
        }
        List<String> args = new ArrayList<>();
        callee.args().forEach(e -> args.add(used(GoExpressions.of(e, callee.args().size() > 1 ? 2 : 1))));
        return callee.func() + "(" + String.join(", ", args) + ")";
    }

    private String println(Operation.Println p) {
        List<String> pieces = new ArrayList<>();
        int depth = p.pieces().size() > 1 ? 2 : 1;
        p.pieces().forEach(piece -> pieces.add(piece.text() != null ? quote(piece.text()) : used(GoExpressions.any(piece.value(), depth))));
        return "println(" + String.join(", ", pieces) + ")";
    }

    private static String runtimeCall(String name) {
        return switch (name) {
            case "mapassign" -> "mapassign()";
            case "convT" -> "box = sink";
            case "mallocgc" -> "ptr = new([64]byte)";
            default -> "func() { defer nothing() }()";
        };
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
