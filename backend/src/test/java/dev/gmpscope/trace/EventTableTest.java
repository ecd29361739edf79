package dev.gmpscope.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gmpscope.program.SafePoint;
import java.lang.reflect.Field;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EventTableTest {
    private static final Set<String> PLAIN = Set.of("g", "m", "p", "count", "flag", "string", "object", "ns", "bytes", "rungs");

    @Test
    void every_constant_is_a_row_and_every_row_a_constant() throws IllegalAccessException {
        Set<Integer> numbers = new HashSet<>();
        for (Field field : Ev.class.getFields()) {
            EventType type = EventTable.get().byId(field.getInt(null));
            assertNotNull(type, field.getName());
            assertEquals(field.getName().replace("_", "").toLowerCase(Locale.ROOT), type.name().toLowerCase(Locale.ROOT));
            numbers.add(type.id());
        }
        assertEquals(EventTable.get().types().size(), numbers.size());
    }

    @Test
    void every_row_says_what_why_where_and_what_it_changes() {
        for (EventType type : EventTable.get().types()) {
            assertFalse(type.sentence().isBlank() || type.why().isBlank() || type.twin().isBlank() || type.does().isBlank(), type.name());
            assertTrue(type.tracer() == (type.needs() == null), type.name() + " is Go's own, or a part of the header's records");
        }
    }

    @Test
    void arguments_fit_three_slots_and_have_known_types() {
        for (EventType type : EventTable.get().types()) {
            int slots = type.args().stream().mapToInt(a -> a.wide() ? 2 : 1).sum();
            assertTrue(slots <= 3, type.name());
            type.args().forEach(a -> assertTrue(PLAIN.contains(a.type()) || EventTable.get().words(a.type()) != null, type.name() + " " + a.name()));
        }
    }

    @Test
    void the_rules_that_refuse_are_those_of_the_program() {
        assertEquals(SafePoint.values().length, EventTable.get().words("rule").size());
    }

    @Test
    void parts_that_an_event_needs_are_parts_of_a_header() {
        EventTable.get().types().stream().filter(t -> t.needs() != null).forEach(t -> assertTrue(Header.EVERYTHING.contains(t.needs()) || t.needs().equals(Header.COUNTERS), t.name()));
    }
}
