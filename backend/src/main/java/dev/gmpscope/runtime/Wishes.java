package dev.gmpscope.runtime;

import dev.gmpscope.trace.Ev;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The commands of a fork, carried out at their time. The run up to the first one is, event for event, the run without it.
 *
 * <p>Somebody has to do what nobody in the program does: it is done as if sysmon did it, which has a thread and needs no P. That takes no time.
 */
final class Wishes {
    private final Rt rt;
    private final List<Wish> all = new ArrayList<>();

    Wishes(Rt rt) {
        this.rt = rt;
    }

    void add(long time, Wish wish) {
        rt.agenda.add(time, Step.payload(Step.WISH, Sysmon.M_ID, all.size()));
        all.add(wish);
    }

    /** Whether any function besides those that only commands start has to do with the garbage collector. */
    boolean programCollects() {
        return IntStream.range(0, rt.program.funcs().size())
                .anyMatch(f -> rt.program.collects(f) && all.stream().noneMatch(c -> c instanceof Wish.Go go && go.apart() && go.function() == f));
    }

    /** The event comes first, so that what follows from it stands behind it. */
    void carryOut(int index) {
        Wish wish = all.get(index);
        M sysmon = rt.sysmon.m();
        boolean possible = possible(wish);
        rt.trace.emit(Ev.COMMAND, sysmon, rt.trace.string(wish.text()), possible ? 1 : 0, goroutine(wish.goroutine()) == null ? -1 : wish.goroutine());
        if (possible) {
            carryOut(sysmon, wish);
        }
    }

    /** There may be no such goroutine, thread or P at this time, or none that runs. */
    private boolean possible(Wish wish) {
        if (wish instanceof Wish.Preempt c) {
            G gp = goroutine(c.goroutine());
            return rt.rules.flags() && gp != null && gp.status == GStatus.RUNNING && gp.m.p != null;
        } else if (wish instanceof Wish.Signal c) {
            return c.thread() < rt.allm.size() && c.thread() != Sysmon.M_ID && !rt.allm.get(c.thread()).idle && !rt.allm.get(c.thread()).signalPending;
        } else if (wish instanceof Wish.Block c) {
            G gp = goroutine(c.goroutine());
            return gp != null && gp.status != GStatus.DEAD;
        } else if (wish instanceof Wish.Steal c) {
            return c.proc() < rt.allp.length && c.from() < rt.allp.length && c.proc() != c.from();
        }
        return true;
    }

    private G goroutine(int id) {
        return id >= 0 && id < rt.allgs.size() ? rt.allgs.get(id) : null;
    }

    private void carryOut(M sysmon, Wish wish) {
        if (wish instanceof Wish.Go c) {
            if (rt.program.collects(c.function()) && !rt.gc.enabled()) {
                rt.gc.enable();
            }
            rt.proc.inject(sysmon, c.function());
        } else if (wish instanceof Wish.Preempt c) {
            rt.preempt.preemptone(sysmon, goroutine(c.goroutine()).m.p, Preempt.COMMAND);
        } else if (wish instanceof Wish.Signal c) {
            rt.preempt.signal(sysmon, rt.allm.get(c.thread()));
        } else if (wish instanceof Wish.Block c) {
            rt.syscall.longer(goroutine(c.goroutine()), c.ns());
        } else if (wish instanceof Wish.Steal c) {
            rt.allp[c.proc()].victim = rt.allp[c.from()];
        } else if (wish instanceof Wish.Obey c) {
            rt.rules = c.rules();
        }
    }
}
