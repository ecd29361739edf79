package dev.gmpscope.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gmpscope.trace.Validator;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The orders in which goroutines of one P run, as the real Go prints them; exact for some phase of schedtick. */
class OrderTest {
    private static final int PHASES = 61;

    private static Run workers(int n) {
        return Documents.run("""
                {'format':1,'title':'order','until':'1s','gomaxprocs':1,'waitgroups':['wg'],
                 'funcs':{'main':[{'add':'wg','n':%d},{'for':%d,'var':'i','do':[{'go':'worker','arg':'i'}]},{'wait':'wg'}],
                  'worker':{'param':'i','do':[{'println':{'value':'i'}},{'done':'wg'}]}}}""".formatted(n, n));
    }

    private static Set<List<String>> orders(int n) {
        Set<List<String>> orders = new LinkedHashSet<>();
        for (int phase = 0; phase < PHASES; phase++) {
            var log = Documents.log(Documents.with(workers(n), null, null, phase));
            assertEquals(List.of(), Validator.check(log));
            orders.add(Documents.output(log));
        }
        return orders;
    }

    /** "9 0-8" stands for 9, 0, 1, … 8. */
    private static List<String> expand(String ranges) {
        List<String> all = new ArrayList<>();
        for (String range : ranges.split(" ")) {
            String[] ends = range.split("-");
            for (int i = Integer.parseInt(ends[0]); i <= Integer.parseInt(ends[ends.length - 1]); i++) {
                all.add(Integer.toString(i));
            }
        }
        return all;
    }

    @Test
    void the_last_of_ten_runs_first_whatever_the_phase() {
        assertEquals(Set.of(expand("9 0-8")), orders(10));
    }

    @Test
    void so_does_the_last_of_256() {
        assertEquals(Set.of(expand("255 0-254")), orders(256));
    }

    @Test
    void of_258_half_the_ring_goes_to_the_global_queue_and_comes_back_at_each_61st_tick() {
        Set<List<String>> orders = orders(258);
        assertEquals(PHASES, orders.size(), "each phase has its own order");
        for (String measured : List.of("257 128-184 0 185-244 1 245-255 2-127 256", "257 128-163 0 164-223 1 224-255 2-127 256", "257 128-164 0 165-224 1 225-255 2-127 256")) {
            assertTrue(orders.contains(expand(measured)), () -> measured + " is missing; phase 0 gives " + orders.iterator().next());
        }
    }

    @Test
    void twenty_blocking_calls_on_one_p_overlap() {
        Run run = Documents.run("""
                {'format':1,'title':'calls','until':'1s','gomaxprocs':1,'waitgroups':['wg'],
                 'funcs':{'main':[{'add':'wg','n':20},{'for':20,'do':[{'go':'caller'}]},{'wait':'wg'},{'println':'all'}],
                  'caller':[{'syscall':'50ms'},{'done':'wg'}]}}""");
        long all = Documents.firstLine(Documents.log(run));
        assertTrue(all >= 50_000_000 && all <= 60_000_000, "all are back after " + all + " ns");
    }
}
