package dev.gmpscope.page;

import com.microsoft.playwright.options.FilePayload;
import dev.gmpscope.simulation.Lessons;
import dev.gmpscope.simulation.Library;
import dev.gmpscope.simulation.Run;
import dev.gmpscope.trace.export.GoTrace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Files that a person gives the page. */
enum Given {
    TRACE("given.trace") {
        @Override
        byte[] bytes() throws IOException {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            GoTrace.write(Lessons.run(new Lessons.Lesson("busy-loop", Run.of(Library.load().document("busy-loop")))).log(), List.of(), 200, out);
            return out.toByteArray();
        }
    },
    SCENARIO("given.json") {
        @Override
        byte[] bytes() {
            return """
                    {"format": 1, "title": "From a file", "until": "9ms", "funcs": {"main": [{"compute": "1ms"}]}}""".getBytes(StandardCharsets.UTF_8);
        }
    };

    private final String name;

    Given(String name) {
        this.name = name;
    }

    abstract byte[] bytes() throws IOException;

    FilePayload file() {
        try {
            return new FilePayload(name, "application/octet-stream", bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
