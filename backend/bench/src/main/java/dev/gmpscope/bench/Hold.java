package dev.gmpscope.bench;

import dev.gmpscope.engine.Agenda;
import java.util.Random;
import umontreal.ssj.simevents.Event;
import umontreal.ssj.simevents.Simulator;
import umontreal.ssj.simevents.eventlist.Henriksen;

/** Goal 1, the hold model: take the first of so many pending actions, add one at an exponentially distributed distance; nothing else. */
final class Hold {
    private static final int HOLDS = 2_000_000;
    private static final int DRAWS = 1 << 16;
    private static final double MEAN = 1000;

    private final int pending;
    private final long[] draws = new long[DRAWS];

    Hold(int pending) {
        this.pending = pending;
        Random random = new Random(pending);
        for (int i = 0; i < DRAWS; i++) {
            draws[i] = 1 + (long) (-Math.log(1 - random.nextDouble()) * MEAN);
        }
    }

    static void measure(int pending) throws Exception {
        Hold hold = new Hold(pending);
        Sides sides = new Sides().add("bare heap", hold::bareHeap).add("agenda", hold::agenda).add("SSJ, Henriksen list alone", hold::henriksen)
                .add("SSJ, simulator with Henriksen list", hold::simulator);
        sides.measure("Hold model, " + pending + " pending", "a hold");
        sides.ratio("agenda", "bare heap", "at most 1.5");
        sides.ratio("SSJ, Henriksen list alone", "agenda", "none");
        sides.ratio("SSJ, simulator with Henriksen list", "agenda", "at least " + (pending > 1000 ? 4 : 2));
    }

    private double bareHeap() {
        BareHeap heap = new BareHeap(pending + 1);
        for (int i = 0; i < pending; i++) {
            heap.add(draws[i]);
        }
        long before = System.nanoTime();
        for (int i = 0; i < HOLDS; i++) {
            heap.add(heap.removeFirst() + draws[i & DRAWS - 1]);
        }
        return (System.nanoTime() - before) / (double) HOLDS;
    }

    private double agenda() {
        Agenda agenda = new Agenda();
        for (int i = 0; i < pending; i++) {
            agenda.add(draws[i], i);
        }
        long before = System.nanoTime();
        for (int i = 0; i < HOLDS; i++) {
            long time = agenda.firstTime();
            long payload = agenda.firstPayload();
            agenda.removeFirst();
            agenda.add(time + draws[i & DRAWS - 1], payload);
        }
        return (System.nanoTime() - before) / (double) HOLDS;
    }

    /** An event of SSJ that is only moved about. */
    private static final class Pending extends Event {
        Pending(Simulator simulator) {
            super(simulator);
        }

        void moveTo(double time) {
            eventTime = time;
        }

        @Override
        public void actions() {
            throw new IllegalStateException("only the list is measured");
        }
    }

    private double henriksen() {
        Simulator simulator = new Simulator();
        Henriksen list = new Henriksen();
        for (int i = 0; i < pending; i++) {
            Pending e = new Pending(simulator);
            e.moveTo(draws[i]);
            list.add(e);
        }
        long before = System.nanoTime();
        for (int i = 0; i < HOLDS; i++) {
            Pending e = (Pending) list.removeFirst();
            e.moveTo(e.time() + draws[i & DRAWS - 1]);
            list.add(e);
        }
        return (System.nanoTime() - before) / (double) HOLDS;
    }

    /** SSJ as its users call it: an event that schedules itself again. */
    private double simulator() {
        Simulator simulator = new Simulator();
        simulator.init(new Henriksen());
        int[] done = new int[1];
        for (int i = 0; i < pending; i++) {
            new Event(simulator) {
                @Override
                public void actions() {
                    if (++done[0] == HOLDS) {
                        simulator.stop();
                    }
                    schedule(draws[done[0] & DRAWS - 1]);
                }
            }.schedule(draws[i]);
        }
        long before = System.nanoTime();
        simulator.start();
        return (System.nanoTime() - before) / (double) HOLDS;
    }
}
