package dev.gmpscope.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.gmpscope.program.Costs;
import dev.gmpscope.program.Rules;
import dev.gmpscope.scenario.Function;
import dev.gmpscope.scenario.GoText;
import dev.gmpscope.scenario.GoTool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Frames are as large as Go's compiler makes them, give or take a few words that its register allocator spills. */
class FramesTest {
    private static final int WORDS = 2 * 8;
    private static final Pattern TEXT = Pattern.compile("main\\.(\\w+) STEXT.* locals=0x([0-9a-f]+) .*");

    @Test
    void asTheGoOfThisMachineLaysThemOut(@TempDir Path directory) {
        String version = GoTool.version();
        assumeTrue(version.startsWith("go" + Rules.REFERENCE) && version.endsWith("/amd64"),
                "skipped: " + version + " is not Go " + Rules.REFERENCE + " on amd64");
        GoTool.write(Zoo.scenario(), directory, true);
        GoTool.Said said = GoTool.run(directory, "go", "build", "-gcflags=-S", "-o", "zoo", ".");
        Map<String, Integer> theirs = new LinkedHashMap<>();
        for (String line : said.lines()) {
            Matcher text = TEXT.matcher(line);
            if (text.matches()) {
                theirs.put(text.group(1), Integer.parseInt(text.group(2), 16));
            }
        }
        Unit unit = new Unit(Zoo.scenario(), Costs.defaults(), GoText.render(Zoo.scenario()));
        List<String> wrong = new ArrayList<>();
        for (Function f : Zoo.scenario().funcs().values()) {
            int ours = unit.frames.of(f);
            if (Math.abs(ours - theirs.get(f.name())) > WORDS) {
                wrong.add(f.name() + ": ours " + ours + ", Go's " + theirs.get(f.name()));
            }
        }
        assertEquals(List.of(), wrong);
    }
}
