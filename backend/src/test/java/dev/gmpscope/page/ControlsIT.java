package dev.gmpscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.w3c.dom.Document;

/** Every control of the page once, by the tables controls.txt and commands.txt: it does what it says, and undo takes it back where it is offered. */
@EnabledIfSystemProperty(named = "controls", matches = "true", disabledReason = "every control once takes minutes: mvn verify -Dit.test=ControlsIT -Dcontrols=true")
class ControlsIT extends Browsed {
    private static final String CONTROLS = "button, select, input, textarea, summary, a[href], [role=button], [role=separator], [role=radio], [role=tab], [role=option], [role=slider], [contenteditable=true]";
    private static final String LONG = """
            {"format": 1, "title": "Long %d", "until": "60s", "gomaxprocs": 2, "funcs": {"main": [{"for": 8, "do": [{"go": "w"}]}, {"sleep": "60s"}],
             "w": [{"for": "forever", "do": [{"compute": "20us"}, {"gosched": true}]}]}}""";
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    private Hand hand;
    private String address;

    private void use(Browser.NewContextOptions options) {
        visit(options.setPermissions(List.of("clipboard-read", "clipboard-write")));
        hand = new Hand(page);
    }

    private static Browser.NewContextOptions desk() {
        return screen(1280, 720);
    }

    private void come(String hash) {
        address = hash;
        load("#" + hash);
        hand.arrived();
    }

    /** The rows of a table, by the address they are used at. */
    private static Map<String, List<String>> rows(String table) throws IOException {
        Map<String, List<String>> found = new LinkedHashMap<>();
        List<String> group = null;
        for (String line : new String(ControlsIT.class.getResourceAsStream("/page/" + table).readAllBytes(), java.nio.charset.StandardCharsets.UTF_8).split("\n")) {
            if (line.startsWith("# ")) {
                found.put(line.substring(2) + (found.containsKey(line.substring(2)) ? "&" : ""), group = new ArrayList<>());
            } else if (!line.isBlank() && !line.startsWith("//")) {
                group.add(line);
            }
        }
        return found;
    }

    @Test
    void every_control_does_what_it_says_and_each_is_in_the_table() throws Exception {
        use(desk());
        List<String> selectors = new ArrayList<>(List.of("@stop", "@first-next", "@first-skip", "@picture-lanes", "@picture-board", "@picture-svg", "@picture-png", "@picture-copy"));
        Map<String, List<String>> table = rows("controls.txt");
        table.values().forEach(group -> group.forEach(row -> selectors.add(Control.of(row).selector())));
        List<String> wrong = new ArrayList<>();
        for (var group : table.entrySet()) {
            come(group.getKey());
            for (String row : group.getValue()) {
                held(row, Control.of(row), wrong);
            }
            wrong.addAll(unknown(selectors));
        }
        assertEquals("", String.join("\n", wrong));
    }

    /** One that fails does not hide the others. */
    private void held(String row, Control control, List<String> wrong) {
        long begun = System.nanoTime();
        try {
            hand.hold(control);
        } catch (AssertionError | RuntimeException e) {
            wrong.add(row + "\n    " + e.getMessage());
            come(address);
        }
        if (Boolean.getBoolean("controls.times")) {
            System.out.printf("%5d ms %s%n", (System.nanoTime() - begun) / 1_000_000, row.strip());
        }
    }

    /** The controls in the page, seen or not, that no row of the table speaks of. */
    private List<String> unknown(List<String> selectors) {
        String known = String.join(", ", selectors.stream().map(Control::id).toList());
        Object found = page.evaluate("([controls, known]) => [...document.querySelectorAll(controls)].filter((node) => !node.matches(known)).map((node) => 'not in the table: ' + node.cloneNode().outerHTML)",
                List.of(CONTROLS, known));
        return ((List<?>) found).stream().map(String::valueOf).distinct().toList();
    }

    @Test
    void every_command_does_what_its_words_say_by_each_key_and_from_the_palette() throws Exception {
        use(desk());
        Map<String, List<String>> keys = null;
        List<String> wrong = new ArrayList<>();
        List<String> told = new ArrayList<>(List.of("stop the run; what has come stays"));
        for (var group : rows("commands.txt").entrySet()) {
            come(group.getKey());
            keys = keys == null ? keysOfTheHelp() : keys;
            for (String row : group.getValue()) {
                String[] parts = Control.parts(row);
                told.add(parts[0]);
                for (String use : uses(parts[0], keys.getOrDefault(parts[0], List.of()))) {
                    hand.act(parts[1].isEmpty() ? "press" : parts[1], "body");
                    held(row + " by " + use, new Control("body", use, parts[2], parts[3], parts[4]), wrong);
                }
            }
        }
        for (String says : keys.keySet()) {
            if (!told.contains(says)) {
                wrong.add("not in the table: " + says);
            }
        }
        assertEquals("", String.join("\n", wrong));
    }

    /** What the help says: words → keys as Playwright names them; and the commands of the palette that have no key. */
    private Map<String, List<String>> keysOfTheHelp() {
        Map<String, List<String>> found = new LinkedHashMap<>();
        page.keyboard().press("?");
        assertThat(at("dialog-help")).isVisible();
        for (Locator words : page.locator(".keys section:not(:last-child) dd").all()) {
            List<String> names = words.locator("xpath=preceding-sibling::dt[1]").locator("kbd").allTextContents();
            found.put(words.textContent(), names.stream().map(ControlsIT::key).toList());
        }
        assertEquals(List.of("scroll the lanes; with Ctrl zoom at the cursor; with Shift, or a drag: pan", "the panels", "in the JSON: apply it"),
                page.locator(".keys section:last-child dd").allTextContents());
        hand.press("Escape");
        assertThat(at("dialog-help")).isHidden();
        hand.press("Control+k");
        assertThat(at("dialog-palette")).isVisible();
        for (Locator option : page.locator("[role=option]:has(.kind:text-is('Command')) .text").all()) {
            found.putIfAbsent(option.textContent(), List.of());
        }
        hand.press("Escape");
        assertThat(at("dialog-palette")).isHidden();
        assertTrue(found.size() > 35, "only " + found.size() + " commands are found");
        return found;
    }

    private static String key(String name) {
        String[] parts = name.length() == 1 ? new String[] {name} : name.split("\\+(?=.)");
        String last = parts[parts.length - 1];
        String key = switch (last) {
            case "→" -> "ArrowRight";
            case "←" -> "ArrowLeft";
            case "Esc" -> "Escape";
            case "PgDn" -> "PageDown";
            case "PgUp" -> "PageUp";
            default -> last.matches("[A-Z]") && !name.contains("Shift") ? last.toLowerCase() : last;
        };
        return (name.substring(0, name.length() - last.length()) + key).replace("Ctrl", "Control");
    }

    /** By each key, and by its words from the palette. */
    private static List<String> uses(String says, List<String> keys) {
        List<String> all = new ArrayList<>(keys.stream().map(key -> "press " + key).toList());
        if (!says.startsWith("find anything")) {
            all.add("find " + says);
        }
        return all;
    }

    @Test
    void digits_open_the_panels() {
        use(desk());
        come("scenario=busy-loop");
        String[] panels = {"shows", "story", "preempt", "code", "numbers", "shows", "output", "console", "json"};
        for (int i = panels.length - 1; i >= 0; i--) {
            hand.press("" + (i + 1));
            assertThat(at("tab-" + panels[i])).hasAttribute("aria-selected", "true");
        }
    }

    @Test
    void the_wheel_the_mouse_and_drags_move_the_window() {
        use(desk());
        come("scenario=ring-overflow");
        hand.hold(row(".lanes | wheel 300 | one('.lanes').scrollTop | b > 100 | wheel -300"));
        hand.hold(row(".lanes | wheel Control -200 | brush | b[1] < a[1] | undo"));
        hand.hold(row(".lanes | press w w; still; wheel Shift 100 | brush | b[0] > a[0] | press f"));
        hand.hold(row(".lanes | double | brush | b[1] < a[1] | undo"));
        hand.hold(row(".lanes | press w w; still; drag 0.7 0.5 | brush | b[0] > a[0] | press f"));
        hand.hold(row(".lanes | drag Shift 0.3 0.6 | range | b.includes('s') | undo"));
        hand.hold(row(".axis | drag 0.3 0.5 | clock | b !== a | undo"));
        hand.hold(row("@overview | drag 0.2 0.4 | brush | near(b[0] / wide(), 0.2) && near(b[1] / wide(), 0.2) | "));
        hand.hold(row("@overview | drag 0.3 0.6 | brush | near(b[0] / wide(), 0.5) && near(b[1], a[1]) | undo"));
        hand.hold(row("@overview | drag 0.4 0.7 | brush | near(b[0], a[0]) && near(b[1] / wide(), 0.5) | undo"));
        hand.hold(row("@overview | drag 0.2 0.1 | brush | near(b[0] / wide(), 0.1) && near(b[1] / wide(), 0.3) | undo"));
        hand.hold(row("@overview | drag 0.8 0.9 | brush | near(b[0] / wide(), 0.8) && near(b[1] / wide(), 0.1) | undo"));
    }

    private static Control row(String text) {
        return Control.of(text);
    }

    @Test
    void fingers_tap_drag_and_pinch() {
        use(new Browser.NewContextOptions().setViewportSize(390, 844).setHasTouch(true).setIsMobile(true));
        come("scenario=busy-loop&rules=1.14");
        hand.hold(row("[data-mark=println] | tap | explanation | b !== a | "));
        hand.hold(row("@play | tap | one('@play').ariaLabel | b.startsWith('Pause') | tap"));
        hand.hold(row("@step-forward | tap | event | b === a + 1 | tap @step-back"));
        hand.hold(row(".view canvas | pinch 40 160 | brush | b[1] < a[1] | "));
        hand.hold(row(".view canvas | swipe -60 | brush | b[0] > a[0] && near(a[1], b[1]) | "));
    }

    @Test
    void a_run_is_stopped_by_its_button_by_its_key_and_from_the_palette() {
        use(desk());
        come("scenario=busy-loop&panel=json");
        int n = 0;
        for (String how : List.of("click @stop", "press k", "find stop the run; what has come stays")) {
            edit(LONG.formatted(++n));
            assertThat(at("title")).hasText("Long " + n);
            assertThat(page.locator("[data-state=running]")).isVisible();
            hand.one(how, "@stop");
            assertThat(page.locator("[data-state=stopped]")).isVisible();
        }
    }

    @Test
    void the_first_steps_go_on_and_are_over() {
        use(desk());
        come("scenario=busy-loop");
        hand.act("find the first steps", "body");
        Locator card = at("first-steps");
        assertThat(card).containsText("1 of 3");
        hand.act("click @first-next", "body");
        assertThat(card).containsText("2 of 3");
        page.locator("[data-mark=flag]").first().click();
        assertThat(card).containsText("3 of 3");
        hand.act("click @first-next", "body");
        assertThat(card).isHidden();
    }

    @Test
    void pictures_are_whole() throws Exception {
        use(desk());
        come("scenario=gc-workers&t=12000000");
        hand.press("i");
        assertThat(at("picture-board")).isDisabled();
        String lanes = savedSvg("A quarter of the Ps marks", "GC marks");
        assertTrue(!lanes.contains("<image x"), "the bars are pixels");
        savedPng();
        hand.act("click @picture-copy", "body");
        assertThat(page.locator("#notice")).hasText("The picture is copied.");
        come("scenario=gc-workers&t=12000000&stage=both");
        hand.press("i");
        hand.act("click @picture-board", "body");
        assertThat(at("picture-board")).hasAttribute("aria-checked", "true");
        String board = savedSvg("A quarter of the Ps marks", "also here, or holds it");
        assertTrue(board.contains(">runnext<") && board.contains("paint-order") && !board.contains("Click a goroutine"), "the board is not whole, or says what only a page can do");
        savedPng();
        hand.act("click @picture-lanes", "body");
        assertThat(at("picture-lanes")).hasAttribute("aria-checked", "true");
    }

    @Test
    void a_picture_of_very_many_intervals_holds_pixels() throws Exception {
        use(desk());
        come("scenario=ring-overflow&panel=json");
        edit(LONG.formatted(1).replace("60s", "100ms"));
        assertThat(at("title")).hasText("Long 1");
        ended();
        page.locator("#picker label").click();
        hand.act("click @picture", "body");
        assertThat(page.locator(".picture")).containsText("the bars are pixels");
        assertTrue(savedSvg("Long 1", "in the scheduler").contains("href=\"data:image/png;base64,"), "the picture embeds no image");
    }

    private String savedSvg(String... words) throws Exception {
        Download download = page.waitForDownload(() -> at("picture-svg").click());
        byte[] bytes = Files.readAllBytes(download.path());
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document svg = factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        assertEquals("svg", svg.getDocumentElement().getLocalName());
        for (String each : words) {
            assertTrue(svg.getDocumentElement().getTextContent().contains(each), "the picture does not say " + each);
        }
        assertTrue(download.suggestedFilename().endsWith(".svg"), download.suggestedFilename());
        return new String(bytes, java.nio.charset.StandardCharsets.UTF_8);
    }

    private void savedPng() throws Exception {
        Download download = page.waitForDownload(() -> at("picture-png").click());
        byte[] bytes = Files.readAllBytes(download.path());
        assertTrue(Arrays.equals(PNG, Arrays.copyOf(bytes, PNG.length)), "no PNG");
        assertTrue(bytes.length > 20_000, "an empty picture: " + bytes.length + " bytes");
    }
}
