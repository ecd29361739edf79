package dev.gmpscope.cli;

import dev.gmpscope.scenario.GoDuration;
import dev.gmpscope.simulation.Outcome;
import dev.gmpscope.simulation.Summary;
import dev.gmpscope.trace.Ev;
import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.EventText;
import dev.gmpscope.trace.Header;
import dev.gmpscope.trace.export.SchedTrace;
import java.io.PrintWriter;
import java.util.List;

/** What {@code simulate} prints. */
enum Printer {
    /** One event a line. */
    events {
        @Override
        void print(EventLog log, Outcome outcome, SchedOptions options, PrintWriter out) {
            for (int i = 0; i < log.size(); i++) {
                out.println(EventText.line(log, i));
            }
        }
    },
    /** What println printed. */
    output {
        @Override
        void print(EventLog log, Outcome outcome, SchedOptions options, PrintWriter out) {
            for (int i = 0; i < log.size(); i++) {
                if (log.type(i) == Ev.PRINTLN) {
                    out.println(log.strings().get(log.a(i)));
                }
            }
        }
    },
    /** What GODEBUG=schedtrace prints. */
    schedtrace {
        @Override
        void print(EventLog log, Outcome outcome, SchedOptions options, PrintWriter out) {
            SchedTrace.write(log, outcome.time(), options.period(), options.detail(), (seq, time, deep, text) -> {
                out.println(text);
                return true;
            });
        }
    },
    /** Where each goroutine's time went, and how it was preempted. */
    summary {
        @Override
        void print(EventLog log, Outcome outcome, SchedOptions options, PrintWriter out) {
            boolean model = log.header().source().equals("model");
            boolean counters = log.header().records().contains(Header.COUNTERS);
            out.println(log.header().title() + " (" + (counters ? "what schedtrace printed" : (model ? "rules of Go " : "a trace in the format of Go ") + log.header().rules() + ", GOMAXPROCS=" + log.header().gomaxprocs()) + ")");
            out.println();
            Summary.of(log, outcome.time()).forEach(g -> goroutine(g, log, out));
            out.println();
            out.println(outcome.sentence());
            out.println(outcome.count() + " events in " + GoDuration.text(outcome.time()) + (model ? " of virtual time; "
                    + (outcome.status() < 0 ? "the program had not ended" : "exit status " + outcome.status()) : "."));
            outcome.shows().forEach(shown -> out.println(mark(shown) + " " + shown.says()));
        }
    };

    /** @param options of schedtrace */
    abstract void print(EventLog log, Outcome outcome, SchedOptions options, PrintWriter out);

    /** How often, and in which way where the log tells. */
    private static String how(Summary.Goroutine g, EventLog log) {
        return log.header().records().contains("signals") ? g.bySignal() + " by signal, " + g.byCheck() + " at a check" : g.bySignal() + g.byCheck() + " times";
    }

    private static void goroutine(Summary.Goroutine g, EventLog log, PrintWriter out) {
        StringBuilder line = new StringBuilder("G" + g.id() + " " + g.name() + ":");
        for (int s = 0; s < Summary.STATES.size(); s++) {
            if (g.timeIn().get(s) > 0) {
                line.append(' ').append(Summary.STATES.get(s)).append(' ').append(GoDuration.text(g.timeIn().get(s)));
            }
        }
        if (g.bySignal() + g.byCheck() > 0) {
            line.append("; preempted ").append(how(g, log));
        }
        List<Long> latencies = g.latencies();
        if (!latencies.isEmpty()) {
            line.append("; request to stop min ").append(GoDuration.text(latencies.get(0))).append(" median ")
                    .append(GoDuration.text(g.median())).append(" max ").append(GoDuration.text(latencies.get(latencies.size() - 1)));
        }
        out.println(line);
    }

    private static String mark(Outcome.Shown shown) {
        return shown.ok() == null ? "[-]" : shown.ok() ? "[x]" : "[ ]";
    }
}
