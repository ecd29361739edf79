package dev.gmpscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several runs beside each other, and what a run comes to in numbers, in a real browser. */
class CompareIT extends Browsed {
    /** The first page of a server that has just started, on a machine that has more to do. */
    private static final double PATIENCE_MS = 20_000;

    @BeforeEach
    void open() {
        visit(new Browser.NewContextOptions().setViewportSize(1280, 720));
    }

    private void load(String hash) {
        page.navigate(server.url() + hash);
        ended();
    }

    private void ended() {
        assertThat(page.locator("[data-state=ended]")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS));
        page.waitForTimeout(150);
    }

    /** Waits for so many runs on the screen, all of them ended. */
    private void runs(int n) {
        assertThat(page.locator("section.run")).hasCount(n);
        ended();
    }

    private List<String> names() {
        return page.locator(".runname").allTextContents();
    }

    private void shot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
    }

    @Test
    void the_old_link_lays_both_rule_sets_together_and_says_where_they_part() {
        load("#scenario=busy-loop&compare=1");
        assertEquals(List.of("Go 1.13", "Go 1.14"), names());
        assertThat(page.locator("[data-mark=parting]")).hasCount(2);
        at("tab-compare").click();
        assertThat(at("partings")).containsText("Here they part: under Go 1.13");
        assertThat(at("differences")).containsText("main runs again");
        assertThat(at("differences").locator("tr", new Locator.LocatorOptions().setHasText("SignalSend")).locator("td")).hasText(new String[] {"0", "1"});
        shot("compare-panel");
        page.locator("section.run").nth(1).locator("[data-mark=parting] button").click();
        assertThat(at("explanation")).containsText("SignalSend");
        page.keyboard().press("Home");
        page.keyboard().press("v");
        assertThat(at("explanation")).containsText("SignalSend");
        at("compare").click();
        assertThat(page.locator("section.run")).hasCount(1);
        assertThat(at("tab-compare")).isHidden();
        assertThat(page.locator("[data-mark=parting]")).hasCount(0);
    }

    @Test
    void presets_a_run_more_and_runs_less_keep_the_moment_and_the_address() {
        load("#scenario=work-stealing&t=2000000");
        String clock = at("clock").textContent().split("event")[0];
        at("variants-open").click();
        page.locator("[data-preset=seeds]").click();
        runs(3);
        assertEquals(List.of("seed 1", "seed 2", "seed 3"), names());
        assertThat(page.locator("[data-preset=seeds]")).hasAttribute("aria-pressed", "true");
        page.waitForURL(Pattern.compile("compare=s1\\*s2\\*s3"));
        assertTrue(at("add-run").isDisabled(), "the same run once more can be added");
        at("add-gomaxprocs").fill("2");
        at("add-run").click();
        runs(4);
        assertEquals("GOMAXPROCS=2, seed 1", names().get(3));
        assertTrue(at("add-run").isDisabled(), "a fifth run can be added");
        shot("compare-variants");
        for (int n = 3; n > 0; n--) {
            at("variant-remove").first().click();
            runs(n);
        }
        assertThat(at("gomaxprocs")).hasValue("2");
        assertEquals(clock, at("clock").textContent().split("event")[0]);
        page.keyboard().press("Escape");
        assertThat(at("variants")).isHidden();
    }

    @Test
    void as_edited_against_as_saved() {
        load("#scenario=busy-loop&panel=json");
        at("variants-open").click();
        assertTrue(page.locator("[data-preset=edits]").isDisabled(), "nothing was edited");
        page.keyboard().press("Escape");
        page.locator(".cm-content").click();
        page.keyboard().press("Control+a");
        page.keyboard().insertText("{\"format\": 1, \"title\": \"Mended\", \"until\": \"30ms\", \"funcs\": {\"main\": [{\"println\": \"new\"}]}}");
        page.keyboard().press("Control+Enter");
        assertThat(at("title")).hasText("Mended");
        at("variants-open").click();
        page.locator("[data-preset=edits]").click();
        runs(2);
        assertEquals(List.of("as saved", "as edited"), names());
        at("tab-compare").click();
        assertThat(at("differences")).containsText("new");
        page.waitForURL(Pattern.compile("(?=.*compare=)(?=.*doc=)"));
        page.reload();
        runs(2);
        assertEquals(List.of("as saved", "as edited"), names());
    }

    @Test
    void numbers_are_of_the_whole_run_or_of_what_the_window_shows_and_tables_sort_by_keyboard() {
        load("#scenario=gc-workers&rules=1.14&panel=numbers");
        assertThat(at("numbers-stretch")).containsText("The whole run");
        assertThat(at("numbers-preemptions")).containsText("suspendG");
        assertThat(at("numbers-fairness")).containsText("Jain");
        Locator first = at("numbers-goroutines").locator("tbody tr").first();
        assertThat(first).containsText("busy");
        Locator ran = at("numbers-goroutines").locator("th button", new Locator.LocatorOptions().setHasText("Ran"));
        ran.focus();
        page.keyboard().press("Enter");
        assertThat(at("numbers-goroutines").locator("[aria-sort=ascending]")).hasCount(1);
        assertThat(first).containsText("0 ns");
        shot("numbers");
        String whole = at("numbers").textContent();
        page.keyboard().press("w");
        page.keyboard().press("m");
        assertThat(at("numbers-stretch")).containsText("measured, from");
        assertNotEquals(whole, at("numbers").textContent());
        at("numbers-whole").click();
        assertThat(at("numbers-stretch")).containsText("The whole run");
        at("numbers-runs").locator("td button").first().click();
        assertThat(at("explanation")).containsText("GoStart");
    }
}
