package dev.gmpscope.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EventLogTest {
    private static final Header HEADER = new Header(Header.FORMAT, "model", "1.26", "", "1.14", false, 1, 1, 0, 1, Header.EVERYTHING);

    private static final int MANY = 3 * EventLog.CHUNK + 17;

    private static EventLog random(long seed, int n) {
        Random random = new Random(seed);
        EventLog log = new EventLog(HEADER);
        for (int i = 0; i < n; i++) {
            log.append((long) i << 20, 1 + random.nextInt(91), random.nextInt(300) - 1, random.nextInt(257) - 1, random.nextInt() >>> 1,
                    random.nextInt(), random.nextInt(), random.nextInt(), random.nextInt());
        }
        return log;
    }

    @Test
    void what_was_appended_is_read_back_across_chunks() {
        EventLog log = random(1, MANY);
        Random random = new Random(1);
        assertEquals(MANY, log.size());
        for (int i = 0; i < MANY; i++) {
            assertEquals((long) i << 20, log.time(i));
            assertEquals(1 + random.nextInt(91), log.type(i));
            assertEquals(random.nextInt(300) - 1, log.m(i));
            assertEquals(random.nextInt(257) - 1, log.p(i));
            assertEquals(random.nextInt() >>> 1, log.g(i));
            assertEquals(random.nextInt(), log.stack(i));
            for (int slot = 0; slot < 3; slot++) {
                assertEquals(random.nextInt(), log.slot(i, slot));
            }
        }
    }

    @Test
    void two_slots_are_one_long_number_low_half_first() {
        EventLog log = new EventLog(HEADER);
        for (long ns : new long[] {0, 1, -1, 0xffffffffL, 60_000_000_000L, Long.MAX_VALUE, Long.MIN_VALUE}) {
            log.append(0, 1, -1, -1, -1, -1, (int) ns, (int) (ns >> 32), 0);
            log.append(0, 1, -1, -1, -1, -1, 0, (int) ns, (int) (ns >> 32));
            assertEquals(ns, log.wide(log.size() - 2, 0));
            assertEquals(ns, log.wide(log.size() - 1, 1));
        }
    }

    @Test
    void equal_texts_and_frames_share_a_row() {
        EventLog log = new EventLog(HEADER);
        assertEquals(log.string("sleep"), log.string("sle" + "ep".trim()));
        int frame = log.stack(-1, "main", "$.funcs.main[0]", 3);
        assertEquals(frame, log.stack(-1, "main", "$.funcs.main[0]", 3));
        assertTrue(frame != log.stack(frame, "main", "$.funcs.main[0]", 3));
        assertEquals(2, log.stacks().size());
    }

    @Test
    void a_reader_beside_the_writer_sees_whole_events_only() throws InterruptedException {
        EventLog log = new EventLog(HEADER);
        Thread writer = new Thread(() -> {
            for (int i = 0; i < 20 * EventLog.CHUNK; i++) {
                log.append(i, 1, 0, 0, i, i, i, i, i);
            }
        });
        writer.start();
        for (int seen = 0; seen < 20 * EventLog.CHUNK; ) {
            int size = log.size();
            for (; seen < size; seen++) {
                assertTrue(log.time(seen) == seen && log.g(seen) == seen && log.stack(seen) == seen && log.c(seen) == seen, "a torn event");
            }
        }
        writer.join();
    }

    @Test
    void a_complete_log_reads_as_before_and_takes_no_more_than_its_events() {
        for (int events : new int[] {0, 1, EventLog.CHUNK, EventLog.CHUNK + 3}) {
            EventLog log = new EventLog(new Header(Header.FORMAT, "model", "1.26", "t", "1.14", false, 1, 1, 0, 1, Header.EVERYTHING));
            for (int i = 0; i < events; i++) {
                log.append(i, Ev.GO_CREATE, 1, 2, i, 3, 4, 5, i);
            }
            log.complete();
            assertEquals(33L * events, log.bytes());
            for (int i = 0; i < events; i++) {
                assertEquals(i, log.time(i));
                assertEquals(Ev.GO_CREATE, log.type(i));
                assertEquals(i, log.c(i));
            }
        }
    }
}
