package dev.gmpscope.scenario;

import dev.gmpscope.scenario.GoExpr.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A small random program over all operations. Those that are rows of {@link Verb} are drawn from that table with arguments that fit their row, so
 * a new row needs nothing here; the others are made one by one. Same seed, same document.
 */
public final class RandomScenario {
    private static final String[] RULES = {"1.1", "1.13", "1.14", "1.26"};
    private static final List<String> RUNTIME_ERRORS = List.of("g / h", "g % h");
    private static final List<String> EXPRESSIONS = List.of("g + 1", "h * 2", "g - h", "len(chan0)", "cap(chan1)", "runtime.NumGoroutine()", "atomic0.Load() + g", "3");
    private static final List<String> CONDITIONS = List.of("g > 2", "g == h", "h < 5 && g != 1", "!(g > h)", "len(chan1) == 0", "atomic0.Load() < 2", "atomic1.Load() != atomic0.Load()");
    /** Things of each kind that has any. */
    private static final int THINGS = 2;
    private static final int FUNCS = 3;
    private static final int DEEPEST = 3;
    /** What mostly ends a random program, and so is drawn less often. */
    private static final Set<String> ENDING = Set.of("unlock", "runlock", "condWait", "done", "close", "goexit");

    private final Random random;
    private int variables;
    /** The function that is being written, -1 main: it calls only later ones. */
    private int func = -1;
    private boolean inLoop;

    private RandomScenario(int seed) {
        random = new Random(seed);
    }

    public static String document(int seed) {
        return new RandomScenario(seed).document("seed " + seed, seed).replace('\'', '"');
    }

    private String document(String title, int seed) {
        List<String> funcs = new ArrayList<>();
        String started = IntStream.rangeClosed(0, random.nextInt(4)).mapToObj(i -> "{'go':'f" + random.nextInt(FUNCS) + "'}").collect(Collectors.joining(","));
        funcs.add("'main':[" + makers() + started + "," + body(0, 5) + ",{'sleep':'" + (1 + random.nextInt(30)) + "ms'}]");
        for (func = 0; func < FUNCS; func++) {
            funcs.add("'f" + func + "':{'noinline':" + random.nextBoolean() + ",'frame':" + random.nextInt(300) + ",'do':[" + body(0, 5) + "]}");
        }
        return "{'format':1,'title':'" + title + "','until':'60ms','gomaxprocs':" + (1 + random.nextInt(4)) + ",'seed':" + seed + ",'schedtick':" + random.nextInt(61)
                + ",'rules':'" + one(List.of(RULES)) + "','asyncpreemptoff':" + (random.nextInt(4) == 0) + "," + declarations() + ",'funcs':{" + String.join(",", funcs) + "}}";
    }

    private static String declarations() {
        Stream<String> lists = Arrays.stream(Kind.values()).filter(k -> k.go != null && k != Kind.VAR && k != Kind.CHAN && k != Kind.COND)
                .map(k -> "'" + k.key + "':[" + IntStream.range(0, THINGS).mapToObj(i -> "'" + name(k, i) + "'").collect(Collectors.joining(",")) + "]");
        return Stream.concat(Stream.of("'vars':{'g':1,'h':3}", "'chans':{'chan0':0,'chan1':2}", "'conds':{'cond0':'mutex0','cond1':'rwmutex0'}"), lists).collect(Collectors.joining(","));
    }

    /** What is nil before it is made, is made first, mostly. */
    private String makers() {
        return Arrays.stream(Verb.values()).filter(v -> v.key.startsWith("new") && random.nextInt(8) > 0)
                .flatMap(v -> IntStream.range(0, THINGS).mapToObj(i -> "{'" + v.key + "':'" + name(v.params.get(0).kind(), i) + "'"
                        + v.params.stream().skip(1).map(p -> ",'" + p.key() + "':" + argument(p)).collect(Collectors.joining()) + "},")).collect(Collectors.joining());
    }

    private static String name(Kind kind, int i) {
        return switch (kind) {
            case VAR -> i == 0 ? "g" : "h";
            case FUNC -> "f" + i;
            default -> kind.name().toLowerCase(Locale.ROOT).replace("_", "") + i;
        };
    }

    private String body(int depth, int most) {
        return IntStream.rangeClosed(0, random.nextInt(most)).mapToObj(i -> operation(depth)).collect(Collectors.joining(","));
    }

    private String operation(int depth) {
        int pick = random.nextInt(depth > DEEPEST - 1 ? 70 : 100);
        if (pick < 25) {
            return straight();
        } else if (pick < 45) {
            return verb(verb());
        } else if (pick < 60) {
            return customary();
        } else if (pick < 70) {
            return values();
        }
        return nested(depth + 1);
    }

    private String straight() {
        return switch (random.nextInt(8)) {
            case 0 -> "{'unsafe':'" + (1 + random.nextInt(3000)) + "us','kind':'" + one(List.of("locks", "runtime", "malloc")) + "'}";
            case 1 -> "{'rawsyscall':'3us'}";
            case 2 -> "{'runtime':'" + one(OperationReader.RUNTIME_CALLS) + "'}";
            case 3 -> "{'println':'x'}";
            case 4 -> func < FUNCS - 1 ? "{'call':'f" + (func + 1 + random.nextInt(FUNCS - 1 - func)) + "'}" : "{'compute':'1us'}";
            default -> "{'compute':'" + (1 + random.nextInt(3000)) + "us'}";
        };
    }

    private Verb verb() {
        Verb v = one(List.of(Verb.values()));
        return ENDING.contains(v.key) && random.nextInt(4) > 0 ? verb() : v;
    }

    /** A row of the table; now and then with its results, which are then printed. */
    private String verb(Verb v) {
        String first = "'" + v.key + "':" + argument(v.params.get(0));
        String others = v.params.stream().skip(1).filter(p -> p.absent() == null || random.nextBoolean()).map(p -> ",'" + p.key() + "':" + argument(p)).collect(Collectors.joining());
        List<String> into = new ArrayList<>();
        String results = "";
        for (int i = 0; i < v.results.size() && random.nextInt(3) == 0; i++) {
            into.add("v" + variables++);
            results += ",'" + (i == 0 ? "into" : "ok") + "':'" + into.get(i) + "'";
        }
        return "{" + first + others + results + "}" + into.stream().map(x -> ",{'println':{'value':'" + x + "'}}").collect(Collectors.joining());
    }

    private String argument(Param p) {
        if (p.kind() != null) {
            return "'" + name(p.kind(), random.nextInt(THINGS)) + "'";
        }
        if (p.type() == Type.DURATION) {
            return "'" + (1 + random.nextInt(3000)) + "us'";
        }
        if (p.type() == Type.INT) {
            long least = Math.max(p.least(), -2);
            return "" + (least + random.nextInt((int) (Math.min(p.most(), least + 6) - least + 1)));
        }
        return "true";
    }

    /** What programs usually do together. */
    private String customary() {
        List<Verb> locks = Arrays.stream(Verb.values()).filter(v -> unlock(v) != null).toList();
        Verb lock = one(locks);
        String thing = argument(lock.params.get(0));
        String chan = argument(Verb.SEND.params.get(0));
        return switch (random.nextInt(14)) {
            case 0, 1 -> "{'" + lock.key + "':" + thing + "},{'compute':'300us'},{'" + unlock(lock) + "':" + thing + "}";
            case 2 -> "{'" + lock.key + "':" + thing + "},{'defer':{'" + unlock(lock) + "':" + thing + "}}";
            case 3 -> "{'add':'waitgroup0'},{'go':[{'compute':'1us'},{'done':'waitgroup0'}]}" + (random.nextBoolean() ? ",{'wait':'waitgroup0'}" : "");
            case 4 -> "{'go':[{'defer':[{'recover':true}]},{'panic':'q'}]}";
            case 5, 6 -> "{'go':[{'send':" + chan + "}]},{'recv':" + chan + "}";
            case 7 -> "{'go':[{'for':5,'do':[{'recv':" + chan + "}]}]},{'for':5,'do':[{'send':" + chan + "}]}";
            case 8 -> "{'for':300,'do':[{'go':[{'gosched':true}]}]}";
            case 9 -> "{'lock':'mutex0'},{'condWait':'cond0'},{'unlock':'mutex0'}";
            case 10 -> "{'lock':'rwmutex0'},{'condWait':'cond1'},{'unlock':'rwmutex0'}";
            default -> "{'go':'f" + random.nextInt(FUNCS) + "'}";
        };
    }

    /** The key of the verb that undoes a Lock, null of any other verb. */
    private static String unlock(Verb v) {
        String undo = v.key.contains("unlock") || v.key.contains("Unlock") ? v.key : v.key.replace("lock", "unlock").replace("Lock", "Unlock");
        return undo.equals(v.key) || Verb.of(undo) == null ? null : undo;
    }

    private String values() {
        String v = "v" + variables++;
        String value = random.nextInt(20) == 0 ? one(RUNTIME_ERRORS) : one(EXPRESSIONS);
        return switch (random.nextInt(7)) {
            case 0, 1 -> "{'set':'" + (random.nextBoolean() ? "g" : "h") + "','to':'" + value + "'}";
            case 2 -> "{'if':'" + one(CONDITIONS) + "','then':[{'return':true}]}";
            case 3 -> inLoop ? "{'if':'" + one(CONDITIONS) + "','then':[{'" + (random.nextBoolean() ? "break" : "continue") + "':true}]}" : "{'compute':'2us'}";
            case 4 -> random.nextInt(4) > 0 ? "{'println':{'value':'h'}}" : "{'panic':'p'}";
            default -> "{'var':'" + v + "','be':'" + value + "'},{'println':[{'value':'" + v + "'},{'value':'g'}]}";
        };
    }

    private String nested(int depth) {
        String v = "v" + variables++;
        return switch (random.nextInt(12)) {
            case 0, 1 -> "{'for':" + random.nextInt(40) + ",'do':[" + loop(depth) + "]}";
            case 2 -> "{'for':'" + one(List.of("forever", "g < 5", "h - g", "atomic1.Load() == 0")) + "','do':[" + loop(depth) + ",{'compute':'1us'}]}";
            case 3 -> "{'for':3,'var':'" + v + "','do':[{'set':'g','to':'" + v + "'}," + loop(depth) + "]}";
            case 4 -> "{'range':'chan" + random.nextInt(THINGS) + "','var':'" + v + "','do':[{'set':'h','to':'" + v + "'}," + loop(depth) + "]}";
            case 5 -> "{'if':'" + one(CONDITIONS) + "','then':[" + body(depth, 3) + "],'else':[" + body(depth, 2) + "]}";
            case 6 -> "{'select':[" + cases(depth) + "]}";
            case 7 -> "{'defer':[{'recover':true}," + literal(depth) + "]}";
            case 8 -> "{'defer':" + (random.nextBoolean() ? "'f" + random.nextInt(FUNCS) + "'" : "[" + literal(depth) + "]") + "}";
            case 9 -> "{'once':'once" + random.nextInt(THINGS) + "','do':" + (random.nextBoolean() ? "'f" + random.nextInt(FUNCS) + "'" : "[" + literal(depth) + "]") + "}";
            case 10 -> locked(depth);
            default -> "{'go':[" + literal(depth) + "]}";
        };
    }

    /** One or more ways to go on, some on the same channel. */
    private String cases(int depth) {
        List<String> cases = new ArrayList<>();
        for (int i = random.nextInt(4); i >= 0; i--) {
            cases.add("{'" + (random.nextBoolean() ? "recv" : "send") + "':'chan" + random.nextInt(THINGS) + "','do':[" + body(depth, 2) + "]}");
        }
        if (random.nextInt(3) == 0) {
            cases.add("{'default':[" + body(depth, 1) + "]}");
        }
        return String.join(",", cases);
    }

    /** A lock held over something that may block, wait for the same lock, or end the goroutine. */
    private String locked(int depth) {
        Verb lock = one(Arrays.stream(Verb.values()).filter(v -> unlock(v) != null).toList());
        String thing = argument(lock.params.get(0));
        return "{'" + lock.key + "':" + thing + "}," + body(depth, 3) + ",{'" + unlock(lock) + "':" + thing + "}";
    }

    private String loop(int depth) {
        boolean outer = inLoop;
        inLoop = true;
        String body = body(depth, 3);
        inLoop = outer;
        return body;
    }

    private String literal(int depth) {
        boolean outer = inLoop;
        inLoop = false;
        String body = body(depth, 3);
        inLoop = outer;
        return body;
    }

    private <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }
}
