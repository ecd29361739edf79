package dev.gmpscope.runtime;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gmpscope.engine.Rand;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The heap of a P's timers against a plain list. */
class TimerHeapTest {
    private final Timers heap = new Timers();
    private final List<Timer> all = new ArrayList<>();
    private final StringBuilder did = new StringBuilder();

    /** What run does with the timers that are due (time.go: timers.run). */
    private List<Timer> fired(long now) {
        List<Timer> fired = new ArrayList<>();
        heap.adjust(now, false);
        while (!heap.isEmpty()) {
            Timer t = heap.first();
            if (!t.has(Timer.MODIFIED | Timer.ZOMBIE) && heap.firstWhen() > now) {
                break;
            }
            if (!heap.updateHeap()) {
                fired.add(t);
                t.when = 0;
                t.state |= Timer.MODIFIED;
                t.makeZombie();
                heap.updateHeap();
            }
        }
        return fired;
    }

    private void set(Timer t, long when) {
        t.when = when;
        if (t.has(Timer.HEAPED)) {
            t.state |= Timer.MODIFIED;
            t.unmakeZombie();
            heap.modified(when);
        } else {
            heap.cleanHead();
            t.state |= Timer.HEAPED;
            heap.addHeap(t);
        }
    }

    private static void stop(Timer t) {
        if (t.has(Timer.HEAPED)) {
            t.state |= Timer.MODIFIED;
            t.makeZombie();
        }
        t.when = 0;
    }

    @Test
    void every_timer_fires_once_it_is_due_in_order_whatever_was_stopped_and_set_anew() {
        for (int seed = 0; seed < 200; seed++) {
            Rand rand = new Rand(seed);
            did.setLength(0);
            did.append("seed ").append(seed).append(':');
            all.clear();
            for (int i = 0; i < 20; i++) {
                all.add(Timer.ofSleep(new G(i)));
            }
            long now = 1;
            for (int step = 0; step < 300; step++) {
                step(rand, now);
                now += rand.below(3);
            }
            now += 100;
            check(now);
            heap.adjust(now, true);
        }
    }

    private void step(Rand rand, long now) {
        Timer t = all.get(rand.below(all.size()));
        switch (rand.below(4)) {
            case 0, 1 -> {
                long when = now + rand.below(40);
                did.append(" set ").append(t.sleeper.id).append(" to ").append(when);
                set(t, when);
            }
            case 2 -> {
                did.append(" stop ").append(t.sleeper.id);
                stop(t);
            }
            default -> check(now);
        }
        long due = all.stream().mapToLong(x -> x.when).filter(w -> w > 0).min().orElse(Long.MAX_VALUE);
        assertEquals(true, due == Long.MAX_VALUE || heap.wakeTime() != 0 && heap.wakeTime() <= due, () -> "nobody would wake at " + due + ": " + did);
    }

    private void check(long now) {
        did.append(" run at ").append(now);
        List<Long> due = all.stream().map(t -> t.when).filter(w -> w > 0 && w <= now).sorted().collect(Collectors.toList());
        List<Timer> expected = all.stream().filter(t -> t.when > 0 && t.when <= now).toList();
        List<Long> whens = new ArrayList<>();
        List<Timer> before = new ArrayList<>(expected);
        java.util.Map<Timer, Long> at = new java.util.IdentityHashMap<>();
        before.forEach(t -> at.put(t, t.when));
        fired(now).forEach(t -> whens.add(at.get(t)));
        assertEquals(due, whens, did::toString);
    }
}
