package dev.gmpscope.compiler;

import dev.gmpscope.program.Costs;
import dev.gmpscope.program.Expr;
import dev.gmpscope.program.Func;
import dev.gmpscope.program.Op;
import dev.gmpscope.program.Program;
import dev.gmpscope.program.Select;
import dev.gmpscope.program.Site;
import dev.gmpscope.program.Stretch;
import dev.gmpscope.scenario.Declared;
import dev.gmpscope.scenario.Function;
import dev.gmpscope.scenario.GoText;
import dev.gmpscope.scenario.Kind;
import dev.gmpscope.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** What all functions of a program share while they are compiled. */
final class Unit {
    final Scenario scenario;
    final Costs costs;
    final Inliner inliner;
    final Checks checks;
    final Frames frames;
    final Map<String, Integer> lines;
    private final Map<String, Integer> ends;
    final Map<String, Integer> funcIndex = new LinkedHashMap<>();
    final Map<String, Integer> objectIndex = new LinkedHashMap<>();
    final List<Program.Obj> objects = new ArrayList<>();
    final List<Stretch> stretches = new ArrayList<>();
    final List<Site> sites = new ArrayList<>();
    final List<Select> selects = new ArrayList<>();
    final Map<String, Integer> lengths = new LinkedHashMap<>();
    final Map<String, Integer> globalIndex = new LinkedHashMap<>();
    final List<Long> globals = new ArrayList<>();
    final List<List<Program.Piece>> prints = new ArrayList<>();
    final List<List<Expr>> arguments = new ArrayList<>();
    /** Functions in the order of their index: those of the scenario, then the literals. */
    final List<Func> funcs = new ArrayList<>();
    private final Map<Site, Integer> siteIndex = new LinkedHashMap<>();

    Unit(Scenario scenario, Costs costs, GoText text) {
        this.scenario = scenario;
        this.costs = costs;
        lines = text.lines();
        ends = text.ends();
        inliner = new Inliner(scenario);
        checks = new Checks(scenario, inliner);
        frames = new Frames(this);
        scenario.funcs().keySet().forEach(name -> funcIndex.put(name, funcIndex.size()));
        scenario.declared().forEach(this::define);
    }

    private void define(Declared d) {
        if (d.kind() == Kind.VAR) {
            globalIndex.put(d.name(), globals.size());
            globals.add(d.value());
            return;
        }
        if (d.kind() == Kind.ATOMIC) {
            objectIndex.put(d.name(), globals.size());
            lengths.put(d.name(), d.length());
            globals.addAll(java.util.Collections.nCopies(Math.max(1, d.length()), 0L));
            return;
        }
        boolean nil = d.kind() == Kind.CHAN && d.value() < 0 && d.length() == 0;
        objectIndex.put(d.name(), nil ? Op.NONE : objects.size());
        lengths.put(d.name(), d.length());
        int value = d.locker() == null ? (int) d.value() : objectIndex.get(d.locker());
        for (int i = 0; i < Math.max(1, d.length()) && !nil; i++) {
            objects.add(new Program.Obj(d.kind().program, d.length() == 0 ? d.name() : d.name() + "[" + i + "]", value));
        }
    }

    /** Compiles a function literal; returns its index. */
    int literal(Supplier<Func> build) {
        int index = funcs.size();
        funcs.add(null);
        funcs.set(index, build.get());
        return index;
    }

    /** Index of a list of arguments, {@link Op#NONE} of an empty one. */
    int arguments(List<Expr> args) {
        if (args.isEmpty()) {
            return Op.NONE;
        }
        arguments.add(args);
        return arguments.size() - 1;
    }

    Function func(String name) {
        return scenario.funcs().get(name);
    }

    int line(String path) {
        return lines.getOrDefault(path, 0);
    }

    int site(int parent, String func, String path) {
        return rowOf(new Site(parent, func, path, line(path)), sites, siteIndex);
    }

    /** The end of a function or function literal, where it returns. */
    int end(String func, String path) {
        return rowOf(new Site(-1, func, path, ends.getOrDefault(path, 0)), sites, siteIndex);
    }

    private static <T> int rowOf(T row, List<T> table, Map<T, Integer> index) {
        Integer known = index.putIfAbsent(row, table.size());
        if (known == null) {
            table.add(row);
        }
        return known == null ? table.size() - 1 : known;
    }

    int stretch(Segments segments) {
        stretches.add(segments.stretch());
        return stretches.size() - 1;
    }
}
