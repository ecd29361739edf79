package dev.gmpscope.compiler;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gmpscope.program.Costs;
import dev.gmpscope.program.Func;
import dev.gmpscope.program.Op;
import dev.gmpscope.program.Program;
import dev.gmpscope.program.SafePoint;
import dev.gmpscope.program.Site;
import dev.gmpscope.program.Stretch;
import dev.gmpscope.scenario.Documents;
import dev.gmpscope.scenario.Scenario;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What a scenario's functions are compiled to. */
class CompilerTest {
    private static final long CALL = Costs.defaults().of("call");
    private static final long LOOP = Costs.defaults().of("loop");

    private static Program program(String funcs) {
        return Compiler.compile(Documents.read(Documents.withFuncs(funcs)), Costs.defaults()).program();
    }

    private static Program main(String operations) {
        return program("\"main\": [" + operations + "]");
    }

    private static Func mainOf(Program p) {
        return p.funcs().get(p.main());
    }

    private static Stretch stretch(Program p, int pc) {
        assertEquals(Op.STRETCH, mainOf(p).op()[pc]);
        return p.stretches().get((int) mainOf(p).a()[pc]);
    }

    @Test
    void straightCodeIsOneStretchThatBeginsWithThePrologue() {
        Program p = main("{\"compute\": \"1us\"}, {\"unsafe\": \"2us\", \"kind\": \"assembly\"}, {\"compute\": \"3us\"}");
        assertArrayEquals(new int[] {Op.STRETCH, Op.RET}, mainOf(p).op());
        Stretch s = stretch(p, 0);
        assertArrayEquals(new long[] {CALL, CALL + 1_000, CALL + 3_000, CALL + 6_000}, s.end());
        assertEquals(SafePoint.ASSEMBLY.ordinal(), s.at()[2]);
        assertArrayEquals(new boolean[] {true, false, false, false}, s.check());
    }

    @Test
    void anEmptyEndlessLoopIsEndlessComputing() {
        Program p = main("{\"for\": \"forever\", \"do\": []}");
        assertEquals(Op.FOREVER, mainOf(p).b()[1]);
        assertEquals(LOOP, stretch(p, 1).round());
        assertEquals(0, stretch(p, 1).checksPerRound());
    }

    @Test
    void aCountedLoopOfStraightCodeIsOneStretchOfManyRounds() {
        Program p = main("{\"for\": 500, \"var\": \"i\", \"do\": [{\"unsafe\": \"1us\", \"kind\": \"runtime\"}]}, {\"compute\": \"1us\"}");
        assertArrayEquals(new int[] {Op.STRETCH, Op.STRETCH, Op.STRETCH, Op.RET}, mainOf(p).op());
        assertEquals(500, mainOf(p).b()[1]);
        assertEquals(1_000 + LOOP, stretch(p, 1).round());
    }

    @Test
    void aPlainInnerLoopIsOneLongerSegment() {
        Program p = main("{\"for\": \"forever\", \"do\": [{\"for\": 1000, \"do\": [{\"compute\": \"1us\"}]}]}");
        assertEquals(1000 * (1_000 + LOOP) + LOOP, stretch(p, 1).round());
    }

    @Test
    void aLoopAroundAnOperationOfTheSchedulerCountsItsRounds() {
        Program p = main("{\"for\": 3, \"do\": [{\"send\": \"ch\"}]}");
        assertArrayEquals(new int[] {Op.STRETCH, Op.LOOP_START, Op.STRETCH, Op.SEND, Op.STRETCH, Op.LOOP_NEXT, Op.RET}, mainOf(p).op());
        assertEquals(6, mainOf(p).c()[1]);
        assertEquals(2, mainOf(p).c()[5]);
        assertEquals(1, mainOf(p).slots());
        assertTrue(stretch(p, 2).check()[0]);
        assertEquals(SafePoint.RUNTIME.ordinal(), stretch(p, 2).at()[0]);
        assertEquals(Costs.defaults().of("chan"), stretch(p, 2).round());
    }

    @Test
    void aLoopOfNoRoundsIsPassedBy() {
        assertArrayEquals(new int[] {Op.STRETCH, Op.RET}, mainOf(main("{\"for\": 0, \"do\": [{\"compute\": \"1us\"}]}")).op());
        Program p = main("{\"for\": 0, \"do\": [{\"send\": \"ch\"}]}");
        assertEquals(Op.LOOP_START, mainOf(p).op()[1]);
        assertEquals(0, mainOf(p).b()[1]);
        assertEquals(Op.RET, mainOf(p).op()[mainOf(p).c()[1]]);
    }

    @Test
    void aLoopThatOutlivesEveryRunIsEndless() {
        Program p = main("{\"for\": 1000000000, \"do\": [{\"for\": 1000000000, \"do\": [{\"compute\": \"3600s\"}]}]}");
        for (Stretch s : p.stretches()) {
            assertTrue(s.round() > 0);
        }
        assertTrue(java.util.Arrays.stream(mainOf(p).b()).anyMatch(rounds -> rounds == Op.FOREVER));
    }

    @Test
    void aCallThatIsLaidFlatKeepsItsChainOfSites() {
        Program p = program("\"main\": [{\"call\": \"outer\"}], \"outer\": {\"noinline\": true, \"do\": [{\"call\": \"inner\"}]}, \"inner\": [{\"compute\": \"1us\"}]");
        Stretch s = stretch(p, 0);
        assertArrayEquals(new boolean[] {true, false, false}, s.check());
        Site compute = p.sites().get(s.site()[2]);
        Site call = p.sites().get(compute.parent());
        Site outer = p.sites().get(call.parent());
        assertEquals(List.of("inner", "outer", "main"), List.of(compute.func(), call.func(), outer.func()));
        assertEquals(List.of("$.funcs.inner[0]", "$.funcs.outer.do[0]", "$.funcs.main[0]"), List.of(compute.path(), call.path(), outer.path()));
        assertTrue(compute.line() > call.line() && call.line() > outer.line() && outer.line() > 0);
    }

    @Test
    void aCheckOfACalledFunctionStandsOnItsFirstSegment() {
        Program p = program("\"main\": [{\"for\": \"forever\", \"do\": [{\"compute\": \"1us\"}, {\"call\": \"helper\"}]}], "
                + "\"helper\": {\"noinline\": true, \"frame\": 128, \"do\": [{\"compute\": \"1us\"}]}");
        assertArrayEquals(new boolean[] {false, true, false, false}, stretch(p, 1).check());
        assertEquals("$.funcs.helper", p.sites().get(stretch(p, 1).site()[1]).path());
    }

    @Test
    void aCallThatIsNotStraightHasAFrameOfItsOwnUnlessInlined() {
        Program called = program("\"main\": [{\"call\": \"f\"}], \"f\": {\"noinline\": true, \"do\": [{\"send\": \"ch\"}]}");
        assertArrayEquals(new int[] {Op.STRETCH, Op.CALL, Op.RET}, mainOf(called).op());
        Program inlined = program("\"main\": [{\"call\": \"f\"}, {\"compute\": \"1us\"}], \"f\": [{\"send\": \"ch\"}, {\"return\": true}]");
        assertArrayEquals(new int[] {Op.STRETCH, Op.SEND, Op.JUMP, Op.STRETCH, Op.RET}, mainOf(inlined).op());
        assertEquals(3, mainOf(inlined).c()[2]);
    }

    @Test
    void aRefusedCheckStandsInTheMiddleOfCodeUnderLocks() {
        Stretch s = stretch(main("{\"unsafe\": \"1ms\", \"kind\": \"locks\"}"), 0);
        assertArrayEquals(new long[] {CALL, CALL + 500_000, CALL + 1_000_000}, s.end());
        assertArrayEquals(new boolean[] {true, false, true}, s.check());
    }

    @Test
    void selectJumpsToItsCases() {
        Program p = main("{\"select\": [{\"recv\": \"ch\", \"do\": [{\"compute\": \"1us\"}]}, {\"default\": []}]}, {\"println\": \"after\"}");
        assertEquals(2, p.selects().get(0).cases().get(0).target());
        assertEquals(4, p.selects().get(0).fallback());
        assertArrayEquals(new int[] {Op.STRETCH, Op.SELECT, Op.STRETCH, Op.JUMP, Op.JUMP, Op.STRETCH, Op.PRINTLN, Op.RET}, mainOf(p).op());
        assertEquals(5, mainOf(p).c()[3]);
        assertEquals(5, mainOf(p).c()[4]);
    }

    @Test
    void costsCanBeOverridden() {
        Scenario s = Documents.read(Documents.withMain("{\"send\": \"ch\"}"));
        Program p = Compiler.compile(s, Costs.with(Map.of("chan", 7_000L, "call", 3L))).program();
        assertArrayEquals(new long[] {3, 7_003}, stretch(p, 0).end());
    }

    @Test
    void manyCallsOfManyCallsCompileInNoTime() {
        StringBuilder funcs = new StringBuilder("\"main\": [{\"call\": \"f0\"}]");
        for (int i = 0; i < 60; i++) {
            String call = "{\"call\": \"f" + (i + 1) + "\"}";
            funcs.append(", \"f").append(i).append("\": {\"nosplit\": true, \"do\": [").append(call).append(", ").append(call).append("]}");
        }
        funcs.append(", \"f60\": []");
        StringBuilder many = new StringBuilder("\"many\": [{\"call\": \"four\"}");
        many.append(", {\"call\": \"four\"}".repeat(8_000)).append("], \"four\": [")
                .append("{\"compute\": \"1us\"}, {\"compute\": \"1us\"}, {\"compute\": \"1us\"}, {\"compute\": \"1us\"}], ");
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(10), () -> program(many + funcs.toString()));
    }
}
