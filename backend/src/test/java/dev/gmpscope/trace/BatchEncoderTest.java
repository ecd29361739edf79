package dev.gmpscope.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Batches hold what the log holds, in few bytes; decoded here as section 4 of the contracts says. */
class BatchEncoderTest {
    private static final int COLUMNS = 9;

    private static EventLog log() {
        return new EventLog(new Header(Header.FORMAT, "model", "1.26", "", "1.14", false, 1, 1, 0, 1, Header.EVERYTHING));
    }

    private static long[][] decode(ByteBuffer batch) {
        ByteBuffer in = batch.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        assertEquals(BatchEncoder.MAGIC, in.getInt());
        int count = in.getInt();
        in.getDouble();
        long baseTime = (long) in.getDouble();
        long[][] columns = new long[COLUMNS][count];
        int at = BatchEncoder.HEAD;
        for (int k = 0; k < COLUMNS; k++) {
            int width = in.getInt();
            int base = in.getInt();
            for (int i = 0; i < count; i++) {
                int element = width == 0 ? 0 : width == 1 ? in.get(at + i) & 0xff : width == 2 ? in.getShort(at + 2 * i) & 0xffff : in.getInt(at + 4 * i);
                int value = base + element;
                columns[k][i] = k == 0 ? baseTime + (value & 0xffffffffL) : value;
            }
            at += count * width + 3 & ~3;
        }
        assertEquals(batch.capacity(), at);
        return columns;
    }

    private static void check(EventLog log, int from, int to) {
        long[][] columns = decode(new BatchEncoder().encode(log, from, to));
        for (int i = from; i < to; i++) {
            long[] event = {log.time(i), log.type(i), log.m(i), log.p(i), log.g(i), log.stack(i), log.a(i), log.b(i), log.c(i)};
            for (int k = 0; k < COLUMNS; k++) {
                assertEquals(event[k], columns[k][i - from], "column " + k + " of event " + i);
            }
        }
    }

    @Test
    void whatGoesInComesOut() {
        Random random = new Random(1);
        EventLog log = log();
        long time = 5_000_000_000_000L;
        for (int i = 0; i < 3000; i++) {
            time += random.nextInt(100_000);
            log.append(time, random.nextInt(92), random.nextInt(5) - 1, random.nextInt(300) - 1, random.nextInt(100_000) - 1,
                    -1, random.nextInt(), random.nextInt() >> random.nextInt(32), Integer.MIN_VALUE + i);
        }
        check(log, 0, 3000);
        check(log, 1234, 1235);
        check(log, 17, 2999);
    }

    @Test
    void theWholeRangeOf32BitsFits() {
        EventLog log = log();
        log.append(0, 1, -1, -1, -1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, 0);
        log.append(0xffffffffL, 255, Short.MAX_VALUE, Short.MAX_VALUE, Integer.MAX_VALUE, -1, Integer.MAX_VALUE, 1, 0);
        check(log, 0, 2);
        assertEquals(2, BatchEncoder.end(log, 0, 2));
    }

    @Test
    void aBatchEndsWhereItsTimeNoLongerFits() {
        EventLog log = log();
        for (int i = 0; i < 100; i++) {
            log.append(i * 1_000_000_000L, 1, 0, 0, 0, 0, 0, 0, 0);
        }
        assertEquals(5, BatchEncoder.end(log, 0, 100));
        assertEquals(15, BatchEncoder.end(log, 10, 100));
        assertEquals(12, BatchEncoder.end(log, 10, 12));
        assertEquals(100, BatchEncoder.end(log, 98, 100));
        log.append(200_000_000_000L, 1, 0, 0, 0, 0, 0, 0, 0);
        assertEquals(100, BatchEncoder.end(log, 99, 101));
    }

    @Test
    void narrowColumnsTakeFewBytes() {
        EventLog log = log();
        for (int i = 0; i < 1000; i++) {
            log.append(i * 60L, i % 90, i % 4, i % 4, i % 200, i % 300, i % 2, 0, 0);
        }
        int bytes = new BatchEncoder().encode(log, 0, 1000).capacity();
        assertTrue(bytes <= BatchEncoder.HEAD + 1000 * 10, bytes + " bytes");
    }
}
