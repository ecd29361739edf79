package dev.gmpscope.compiler;

import dev.gmpscope.program.Costs;
import dev.gmpscope.program.Program;
import dev.gmpscope.program.Select;
import dev.gmpscope.program.Site;
import dev.gmpscope.program.Stretch;
import dev.gmpscope.scenario.Function;
import dev.gmpscope.scenario.Scenario;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What all functions of a program share while they are compiled. */
final class Unit {
    final Scenario scenario;
    final Costs costs;
    final Inliner inliner;
    final Checks checks;
    final Map<String, Integer> lines;
    final Map<String, Integer> funcIndex = new LinkedHashMap<>();
    final Map<String, Integer> objectIndex = new LinkedHashMap<>();
    final List<Program.Obj> objects = new ArrayList<>();
    final List<Stretch> stretches = new ArrayList<>();
    final List<Site> sites = new ArrayList<>();
    final List<Select> selects = new ArrayList<>();
    final List<String> strings = new ArrayList<>();
    private final Map<Site, Integer> siteIndex = new LinkedHashMap<>();
    private final Map<String, Integer> stringIndex = new LinkedHashMap<>();

    Unit(Scenario scenario, Costs costs, Map<String, Integer> lines) {
        this.scenario = scenario;
        this.costs = costs;
        this.lines = lines;
        inliner = new Inliner(scenario);
        checks = new Checks(scenario, inliner);
        scenario.funcs().keySet().forEach(name -> funcIndex.put(name, funcIndex.size()));
        scenario.chans().forEach((name, capacity) -> define(Program.Kind.CHAN, name, capacity));
        scenario.mutexes().forEach(name -> define(Program.Kind.MUTEX, name, 0));
        scenario.waitgroups().forEach(name -> define(Program.Kind.WAIT_GROUP, name, 0));
    }

    private void define(Program.Kind kind, String name, int capacity) {
        objectIndex.put(name, objects.size());
        objects.add(new Program.Obj(kind, name, capacity));
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

    int string(String text) {
        return rowOf(text, strings, stringIndex);
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
