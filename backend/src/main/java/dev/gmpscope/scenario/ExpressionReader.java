package dev.gmpscope.scenario;

import dev.gmpscope.program.Expr.Operator;
import dev.gmpscope.scenario.GoExpr.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a Go expression from a string of the scenario: integers, durations as time.Duration prints them ({@code 5ms}), variables, {@code + - * / %},
 * comparisons, {@code && || !}, parentheses, {@code len(ch)}, {@code cap(ch)}, {@code n.Load()}, {@code runtime.NumGoroutine()} and {@code runtime.GOMAXPROCS(0)}; and
 * references such as {@code chs[i+1]}. Precedence is Go's. The first thing that is wrong is said with its column.
 */
final class ExpressionReader {
    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(?:((?:\\d+(?:\\.\\d*)?(?:ns|us|µs|μs|ms|s|m|h))+)|(\\d+(?:[KMG]?B)?)|([A-Za-z_][\\w.]*)|(&&|\\|\\||==|!=|<=|>=|[-+*/%<>!()\\[\\]]|\\.Load))");
    private static final List<List<String>> LEVELS = List.of(List.of("||"), List.of("&&"), List.of("==", "!=", "<", "<=", ">", ">="),
            List.of("+", "-"), List.of("*", "/", "%"));
    private static final Map<String, String> CALLS = Map.of("runtime.NumGoroutine", "runtime.NumGoroutine()", "runtime.GOMAXPROCS", "runtime.GOMAXPROCS(0)");
    private static final String LOAD = ".Load";
    private static final int DEEPEST = 40;

    /** Stops at the first mistake. */
    private static final class Mistake extends Exception {
        private static final long serialVersionUID = 1;
        final int offset;
        final String mend;

        Mistake(int offset, String sentence, String mend) {
            super(sentence, null, false, false);
            this.offset = offset;
            this.mend = mend;
        }
    }

    private record Token(String text, int offset, int group) {}

    private final Names names;
    private final Scope scope;
    private final List<Token> tokens = new ArrayList<>();
    private int at;
    private int depth;

    private ExpressionReader(Names names, Scope scope) {
        this.names = names;
        this.scope = scope;
    }

    /** The expression in a string, of the type wanted (null: any); null with a problem if there is none. */
    static GoExpr expression(Located value, Type wanted, Names names, Scope scope, Problems problems) {
        ExpressionReader reader = new ExpressionReader(names, scope);
        return reader.guarded(value, problems, () -> {
            GoExpr e = reader.level(0);
            reader.end();
            if (wanted != null && e.type() != wanted) {
                throw new Mistake(0, "\"" + value.text() + "\" is " + e.type().says + ", but " + wanted.says + " is needed here.", mend(wanted));
            }
            return e;
        });
    }

    /** A channel, mutex or the like: {@code ch} or {@code chs[i]}. */
    static Ref ref(Located value, Kind kind, Names names, Scope scope, Problems problems) {
        ExpressionReader reader = new ExpressionReader(names, scope);
        return reader.guarded(value, problems, () -> {
            Ref ref = reader.ref(kind);
            reader.end();
            return ref;
        });
    }

    private interface Part<T> {
        T read() throws Mistake;
    }

    private <T> T guarded(Located value, Problems problems, Part<T> part) {
        try {
            tokens(value.text());
            return part.read();
        } catch (Mistake m) {
            problems.add(value.line(), value.column() + 1 + m.offset, value.path(), m.getMessage(), m.mend);
            return null;
        }
    }

    private static String mend(Type wanted) {
        return switch (wanted) {
            case INT -> "For example \"i + 1\".";
            case DURATION -> "For example \"10ms\" or \"i * 2ms\".";
            case BOOL -> "For example \"i < 3\".";
        };
    }

    private void tokens(String text) throws Mistake {
        Matcher m = TOKEN.matcher(text);
        int end = 0;
        while (m.find() && m.start() == end) {
            end = m.end();
            int group = m.group(1) != null ? 1 : m.group(2) != null ? 2 : m.group(3) != null ? 3 : 4;
            tokens.add(new Token(m.group(group), m.start(group), group));
        }
        if (!text.substring(end).isBlank()) {
            throw new Mistake(end, "\"" + text.substring(end).strip() + "\" cannot be read as part of a Go expression.",
                    "Allowed are numbers, durations, variables, + - * / %, comparisons, && || !, len(ch), cap(ch), n.Load().");
        }
        tokens.add(new Token("", text.length(), 0));
    }

    private Token peek() {
        return tokens.get(at);
    }

    private boolean take(String text) {
        boolean here = peek().group == 4 && peek().text.equals(text);
        at += here ? 1 : 0;
        return here;
    }

    private void need(String text) throws Mistake {
        if (!take(text)) {
            throw new Mistake(peek().offset, "\"" + text + "\" is missing here.", "");
        }
    }

    private void end() throws Mistake {
        if (peek().group != 0) {
            throw new Mistake(peek().offset, "Nothing can follow here, but \"" + peek().text + "\" does.", "");
        }
    }

    private GoExpr level(int level) throws Mistake {
        if (level == LEVELS.size()) {
            return unary();
        }
        GoExpr x = level(level + 1);
        while (peek().group == 4 && LEVELS.get(level).contains(peek().text)) {
            Token op = tokens.get(at++);
            x = binary(op, x, level(level + 1));
        }
        return x;
    }

    private GoExpr binary(Token token, GoExpr x, GoExpr y) throws Mistake {
        Operator op = operator(token.text);
        Type type = type(op, x.type(), y.type());
        if (type == null) {
            throw new Mistake(token.offset, "\"" + op.go + "\" does not go with " + x.type().says + " and " + y.type().says + ".", "");
        }
        if ((op == Operator.DIV || op == Operator.REM) && Long.valueOf(0).equals(y.literal())) {
            throw new Mistake(token.offset, "This divides by zero.", "");
        }
        return new GoExpr.Binary(op, x, y, type);
    }

    private static Operator operator(String go) {
        for (Operator op : Operator.values()) {
            if (op.go.equals(go)) {
                return op;
            }
        }
        throw new IllegalStateException(go);
    }

    /** The type of x op y; null if Go would not compile it. */
    private static Type type(Operator op, Type x, Type y) {
        boolean bools = x == Type.BOOL && y == Type.BOOL;
        boolean same = x == y && x != Type.BOOL;
        return switch (op) {
            case AND, OR -> bools ? Type.BOOL : null;
            case EQ, NE -> same || bools ? Type.BOOL : null;
            case LT, LE, GT, GE -> same ? Type.BOOL : null;
            case ADD, SUB, REM -> same ? x : null;
            case MUL -> x == Type.INT && y != Type.BOOL ? y : x == Type.DURATION && y == Type.INT ? x : null;
            case DIV -> x != Type.BOOL && y == Type.INT ? x : null;
        };
    }

    private GoExpr unary() throws Mistake {
        if (++depth > DEEPEST) {
            throw new Mistake(peek().offset, "This expression is nested deeper than " + DEEPEST + ".", "Use a variable.");
        }
        Token t = peek();
        GoExpr e;
        if (take("!")) {
            e = unary();
            if (e.type() != Type.BOOL) {
                throw new Mistake(t.offset, "\"!\" needs a condition, not " + e.type().says + ".", "");
            }
            e = new GoExpr.Not(e);
        } else if (take("-")) {
            e = unary();
            if (e.type() != Type.INT) {
                throw new Mistake(t.offset, "\"-\" needs a whole number here.", "");
            }
            e = e.literal() != null ? GoExpr.number(-e.literal()) : new GoExpr.Binary(Operator.SUB, GoExpr.number(0), e, Type.INT);
        } else {
            e = primary();
        }
        depth--;
        return e;
    }

    private GoExpr primary() throws Mistake {
        Token t = tokens.get(at);
        if (take("(")) {
            GoExpr e = level(0);
            need(")");
            return e;
        }
        at += t.group == 0 ? 0 : 1;
        if (t.group == 1) {
            Long ns = GoDuration.parse(t.text);
            if (ns == null) {
                throw new Mistake(t.offset, "\"" + t.text + "\" is no duration.", "Write it as Go does: \"10ms\".");
            }
            return GoExpr.duration(ns);
        } else if (t.group == 2) {
            return number(t);
        } else if (t.group == 3) {
            return named(t);
        }
        throw new Mistake(t.offset, t.group == 0 ? "Something is missing here." : "\"" + t.text + "\" cannot stand here.", t.group == 0 ? "Write a value: a number, a name, an expression in ( )." : "");
    }

    /** A number, or a number of bytes such as 64KB. */
    private static GoExpr number(Token t) throws Mistake {
        int shift = t.text.endsWith("KB") ? 10 : t.text.endsWith("MB") ? 20 : t.text.endsWith("GB") ? 30 : 0;
        String digits = t.text.replaceAll("\\D", "");
        if (digits.length() > (shift == 0 ? 18 : 9)) {
            throw new Mistake(t.offset, "\"" + t.text + "\" is too large.", "");
        }
        return GoExpr.number(Long.parseLong(digits) << shift);
    }

    private GoExpr named(Token t) throws Mistake {
        if (t.text.equals("len") || t.text.equals("cap")) {
            need("(");
            Ref chan = ref(Kind.CHAN);
            if (chan.isTime()) {
                throw new Mistake(t.offset, "The channel of a timer always seems empty.", "Write 0.");
            }
            need(")");
            return new GoExpr.Count(t.text, chan);
        }
        if (CALLS.containsKey(t.text)) {
            need("(");
            if (t.text.endsWith("GOMAXPROCS") && !(peek().text.equals("0") && at++ > 0)) {
                throw new Mistake(peek().offset, "Only runtime.GOMAXPROCS(0) has a value here.", "");
            }
            need(")");
            return new GoExpr.Runtime(CALLS.get(t.text));
        }
        if (names.is(atomic(t.text), Kind.ATOMIC)) {
            return load(t);
        }
        Scope.Variable variable = scope.find(t.text);
        if (variable != null) {
            variable.used = true;
            return new GoExpr.Name(t.text, variable.type);
        }
        if (names.is(t.text, Kind.VAR)) {
            return new GoExpr.Name(t.text, Type.INT);
        }
        throw new Mistake(t.offset, names.unknownVariable(t.text), names.mendVariable(t.text, scope));
    }

    /** The name before {@code .Load}, or the whole. */
    private static String atomic(String text) {
        return text.endsWith(LOAD) ? text.substring(0, text.length() - LOAD.length()) : text;
    }

    /** {@code n.Load()} or {@code counts[i].Load()}. */
    private GoExpr load(Token t) throws Mistake {
        Ref atomic;
        if (t.text.endsWith(LOAD)) {
            tokens.set(--at, new Token(atomic(t.text), t.offset, t.group));
            atomic = ref(Kind.ATOMIC);
        } else {
            at--;
            atomic = ref(Kind.ATOMIC);
            if (!take(LOAD)) {
                throw new Mistake(t.offset, names.unknownVariable(t.text), "Write \"" + t.text + (atomic.index() == null ? "" : "[…]") + ".Load()\".");
            }
        }
        need("(");
        need(")");
        return new GoExpr.Load(atomic);
    }

    private Ref ref(Kind kind) throws Mistake {
        Token t = tokens.get(at);
        if (t.group != 3) {
            throw new Mistake(t.offset, "The name of a " + kind.says + " is missing here.", "");
        }
        at++;
        if (kind == Kind.CHAN && names.timerOf(t.text) != null || kind == Kind.TIMER && names.is(t.text, Kind.TICKER)) {
            return new Ref(kind == Kind.CHAN ? Kind.CHAN : Kind.TICKER, t.text, null);
        }
        String wrong = names.wrong(t.text, kind);
        if (wrong != null) {
            throw new Mistake(t.offset, wrong, names.mend(t.text, kind));
        }
        boolean slice = names.length(t.text) > 0;
        GoExpr index = null;
        if (take("[")) {
            index = level(0);
            need("]");
        }
        if (slice != (index != null)) {
            throw new Mistake(t.offset, slice ? "\"" + t.text + "\" is a slice; say which " + kind.says + " of it." : "\"" + t.text + "\" is a single " + kind.says + ", not a slice.",
                    slice ? "For example \"" + t.text + "[0]\"." : "Write \"" + t.text + "\", or declare \"" + t.text + "[3]\".");
        }
        if (index != null && index.type() != Type.INT) {
            throw new Mistake(t.offset, "The index of \"" + t.text + "\" is " + index.type().says + ".", "A whole number is needed.");
        }
        if (index != null && index.literal() != null && (index.literal() < 0 || index.literal() >= names.length(t.text))) {
            throw new Mistake(t.offset, "\"" + t.text + "\" has " + names.length(t.text) + " elements, so there is no number " + index.literal() + ".", "They count from 0.");
        }
        return new Ref(kind, t.text, index);
    }
}
