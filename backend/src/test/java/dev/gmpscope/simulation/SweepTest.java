package dev.gmpscope.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.gmpscope.trace.EventLog;
import dev.gmpscope.trace.Validator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Random small programs over all operations, through the validator. A failure prints the document; more seeds:
 * {@code mvn test -Dtest=SweepTest -Dsweep.seeds=10000}.
 */
class SweepTest {
    private static final int SEEDS = Integer.getInteger("sweep.seeds", 400);
    private static final String[] RULES = {"1.1", "1.13", "1.14", "1.26"};

    @Test
    void no_random_program_breaks_an_invariant_or_gives_two_logs() {
        for (int seed = 0; seed < SEEDS; seed++) {
            Run run = program(seed);
            EventLog log = Documents.log(run);
            String reproduce = "seed " + seed + ":\n" + run.document();
            assertEquals(List.of(), Validator.check(log), reproduce);
            if (seed % 20 == 0) {
                assertEquals(Lessons.text(log), Lessons.text(Documents.log(run)), reproduce);
            }
        }
    }

    static Run program(int seed) {
        Random random = new Random(seed);
        StringBuilder funcs = new StringBuilder("'main':[" + body(random, 0, 6, true) + ",{'sleep':'" + (1 + random.nextInt(30)) + "ms'}]");
        for (int f = 0; f < 3; f++) {
            funcs.append(",'f").append(f).append("':{'noinline':").append(random.nextBoolean()).append(",'frame':").append(random.nextInt(300))
                    .append(",'do':[").append(body(random, 0, 5, false)).append("]}");
        }
        Run run = Documents.run("{'format':1,'title':'seed " + seed + "','until':'60ms','gomaxprocs':" + (1 + random.nextInt(4)) + ",'seed':" + seed
                + ",'schedtick':" + random.nextInt(61) + ",'rules':'" + RULES[random.nextInt(RULES.length)] + "','asyncpreemptoff':" + (random.nextInt(4) == 0)
                + ",'chans':{'a':0,'b':2,'c':1},'mutexes':['mu'],'waitgroups':['wg'],'funcs':{" + funcs + "}}");
        return new Run(run.document(), null, null, null, null, null, null, 60_000L, List.of());
    }

    private static String body(Random random, int depth, int most, boolean main) {
        int n = 1 + random.nextInt(most);
        return IntStream.range(0, n).mapToObj(i -> operation(random, depth, main)).reduce((a, b) -> a + "," + b).orElseThrow();
    }

    private static String operation(Random random, int depth, boolean main) {
        String chan = "abc".charAt(random.nextInt(3)) + "";
        if (random.nextInt(16) == 0) {
            return unwinding(random, depth);
        }
        int pick = random.nextInt(depth > 2 ? 17 : 20);
        return switch (pick) {
            case 0, 1 -> "{'compute':'" + (1 + random.nextInt(3000)) + "us'}";
            case 2 -> "{'unsafe':'" + (1 + random.nextInt(3000)) + "us','kind':'" + (random.nextBoolean() ? "locks" : "runtime") + "'}";
            case 3 -> "{'send':'" + chan + "'}";
            case 4, 5 -> "{'recv':'" + chan + "'}";
            case 6 -> "{'sleep':'" + (1 + random.nextInt(2000)) + "us'}";
            case 7 -> "{'gosched':true}";
            case 8 -> "{'syscall':'" + (1 + random.nextInt(5000)) + "us'}";
            case 9 -> "{'rawsyscall':'3us'}";
            case 10 -> "{'runtime':'mallocgc'}";
            case 11 -> "{'println':'x'}";
            case 12 -> "{'lock':'mu'},{'compute':'300us'},{'unlock':'mu'}";
            case 13 -> "{'add':'wg'},{'done':'wg'}";
            case 14 -> main ? "{'wait':'wg'}" : "{'runtime':'convT'}";
            case 15, 16 -> main || depth > 0 ? "{'go':'f" + random.nextInt(3) + "'}" : "{'compute':'1ms'}";
            case 17 -> "{'for':" + random.nextInt(40) + ",'do':[" + body(random, depth + 1, 3, false) + "]}";
            case 18 -> "{'select':[{'recv':'a','do':[{'compute':'5us'}]},{'send':'b'}" + (random.nextBoolean() ? ",{'default':[]}" : "") + "]}";
            default -> "{'for':'forever','do':[" + body(random, depth + 1, 3, false) + "]}";
        };
    }

    private static String unwinding(Random random, int depth) {
        return switch (random.nextInt(depth > 2 ? 4 : 8)) {
            case 0 -> "{'panic':'p'}";
            case 1 -> "{'recover':true}";
            case 2 -> "{'goexit':true}";
            case 3 -> "{'defer':'f" + random.nextInt(3) + "'}";
            case 4, 5 -> "{'defer':[{'recover':true}," + body(random, depth + 1, 2, false) + "]},{'panic':'q'}";
            default -> "{'defer':[" + body(random, depth + 1, 3, false) + "]}";
        };
    }
}
