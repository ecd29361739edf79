package dev.gmpscope.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.Rows;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The same run value gives the same log, byte for byte, on any Java machine: two processes that differ in what must not matter (compiled or
 * interpreted, identity hashes, collector, language, time zone, encoding) run the same lessons and random programs.
 */
class TwoMachinesTest {
    private static final int PROGRAMS = 40;
    private static final long EVENTS = 5_000;
    private static final int ROW = 40;

    /** What one of the machines does: prints each run's name and the hash of its log. */
    static final class Hashes {
        private Hashes() {}

        public static void main(String[] args) throws NoSuchAlgorithmException {
            for (Lessons.Lesson lesson : Lessons.own().toList()) {
                System.out.println(lesson.id() + " " + hash(lesson.run()));
            }
            for (int seed = 0; seed < PROGRAMS; seed++) {
                System.out.println("seed-" + seed + " " + hash(SweepTest.program(seed)));
            }
        }

        private static String hash(Run run) throws NoSuchAlgorithmException {
            EventLog log = Documents.log(new Run(run.document(), null, null, null, null, null, null, EVENTS, List.of()));
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            ByteBuffer row = ByteBuffer.allocate(ROW);
            for (int i = 0; i < log.size(); i++) {
                row.clear().putLong(log.time(i)).putInt(log.type(i)).putInt(log.m(i)).putInt(log.p(i)).putInt(log.g(i)).putInt(log.stack(i))
                        .putInt(log.a(i)).putInt(log.b(i)).putInt(log.c(i));
                digest.update(row.array());
            }
            for (Rows<?> table : List.of(log.strings(), log.stacks(), log.gs(), log.ms(), log.ps(), log.objects())) {
                for (int i = 0; i < table.size(); i++) {
                    digest.update(table.get(i).toString().getBytes(StandardCharsets.UTF_8));
                }
            }
            return log.size() + " events " + HexFormat.of().formatHex(digest.digest());
        }
    }

    @Test
    void two_java_machines_that_have_little_in_common_write_the_same_logs() throws IOException, InterruptedException {
        Process one = machine("-Xint", "-XX:+UnlockExperimentalVMOptions", "-XX:hashCode=2", "-XX:+UseSerialGC", "-Duser.language=tr",
                "-Duser.timezone=Asia/Kolkata", "-Dfile.encoding=ISO-8859-1");
        Process two = machine("-XX:+UseParallelGC", "-Duser.language=en", "-Duser.timezone=UTC", "-Dfile.encoding=UTF-8");
        List<String> first = said(one);
        List<String> second = said(two);
        assertTrue(first.size() > PROGRAMS, () -> "the machine said only " + first);
        assertEquals(String.join("\n", first), String.join("\n", second));
    }

    private static Process machine(String... options) throws IOException {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()));
        command.addAll(List.of(options));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Hashes.class.getName()));
        return new ProcessBuilder(command).redirectErrorStream(true).start();
    }

    private static List<String> said(Process machine) throws IOException, InterruptedException {
        try (BufferedReader lines = machine.inputReader()) {
            List<String> said = lines.lines().toList();
            assertEquals(0, machine.waitFor(), () -> String.join("\n", said));
            return said;
        }
    }
}
