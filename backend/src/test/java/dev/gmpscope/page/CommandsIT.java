package dev.gmpscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every command of the page, by each of its keys and from the palette, by the table commands.txt: it does what its words say, and undo takes it back where it is offered. */
class CommandsIT extends ByHand {
    @Test
    void every_command_does_what_its_words_say_by_each_key_and_from_the_palette() throws Exception {
        use(desk());
        Map<String, List<String>> keys = null;
        List<String> told = new ArrayList<>(List.of("stop the run; what has come stays"));
        for (Group group : groups("commands.txt")) {
            come(group.address());
            keys = keys == null ? keysOfTheHelp() : keys;
            for (String row : group.rows()) {
                String[] parts = Control.parts(row);
                told.add(parts[0]);
                for (String use : uses(parts[0], keys.getOrDefault(parts[0], List.of()))) {
                    hand.act(parts[1].isEmpty() ? "press" : parts[1], "body");
                    held(row + " by " + use, new Control("body", use, parts[2], parts[3], parts[4]));
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
            found.put(words.textContent(), names.stream().map(CommandsIT::key).toList());
        }
        assertEquals(List.of("scroll the lanes; with Ctrl zoom at the cursor; with Shift, or a drag: pan", "the panels", "in the JSON: apply it", "in the JSON: format it", "in the JSON: once more what is at the cursor", "in the JSON: how it can go on"),
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
            assertThat(at("status")).containsText("Stopped by you");
        }
        hand.press("End");
        assertThat(at("clock")).not().containsText("0.000000");
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
}
