package dev.gmpscope.page;

import com.microsoft.playwright.Browser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A page in whose controls a hand is laid, by rows of tables. */
abstract class ByHand extends Browsed {
    static final String LONG = """
            {"format": 1, "title": "Long %d", "until": "60s", "gomaxprocs": 2, "funcs": {"main": [{"for": 8, "do": [{"go": "w"}]}, {"sleep": "60s"}],
             "w": [{"for": "forever", "do": [{"compute": "20us"}, {"gosched": true}]}]}}""";

    final List<String> wrong = new ArrayList<>();
    Hand hand;
    private String address;

    static Browser.NewContextOptions desk() {
        return screen(1280, 720);
    }

    final void use(Browser.NewContextOptions options) {
        visit(options.setPermissions(List.of("clipboard-read", "clipboard-write")));
        hand = new Hand(page);
    }

    final void come(String hash) {
        address = hash;
        load("#" + hash);
    }

    /** Holds a control to its row of a table; one that fails does not hide the others. */
    final void held(String row, Control control) {
        try {
            hand.hold(control);
        } catch (AssertionError | RuntimeException e) {
            wrong.add(row + "\n    " + e.getMessage());
            come(address);
        }
    }

    /** Rows of a table that are used on one page, one after the other. */
    record Group(String address, List<String> rows) {
    }

    static List<Group> groups(String table) throws IOException {
        List<Group> found = new ArrayList<>();
        for (String line : read(table).split("\n")) {
            if (line.startsWith("# ")) {
                found.add(new Group(line.substring(2), new ArrayList<>()));
            } else if (!line.isBlank() && !line.startsWith("//")) {
                found.get(found.size() - 1).rows().add(line);
            }
        }
        return found;
    }

    private static String read(String table) throws IOException {
        try (InputStream in = ByHand.class.getResourceAsStream("/page/" + table)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
