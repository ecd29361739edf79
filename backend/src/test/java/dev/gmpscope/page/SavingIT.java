package dev.gmpscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Saving from the page, into the directory of a server that was started with one. */
class SavingIT extends Browsed {
    private static final String MINE = """
            {"format": 1, "title": "Mine", "until": "30ms", "funcs": {"main": [{"compute": "1ms"}]}}""";

    @TempDir
    private Path directory;
    private ServerProcess own;

    @BeforeEach
    void open() throws Exception {
        own = ServerProcess.start("--scenarios", directory.toString());
        visit(screen(1280, 720));
        mayComplainOf("a request to " + own.url());
        mayComplainOf("status of 412");
        page.navigate(own.url());
        ended();
        at("tab-json").click();
    }

    @AfterEach
    void end() throws Exception {
        page.navigate("about:blank");
        own.close();
    }

    private String saved(String id) {
        try {
            return Files.readString(directory.resolve(id + ".json"));
        } catch (IOException e) {
            return "nothing";
        }
    }

    @Test
    void what_is_in_the_editor_is_saved_under_a_name_and_is_a_lesson_then() {
        edit(MINE);
        assertThat(at("title")).hasText("Mine");
        at("save-name").fill("Not A Name");
        at("save").click();
        drawn();
        assertEquals("nothing", saved("Not A Name"));
        at("save-name").fill("mine");
        at("save").click();
        assertThat(page.locator("#notice")).containsText("Saved as mine.");
        assertEquals(MINE, saved("mine"));
        assertThat(page.locator("#scenario-picker option:checked")).hasText("Mine");
        page.waitForURL(Pattern.compile("scenario=mine"));
        page.reload();
        ended();
        assertThat(at("title")).hasText("Mine");
    }

    @Test
    void over_what_another_has_saved_meanwhile_only_when_asked_again() throws Exception {
        Files.writeString(directory.resolve("mine.json"), MINE);
        page.navigate("about:blank");
        page.navigate(own.url() + "#scenario=mine&panel=json");
        ended();
        String theirs = MINE.replace("Mine", "Theirs");
        Files.writeString(directory.resolve("mine.json"), theirs);
        edit(MINE.replace("Mine", "Ours"));
        assertThat(at("title")).hasText("Ours");
        at("save").click();
        assertThat(page.locator("#notice")).containsText("Another version of mine has been saved meanwhile");
        assertEquals(theirs, saved("mine"));
        assertThat(at("save")).hasText("Save over it");
        at("save").click();
        eventually("it is saved", () -> saved("mine").contains("Ours"));
        assertThat(at("save")).hasText("Save as");
    }

    @Test
    void a_new_scenario_is_called_so_over_a_reload_until_it_is_saved() {
        at("document").click();
        at("document-new-channel").click();
        at("apply").click();
        Locator chosen = page.locator("#scenario-picker option:checked");
        assertThat(chosen).hasText("Producer and consumer (new, not saved)");
        page.waitForURL(Pattern.compile("doc="));
        page.reload();
        ended();
        assertThat(chosen).hasText("Producer and consumer (new, not saved)");
        assertThat(at("save-name")).hasValue("my-channel");
        at("save").click();
        assertThat(chosen).hasText("Producer and consumer");
        eventually("it is saved", () -> saved("my-channel").contains("Producer and consumer"));
    }

    @Test
    void what_to_do_about_a_change_on_disk_is_asked_until_it_is_answered() throws Exception {
        Path file = Files.writeString(directory.resolve("mine.json"), MINE);
        page.navigate("about:blank");
        page.navigate(own.url() + "#scenario=mine&panel=json");
        ended();
        page.locator(".cm-content").click();
        page.keyboard().press("Control+a");
        page.keyboard().insertText(MINE.replace("Mine", "Ours"));
        Files.writeString(file, MINE.replace("Mine", "Theirs"));
        page.evaluate("dispatchEvent(new Event('focus'))");
        assertThat(page.locator("#changed")).containsText("mine has changed on disk");
        at("changed-keep").click();
        assertThat(page.locator("#changed")).isHidden();
        assertThat(page.locator(".cm-content")).containsText("Ours");
        Files.writeString(file, MINE.replace("Mine", "Others"));
        page.evaluate("dispatchEvent(new Event('focus'))");
        at("changed-show").click();
        assertThat(page.locator(".cm-content")).containsText("Others");
        assertThat(at("title")).hasText("Others");
    }
}
