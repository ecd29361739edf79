package dev.gmpscope.scenario;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Writes main.go line by line and remembers where each JSON path went. */
final class GoPrinter {
    private final StringBuilder text = new StringBuilder();
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private int line = 1;
    private boolean usesTime;
    private boolean usesRuntime;

    Map<String, Integer> lines() {
        return lines;
    }

    String program(Scenario s) {
        uses(s);
        print(0, "// " + s.title().replaceAll("\\p{C}", " ").strip());
        print(0, "");
        print(0, "package main");
        print(0, "");
        imports(s);
        s.chans().forEach((name, cap) -> print(0, "var " + name + " = make(chan int" + (cap > 0 ? ", " + cap : "") + ")"));
        s.mutexes().forEach(name -> print(0, "var " + name + " sync.Mutex"));
        s.waitgroups().forEach(name -> print(0, "var " + name + " sync.WaitGroup"));
        if (!s.chans().isEmpty() || !s.mutexes().isEmpty() || !s.waitgroups().isEmpty()) {
            print(0, "");
        }
        int left = s.funcs().size();
        for (Function f : s.funcs().values()) {
            function(f);
            if (--left > 0) {
                print(0, "");
            }
        }
        return text.toString();
    }

    private void uses(Scenario s) {
        s.funcs().values().forEach(f -> uses(f.body()));
    }

    private void uses(List<Operation> body) {
        for (Operation op : body) {
            usesTime |= op instanceof Operation.Compute || op instanceof Operation.Unsafe || op instanceof Operation.Sleep
                    || op instanceof Operation.Syscall || op instanceof Operation.RawSyscall;
            usesRuntime |= op instanceof Operation.Gosched;
            if (op instanceof Operation.For f) {
                uses(f.body());
            } else if (op instanceof Operation.SelectStatement select) {
                select.cases().forEach(c -> uses(c.body()));
            }
        }
    }

    private void imports(Scenario s) {
        boolean usesSync = !s.mutexes().isEmpty() || !s.waitgroups().isEmpty();
        List<String> paths = new ArrayList<>();
        if (usesRuntime) {
            paths.add("runtime");
        }
        if (usesSync) {
            paths.add("sync");
        }
        if (usesTime) {
            paths.add("time");
        }
        if (paths.size() == 1) {
            print(0, "import \"" + paths.get(0) + "\"");
        } else if (!paths.isEmpty()) {
            print(0, "import (");
            paths.forEach(p -> print(1, "\"" + p + "\""));
            print(0, ")");
        }
        if (!paths.isEmpty()) {
            print(0, "");
        }
    }

    private void print(int indent, String code) {
        text.append("\t".repeat(code.isEmpty() ? 0 : indent)).append(code).append('\n');
        line++;
    }

    private void function(Function f) {
        if (f.noinline()) {
            print(0, "//go:noinline");
        }
        if (f.nosplit()) {
            print(0, "//go:nosplit");
        }
        lines.put(f.path(), line);
        String head = "func " + f.name() + "(" + (f.param() == null ? "" : f.param() + " int") + ") {";
        if (f.body().isEmpty() && f.frame() == 0) {
            print(0, head + "}");
            return;
        }
        print(0, head);
        if (f.frame() > 0) {
            print(1, "var frame [" + f.localBytes() + "]byte");
            print(1, "frame[uint(sink)%uint(len(frame))]++");
        }
        body(f.body(), 1, f.param());
        print(0, "}");
    }

    private void body(List<Operation> body, int indent, String param) {
        for (Operation op : body) {
            if (op instanceof Operation.Unsafe u) {
                print(indent, "// A signal is refused here: " + u.rule().says + ".");
            }
            lines.put(op.path(), line);
            if (op instanceof Operation.For f) {
                loop(f, indent, param);
            } else if (op instanceof Operation.SelectStatement s) {
                select(s, indent, param);
            } else {
                print(indent, GoStatements.of(op, param));
            }
        }
    }

    private void loop(Operation.For f, int indent, String param) {
        String head = f.times() < 0 ? "for" : f.var() == null ? "for range " + f.times() : "for " + f.var() + " := range " + f.times();
        boolean unused = f.var() != null && (f.times() < 0 || !uses(f.body(), f.var()));
        print(indent, (unused ? f.times() < 0 ? "for" : "for range " + f.times() : head) + " {");
        body(f.body(), indent + 1, param);
        print(indent, "}");
    }

    private static boolean uses(List<Operation> body, String var) {
        return body.stream().anyMatch(op -> op instanceof Operation.Go g && var.equals(g.arg())
                || op instanceof Operation.For f && uses(f.body(), var)
                || op instanceof Operation.SelectStatement s && s.cases().stream().anyMatch(c -> uses(c.body(), var)));
    }

    private void select(Operation.SelectStatement s, int indent, String param) {
        if (s.cases().isEmpty()) {
            print(indent, "select {}");
            return;
        }
        print(indent, "select {");
        for (Operation.Case c : s.cases()) {
            lines.put(c.path(), line);
            String head = c.kind().equals("default") ? "default" : c.kind().equals("send") ? "case " + c.chan() + " <- 1" : "case <-" + c.chan();
            print(indent, head + ":");
            body(c.body(), indent + 1, param);
        }
        print(indent, "}");
    }
}
