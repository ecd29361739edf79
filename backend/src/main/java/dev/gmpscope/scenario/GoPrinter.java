package dev.gmpscope.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Writes main.go line by line and remembers where each JSON path went. */
final class GoPrinter {
    private final GoStatements statements = new GoStatements();
    private final List<String> code = new ArrayList<>();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private final Map<String, Integer> ends = new LinkedHashMap<>();
    /** Label of the loop around, for a break out of a select. */
    private String label;

    /** Line of main.go by JSON path, 1-based. */
    Map<String, Integer> lines() {
        return lines;
    }

    /** Line of main.go of the brace that closes a function or function literal, by JSON path. */
    Map<String, Integer> ends() {
        return ends;
    }

    /** The functions are written first: they say what is to be imported. */
    String program(Scenario s) {
        int left = s.funcs().size();
        for (Function f : s.funcs().values()) {
            function(f);
            if (--left > 0) {
                print(0, "");
            }
        }
        List<String> head = head(s);
        lines.replaceAll((path, line) -> line + head.size());
        ends.replaceAll((path, line) -> line + head.size());
        head.addAll(code);
        return String.join("\n", head) + "\n";
    }

    private List<String> head(Scenario s) {
        List<String> head = new ArrayList<>(List.of("// " + s.title().replaceAll("\\p{C}", " ").strip(), "", "package main", ""));
        Set<String> imports = new TreeSet<>(statements.packages);
        if (s.declared().stream().anyMatch(d -> d.kind().go.startsWith("sync."))) {
            imports.add("sync");
        }
        if (s.declared().stream().anyMatch(d -> d.kind() == Kind.ATOMIC)) {
            imports.add("sync/atomic");
        }
        if (s.declared().stream().anyMatch(d -> d.kind().go.startsWith("*time."))) {
            imports.add("time");
        }
        if (imports.size() == 1) {
            head.add("import \"" + imports.iterator().next() + "\"");
        } else if (!imports.isEmpty()) {
            head.add("import (");
            imports.forEach(path -> head.add("\t\"" + path + "\""));
            head.add(")");
        }
        if (!imports.isEmpty()) {
            head.add("");
        }
        s.declared().forEach(d -> head.add("var " + declared(d)));
        if (!s.declared().isEmpty()) {
            head.add("");
        }
        return head;
    }

    private static String declared(Declared d) {
        String array = d.length() > 0 ? "[" + d.length() + "]" : "";
        if (d.kind() == Kind.VAR) {
            return d.name() + (d.value() == 0 ? " int" : " = " + d.value());
        }
        if (d.kind() == Kind.COND) {
            return d.name() + " = sync.NewCond(&" + d.locker() + ")";
        }
        if (d.kind() != Kind.CHAN || d.value() < 0) {
            return d.name() + " " + array + d.kind().go;
        }
        String make = "make(chan int" + (d.value() > 0 ? ", " + d.value() : "") + ")";
        return d.name() + " = " + (d.length() > 0 ? "chans(" + d.length() + ", " + d.value() + ")" : make);
    }

    private void print(int indent, String text) {
        code.add("\t".repeat(text.isEmpty() ? 0 : indent) + text);
    }

    private void function(Function f) {
        if (f.noinline()) {
            print(0, "//go:noinline");
        }
        if (f.nosplit()) {
            print(0, "//go:nosplit");
        }
        lines.put(f.path(), code.size() + 1);
        String params = f.params().isEmpty() ? "" : String.join(", ", f.params()) + " int";
        String head = "func " + f.name() + "(" + params + ") " + (f.returns() ? "int " : "") + "{";
        if (f.body().isEmpty() && f.frame() == 0) {
            ends.put(f.path(), code.size() + 1);
            print(0, head + "}");
            return;
        }
        print(0, head);
        if (f.frame() > 0) {
            print(1, "var frame [" + f.localBytes() + "]byte");
            print(1, "frame[uint(sink)%uint(len(frame))]++");
        }
        body(f.body(), 1);
        ends.put(f.path(), code.size() + 1);
        print(0, "}");
    }

    private void body(List<Operation> body, int indent) {
        for (Operation op : body) {
            if (op instanceof Operation.Unsafe u) {
                print(indent, "// A signal is refused here: " + u.rule().says + ".");
            }
            lines.put(op.path(), code.size() + 1);
            operation(op, indent);
        }
    }

    private void operation(Operation op, int indent) {
        if (op instanceof Operation.For f) {
            loop(op, head(f), f.body(), indent);
        } else if (op instanceof Operation.While w) {
            loop(op, "for " + statements.expr(w.condition()) + " {", w.body(), indent);
        } else if (op instanceof Operation.Range r) {
            loop(op, "for " + (r.var() == null ? "" : r.var() + " := ") + "range " + statements.ref(r.chan()) + " {", r.body(), indent);
        } else if (op instanceof Operation.If i) {
            branch(i, indent);
        } else if (op instanceof Operation.SelectStatement s) {
            select(s, indent);
        } else if (op instanceof Operation.Break b && b.loop()) {
            print(indent, "break " + label);
        } else {
            line(op, indent);
        }
    }

    private void line(Operation op, int indent) {
        print(indent, statements.of(op));
        Callee literal = op.literal();
        if (literal != null && literal.wrapper()) {
            lines.put(literal.body().get(0).path(), code.size());
            ends.put(op.path(), code.size());
        } else if (literal != null) {
            body(literal.body(), indent + 1);
            ends.put(op.path(), code.size() + 1);
            print(indent, op instanceof Operation.OnceDo ? "})" : "}()");
        }
    }

    private static boolean labelled(Operation loop) {
        return loop.bodies().stream().anyMatch(GoPrinter::leaves);
    }

    private static boolean leaves(List<Operation> body) {
        return body.stream().anyMatch(op -> op instanceof Operation.Break b && b.loop()
                || (op instanceof Operation.If || op instanceof Operation.SelectStatement) && op.bodies().stream().anyMatch(GoPrinter::leaves));
    }

    private String head(Operation.For f) {
        String times = f.times() == null ? null : statements.expr(f.times());
        return times == null && f.var() == null ? "for {" : times == null ? "for " + f.var() + " := 0; ; " + f.var() + "++ {"
                : f.var() == null ? "for range " + times + " {" : "for " + f.var() + " := range " + times + " {";
    }

    /** A loop that a break leaves from inside a select has a label; its number is that of the line, so no two are equal. */
    private void loop(Operation op, String head, List<Operation> body, int indent) {
        String outer = label;
        if (labelled(op)) {
            label = "loop" + (code.size() + 1);
            print(indent - 1, label + ":");
            lines.put(op.path(), code.size() + 1);
        }
        print(indent, head);
        body(body, indent + 1);
        print(indent, "}");
        label = outer;
    }

    private void branch(Operation.If i, int indent) {
        print(indent, "if " + statements.expr(i.condition()) + " {");
        body(i.then(), indent + 1);
        if (!i.otherwise().isEmpty()) {
            print(indent, "} else {");
            body(i.otherwise(), indent + 1);
        }
        print(indent, "}");
    }

    private void select(Operation.SelectStatement s, int indent) {
        if (s.cases().isEmpty()) {
            print(indent, "select {}");
            return;
        }
        print(indent, "select {");
        for (Operation.Case c : s.cases()) {
            lines.put(c.path(), code.size() + 1);
            print(indent, c.kind().equals("default") ? "default:" : "case " + communication(c) + ":");
            body(c.body(), indent + 1);
        }
        print(indent, "}");
    }

    private String communication(Operation.Case c) {
        if (c.kind().equals("after")) {
            return "<-" + statements.used("time.After(" + statements.expr(c.value()) + ")");
        }
        return c.value() != null ? statements.ref(c.chan()) + " <- " + statements.expr(c.value()) : statements.places(c.into()) + "<-" + statements.ref(c.chan());
    }
}
