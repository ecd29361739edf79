package dev.gmpscope.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gmpscope.program.Costs;
import dev.gmpscope.program.Func;
import dev.gmpscope.program.Op;
import dev.gmpscope.program.SafePoint;
import dev.gmpscope.program.Stretch;
import dev.gmpscope.scenario.Documents;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which loops have a stack check in each round that may be answered: the rows of DESIGN.md, section 6. */
class LoopTableTest {
    private static final String FUNCS = """
            "inlined": [{"compute": "1us"}],
            "inlinedTwice": [{"call": "inlined"}],
            "smallLeaf": {"noinline": true, "frame": 64, "do": [{"compute": "1us"}]},
            "callsAnother": {"noinline": true, "do": [{"call": "smallLeaf"}]},
            "largeFrame": {"noinline": true, "frame": 256, "do": [{"compute": "1us"}]},
            "nosplit": {"noinline": true, "nosplit": true, "do": [{"call": "smallLeaf"}]},
            "spins": [{"for": "forever", "do": [{"compute": "1us"}]}],
            """;

    private static Compiled compile(String body) {
        String loop = FUNCS + "\"main\": [{\"for\": \"forever\", \"do\": [" + body + "]}]";
        String document = Documents.withFuncs(loop).replace("\"format\": 1,", "\"format\": 1, \"atomics\": [\"hits\"],");
        return Compiler.compile(Documents.read(document), Costs.defaults());
    }

    /** The stretches of a round: what main runs after its prologue. */
    private static List<Stretch> round(Compiled compiled) {
        Func main = compiled.program().funcs().get(compiled.program().main());
        List<Stretch> round = new ArrayList<>();
        for (int i = 1; i < main.op().length; i++) {
            if (main.op()[i] == Op.STRETCH) {
                round.add(compiled.program().stretches().get((int) main.a()[i]));
            }
        }
        return round;
    }

    private static boolean answers(Stretch s) {
        for (int i = 0; i < s.check().length; i++) {
            if (s.check()[i] && !SafePoint.values()[s.at()[i]].refusesCheck()) {
                return true;
            }
        }
        return false;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "                                                   | false",
        "{'compute': '1us'}                                 | false",
        "{'call': 'inlined'}                                | false",
        "{'call': 'inlinedTwice'}                           | false",
        "{'call': 'smallLeaf'}                              | false",
        "{'call': 'nosplit'}                                | false",
        "{'call': 'callsAnother'}                           | true",
        "{'call': 'largeFrame'}                             | true",
        "{'call': 'inlined'}, {'call': 'largeFrame'}        | true",
        "{'send': 'buffered'}, {'recv': 'buffered'}         | true",
        "{'select': [{'recv': 'ch'}, {'default': []}]}      | true",
        "{'runtime': 'deferproc'}                           | true",
        "{'runtime': 'mapassign'}                           | true",
        "{'runtime': 'convT'}                               | true",
        "{'runtime': 'mallocgc'}                            | true",
        "{'lock': 'mu'}, {'unlock': 'mu'}                   | false",
        "{'gosched': true}                                  | false",
        "{'rawsyscall': '1us'}                              | false",
        "{'unsafe': '1us', 'kind': 'locks'}                 | false",
        "{'println': 'x'}                                   | true",
        "{'syscall': '1us'}                                 | true",
        "{'for': 5, 'do': [{'call': 'largeFrame'}]}         | true",
        "{'for': 5, 'do': [{'call': 'smallLeaf'}]}          | false"})
    void aRoundHasACheckThatMayBeAnswered(String body, boolean expected) {
        Compiled compiled = compile(body == null ? "" : body.replace('\'', '"'));
        assertEquals(expected, round(compiled).stream().anyMatch(LoopTableTest::answers));
        Verdict verdict = compiled.verdicts().stream().filter(v -> v.path().equals("$.funcs.main[0]")).findFirst().orElseThrow();
        assertEquals(expected, verdict.check(), verdict::toString);
        assertEquals("loop", verdict.kind());
    }

    @ParameterizedTest(name = "{0} has the sign {1}")
    @CsvSource(delimiter = '|', value = {
        "{'compute': '1us'}, {'call': 'inlined'} | INLINED",
        "{'call': 'smallLeaf'}                   | LEAF",
        "{'call': 'nosplit'}                     | NOSPLIT",
        "{'call': 'largeFrame'}                  | CHECK",
        "{'send': 'buffered'}                    | RUNTIME",
        "{'runtime': 'mapassign'}                | RUNTIME",
        "{'lock': 'mu'}, {'unlock': 'mu'}        | FAST",
        "{'tryLock': 'mu', 'into': '_'}          | INLINED",
        "{'atomicAdd': 'hits'}                   | NONE",
        "{'select': [{'default': []}]}           | NONE",
        "{'lockOSThread': true}                  | NOSPLIT",
        "{'unlockOSThread': true}                | INLINED",
        "{'gosched': true}                       | YIELDS",
        "{'rawsyscall': '1us'}                   | UNSAFE",
        "{'unsafe': '1us', 'kind': 'locks'}      | UNSAFE"})
    void aPlaceHasTheSignOfHowARequestFaresThere(String body, Verdict.Sign expected) {
        Compiled compiled = compile(body.replace('\'', '"'));
        assertTrue(compiled.verdicts().stream().anyMatch(v -> v.path().startsWith("$.funcs.main[0].do") && v.sign() == expected), () -> compiled.verdicts().toString());
        assertTrue(compiled.verdicts().stream().allMatch(v -> !v.check() || v.sign() == Verdict.Sign.CHECK || v.sign() == Verdict.Sign.RUNTIME), () -> compiled.verdicts().toString());
    }

    @ParameterizedTest(name = "a loop over {0} has the sign {1}")
    @CsvSource(delimiter = '|', value = {
        "{'rawsyscall': '1us'}                       | UNSAFE",
        "{'rawsyscall': '1us'}, {'compute': '1us'}   | NONE",
        "{'compute': '1us'}                          | NONE",
        "{'compute': '1us'}, {'gosched': true}       | YIELDS"})
    void aLoopHasTheSignOfItsRound(String body, Verdict.Sign expected) {
        Verdict loop = compile(body.replace('\'', '"')).verdicts().stream().filter(v -> v.path().equals("$.funcs.main[0]")).findFirst().orElseThrow();
        assertEquals(expected, loop.sign(), loop::toString);
    }

    @Test
    void aRawSystemCallIsAssemblyAllTheTime() {
        Stretch round = round(compile("{\"rawsyscall\": \"1us\"}")).get(0);
        assertEquals(SafePoint.ASSEMBLY.ordinal(), round.at()[0]);
        assertEquals(1_000, round.end()[0]);
    }

    @Test
    void anEndlessLoopInsideACallNeverComesBack() {
        Compiled compiled = compile("{\"call\": \"spins\"}");
        assertEquals(Op.FOREVER, lastStretchRounds(compiled));
    }

    private static long lastStretchRounds(Compiled compiled) {
        Func main = compiled.program().funcs().get(compiled.program().main());
        long rounds = 0;
        for (int i = 0; i < main.op().length && rounds != Op.FOREVER; i++) {
            rounds = main.op()[i] == Op.STRETCH ? main.b()[i] : rounds;
        }
        return rounds;
    }
}
