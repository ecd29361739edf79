package dev.gmpscope.trace;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * The append-only log of a run in columns: 33 bytes an event and no object for one. One thread appends; any number of
 * threads read the events below {@link #size()} and the table rows that they use.
 *
 * <p>Columns come in chunks of {@value #CHUNK} events, so that growing never copies and a reader never sees an array
 * that is being replaced. The size is published last, so whatever it covers is complete.
 */
public final class EventLog {
    /** Events of a chunk. */
    public static final int CHUNK = 1 << 14;

    private static final int SHIFT = 14;
    private static final int MASK = CHUNK - 1;

    private static final int EVENT_BYTES = 33;
    /** Of a row with what looks it up, about. */
    private static final int ROW_BYTES = 120;

    /** The columns of so many events, mostly {@value #CHUNK}. */
    private static final class Chunk {
        final long[] time;
        final byte[] type;
        final short[] m;
        final short[] p;
        final int[] g;
        final int[] stack;
        final int[] a;
        final int[] b;
        final int[] c;

        Chunk() {
            time = new long[CHUNK];
            type = new byte[CHUNK];
            m = new short[CHUNK];
            p = new short[CHUNK];
            g = new int[CHUNK];
            stack = new int[CHUNK];
            a = new int[CHUNK];
            b = new int[CHUNK];
            c = new int[CHUNK];
        }

        /** The first events of another. */
        Chunk(Chunk of, int events) {
            time = Arrays.copyOf(of.time, events);
            type = Arrays.copyOf(of.type, events);
            m = Arrays.copyOf(of.m, events);
            p = Arrays.copyOf(of.p, events);
            g = Arrays.copyOf(of.g, events);
            stack = Arrays.copyOf(of.stack, events);
            a = Arrays.copyOf(of.a, events);
            b = Arrays.copyOf(of.b, events);
            c = Arrays.copyOf(of.c, events);
        }

        void copy(int first, int count, long baseTime, int[][] to, int at) {
            for (int i = 0; i < count; i++) {
                to[0][at + i] = (int) (time[first + i] - baseTime);
            }
            for (int i = 0; i < count; i++) {
                to[1][at + i] = type[first + i] & 0xff;
            }
            widen(m, first, count, to[2], at);
            widen(p, first, count, to[3], at);
            int[][] wide = {g, stack, a, b, c};
            for (int k = 0; k < wide.length; k++) {
                System.arraycopy(wide[k], first, to[4 + k], at, count);
            }
        }
    }

    private static void widen(short[] from, int first, int count, int[] to, int at) {
        for (int i = 0; i < count; i++) {
            to[at + i] = from[first + i];
        }
    }

    /** Writes the size after what it covers, without waiting for it to be seen. */
    private static final VarHandle SIZE;

    static {
        try {
            SIZE = MethodHandles.lookup().findVarHandle(EventLog.class, "size", int.class);
        } catch (ReflectiveOperationException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final Header header;
    /** Whether it tells in which queue or in whose hands a runnable goroutine is, and what threads without a goroutine do. */
    final boolean queues;
    final boolean threads;
    private final Rows<String> strings = new Rows<>();
    private final Rows<Tables.Stack> stacks = new Rows<>();
    private final Rows<Tables.Goroutine> gs = new Rows<>();
    private final Rows<Tables.Thread> ms = new Rows<>();
    private final Rows<Tables.Proc> ps = new Rows<>();
    private final Rows<Tables.Obj> objects = new Rows<>();
    /** Look-up only, never iterated. */
    private final Map<String, Integer> stringRows = new HashMap<>();
    private final Map<Tables.Stack, Integer> stackRows = new HashMap<>();

    private volatile Chunk[] chunks = new Chunk[4];
    private volatile int size;
    private Chunk tail;
    private int count;
    private long textBytes;

    public EventLog(Header header) {
        this.header = header;
        queues = header.records().contains("queues");
        threads = header.records().contains("threads");
    }

    /** Appends an event; see docs/contracts.md for the columns. */
    public void append(long time, int type, int m, int p, int g, int stack, int a, int b, int c) {
        int i = count & MASK;
        if (i == 0) {
            grow();
        }
        Chunk k = tail;
        k.time[i] = time;
        k.type[i] = (byte) type;
        k.m[i] = (short) m;
        k.p[i] = (short) p;
        k.g[i] = g;
        k.stack[i] = stack;
        k.a[i] = a;
        k.b[i] = b;
        k.c[i] = c;
        SIZE.setRelease(this, ++count);
    }

    private void grow() {
        int at = count >>> SHIFT;
        if (at == chunks.length) {
            chunks = Arrays.copyOf(chunks, at * 2);
        }
        tail = new Chunk();
        chunks[at] = tail;
    }

    /** Gives back the room that no event has taken: there will be no more. */
    public void complete() {
        int used = count & MASK;
        if (used > 0) {
            tail = new Chunk(tail, used);
            chunks[count >>> SHIFT] = tail;
        }
    }

    /** Rough size in memory, with its tables. */
    public long bytes() {
        Chunk last = tail;
        int whole = Math.max(0, size - 1) >>> SHIFT;
        long rows = (long) strings.size() + stacks.size() + gs.size() + ms.size() + ps.size() + objects.size();
        return ((long) whole * CHUNK + (last == null ? 0 : last.type.length)) * EVENT_BYTES + rows * ROW_BYTES + textBytes;
    }

    public Header header() {
        return header;
    }

    /** Number of events that can be read. */
    public int size() {
        return size;
    }

    public long time(int i) {
        return chunks[i >>> SHIFT].time[i & MASK];
    }

    public int type(int i) {
        return chunks[i >>> SHIFT].type[i & MASK] & 0xff;
    }

    public int m(int i) {
        return chunks[i >>> SHIFT].m[i & MASK];
    }

    public int p(int i) {
        return chunks[i >>> SHIFT].p[i & MASK];
    }

    public int g(int i) {
        return chunks[i >>> SHIFT].g[i & MASK];
    }

    public int stack(int i) {
        return chunks[i >>> SHIFT].stack[i & MASK];
    }

    public int a(int i) {
        return chunks[i >>> SHIFT].a[i & MASK];
    }

    public int b(int i) {
        return chunks[i >>> SHIFT].b[i & MASK];
    }

    public int c(int i) {
        return chunks[i >>> SHIFT].c[i & MASK];
    }

    /** The columns of a stretch in the order of {@link #append}, times as what they are above a base. */
    void copy(int from, int count, long baseTime, int[][] to) {
        for (int done = 0; done < count;) {
            int first = from + done & MASK;
            int some = Math.min(count - done, CHUNK - first);
            chunks[from + done >>> SHIFT].copy(first, some, baseTime, to, done);
            done += some;
        }
    }

    /** Argument slot 0, 1 or 2. */
    public int slot(int i, int slot) {
        return slot == 0 ? a(i) : slot == 1 ? b(i) : c(i);
    }

    /** Two argument slots as one number, low half first. */
    public long wide(int i, int slot) {
        return slot(i, slot) & 0xffffffffL | (long) slot(i, slot + 1) << 32;
    }

    public Rows<String> strings() {
        return strings;
    }

    public Rows<Tables.Stack> stacks() {
        return stacks;
    }

    public Rows<Tables.Goroutine> gs() {
        return gs;
    }

    public Rows<Tables.Thread> ms() {
        return ms;
    }

    public Rows<Tables.Proc> ps() {
        return ps;
    }

    public Rows<Tables.Obj> objects() {
        return objects;
    }

    /** Row of a text; added if it is new. */
    public int string(String text) {
        Integer row = stringRows.get(text);
        if (row == null) {
            row = strings.add(text);
            textBytes += 2L * text.length();
            stringRows.put(text, row);
        }
        return row;
    }

    /** Row of a frame; added if it is new. */
    public int stack(int parent, String func, String path, int line) {
        return stack(parent, func, path, line, null);
    }

    /** Row of a frame that stands in a file; added if it is new. */
    public int stack(int parent, String func, String path, int line, String file) {
        Tables.Stack frame = new Tables.Stack(parent, func, path, line, file);
        Integer row = stackRows.get(frame);
        if (row == null) {
            row = stacks.add(frame);
            stackRows.put(frame, row);
        }
        return row;
    }
}
