package dev.gmpscope.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The Go text of every scenario is a Go program: it builds, and gofmt and go vet have nothing to say. */
class GoProgramsTest {
    @TempDir
    static Path module;

    @BeforeAll
    static void write() throws IOException {
        GoTool.version();
        Files.writeString(module.resolve("go.mod"), "module scenarios\n\ngo 1.22\n");
        for (Path file : Documents.all()) {
            String id = file.getFileName().toString().replace(".json", "");
            GoTool.write(Documents.read(Documents.text(file)), module.resolve(id), false);
        }
        GoTool.write(Documents.read(HARD), module.resolve("hard"), false);
        GoTool.write(Documents.read(Documents.zoo()), module.resolve("zoo"), false);
    }

    /** Texts and shapes that a careless renderer would get wrong. */
    private static final String HARD = """
            {"format": 1, "title": "- a \\"title\\"\\n\\u0007 with */ and // in it", "chans": {"ch": 0}, "waitgroups": ["wg"],
             "funcs": {
               "main": [
                 {"println": "quote \\" backslash \\\\ tab \\t null \\u0000 lone \\ud800 emoji 😀 bom \\ufeff percent %d"},
                 {"for": 2, "var": "k", "do": []},
                 {"for": 2, "var": "k", "do": [{"for": 2, "do": [{"go": "worker", "arg": "k"}]}]},
                 {"unsafe": "1ms", "kind": "locks"}, {"unsafe": "1500ns", "kind": "malloc"},
                 {"select": [{"send": "ch"}, {"recv": "ch", "do": [{"return": true}]}, {"default": [{"compute": "1s"}]}]},
                 {"select": [{"recv": "ch"}]}, {"add": "wg"}, {"done": "wg"}
               ],
               "worker": {"noinline": true, "nosplit": true, "frame": 700, "param": "i", "do": []},
               "tiny": {"frame": 1, "do": [{"select": []}]}
             }}""";

    private static void silent(String... command) {
        assertEquals(new GoTool.Said(0, List.of()), GoTool.run(module, command));
    }

    @Test
    void theyBuild() {
        silent("go", "build", "-o", "bin/", "./...");
    }

    @Test
    void goVetIsContent() {
        silent("go", "vet", "./...");
    }

    @Test
    void gofmtWouldChangeNothing() {
        silent("gofmt", "-l", ".");
    }
}
