package dev.gmpscope.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CostsTest {
    @Test
    void every_row_has_a_name_of_its_own_a_price_and_a_clause() {
        Set<String> names = new HashSet<>();
        for (Costs.Row row : Costs.TABLE) {
            assertTrue(names.add(row.name()), row.name());
            assertTrue(row.ns() > 0, row.name() + " is free");
            assertFalse(row.what().isBlank(), row.name());
            assertEquals(row.ns(), Costs.defaults().of(row.name()));
        }
    }

    @Test
    void a_scenario_changes_one_row_and_leaves_the_others() {
        Costs costs = Costs.with(Map.of("chan", 7L));
        assertEquals(7, costs.of("chan"));
        assertEquals(Costs.defaults().of("select"), costs.of("select"));
    }

    @Test
    void a_name_that_is_no_row_is_a_mistake_of_the_program() {
        assertThrows(IllegalArgumentException.class, () -> Costs.defaults().of("nothing"));
    }

    @Test
    void rules_know_flags_since_1_2_and_signals_since_1_14() {
        assertFalse(Rules.of("1.1").flags());
        assertTrue(Rules.of("1.2").flags() && Rules.of("1.13").flags() && !Rules.of("1.13").signals());
        assertTrue(Rules.of("1.14").signals() && Rules.of(Rules.REFERENCE).signals());
        assertFalse(Rules.of("1.26").asyncpreemptoff().signals());
        assertEquals(null, Rules.of("1.27"));
        assertEquals(null, Rules.of("2.0"));
        assertEquals(null, Rules.of("one"));
    }
}
