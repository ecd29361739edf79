package dev.gmpscope.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class AgendaTest {
    private record Entry(long time, long payload) {}

    @Test
    void actions_come_by_time_and_those_of_one_instant_in_the_order_of_adding() {
        Random random = new Random(7);
        Agenda agenda = new Agenda();
        List<Entry> all = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            long time = random.nextInt(300);
            agenda.add(time, i);
            all.add(new Entry(time, i));
        }
        all.sort(Comparator.comparingLong(Entry::time));
        for (Entry e : all) {
            assertEquals(e, new Entry(agenda.firstTime(), agenda.firstPayload()));
            agenda.removeFirst();
        }
        assertTrue(agenda.isEmpty());
    }

    @Test
    void adding_and_taking_out_in_any_alternation_keeps_the_order() {
        Random random = new Random(11);
        Agenda agenda = new Agenda();
        TreeSet<Entry> all = new TreeSet<>(Comparator.comparingLong(Entry::time).thenComparing(Entry::payload));
        for (int i = 0; i < 50_000; i++) {
            int burst = random.nextInt(3);
            if (random.nextBoolean()) {
                for (; burst > 0 && !all.isEmpty(); burst--) {
                    assertEquals(all.pollFirst(), new Entry(agenda.firstTime(), agenda.firstPayload()));
                    agenda.removeFirst();
                }
            } else {
                Entry e = new Entry(random.nextInt(40), i);
                agenda.add(e.time(), e.payload());
                all.add(e);
            }
            assertEquals(all.size(), agenda.size());
            assertEquals(all.isEmpty() ? Long.MAX_VALUE : all.first().time(), agenda.firstTime());
        }
    }

    @Test
    void the_order_outlives_the_serial_numbers() {
        Agenda agenda = new Agenda();
        for (int i = 0; i < 100; i++) {
            agenda.add(5_000_000, i);
        }
        for (int i = 0; i < 3_000_000; i++) {
            agenda.add(i, -1);
            agenda.removeFirst();
        }
        for (int i = 0; i < 100; i++) {
            assertEquals(i, agenda.firstPayload());
            agenda.removeFirst();
        }
    }

    @Test
    void a_time_past_the_end_of_time_counts_as_that() {
        Agenda agenda = new Agenda();
        agenda.add(Long.MAX_VALUE, 1);
        agenda.add(3, 2);
        assertEquals(3, agenda.firstTime());
        agenda.removeFirst();
        assertEquals(Agenda.MAX_TIME, agenda.firstTime());
    }

    @Test
    void an_empty_agenda_is_never_due() {
        assertEquals(Long.MAX_VALUE, new Agenda().firstTime());
    }
}
