package dev.gmpscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Several runs beside each other, and what a run comes to in numbers, in a real browser. */
class CompareIT extends Browsed {
    @BeforeEach
    void open() {
        visit(screen(1280, 720));
    }

    /** Waits for so many runs on the screen, all of them ended. */
    private void runs(int n) {
        assertThat(page.locator("section.run")).hasCount(n);
        ended();
    }

    private void named(String... names) {
        assertThat(page.locator(".runname")).hasText(names);
    }

    @Test
    void the_old_link_lays_both_rule_sets_together_and_says_where_they_part() {
        load("#scenario=busy-loop&compare=1");
        named("Go 1.13", "Go 1.14");
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
        String clock = told(at("clock")).split("event")[0];
        at("variants-open").click();
        page.locator("[data-preset=seeds]").click();
        runs(3);
        named("seed 1", "seed 2", "seed 3");
        assertThat(page.locator("[data-preset=seeds]")).hasAttribute("aria-pressed", "true");
        page.waitForURL(Pattern.compile("compare=s1\\*s2\\*s3"));
        assertThat(at("add-run")).isDisabled();    // the same run once more
        at("add-gomaxprocs").fill("2");
        at("add-run").click();
        runs(4);
        assertThat(page.locator(".runname").nth(3)).hasText("GOMAXPROCS=2, seed 1");
        assertThat(at("add-run")).isDisabled();    // a fifth run
        shot("compare-variants");
        for (int n = 3; n > 0; n--) {
            at("variant-remove").first().click();
            runs(n);
        }
        assertThat(at("gomaxprocs")).hasValue("2");
        assertThat(at("clock")).containsText(clock.strip());
        page.keyboard().press("Escape");
        assertThat(at("variants")).isHidden();
    }

    @Test
    void as_edited_against_as_saved() {
        load("#scenario=busy-loop&panel=json");
        at("variants-open").click();
        assertThat(page.locator("[data-preset=edits]")).isDisabled();    // nothing was edited
        page.keyboard().press("Escape");
        edit("{\"format\": 1, \"title\": \"Mended\", \"until\": \"30ms\", \"funcs\": {\"main\": [{\"println\": \"new\"}]}}");
        assertThat(at("title")).hasText("Mended");
        at("variants-open").click();
        page.locator("[data-preset=edits]").click();
        runs(2);
        named("as saved", "as edited");
        at("tab-compare").click();
        assertThat(at("differences")).containsText("new");
        page.waitForURL(Pattern.compile("(?=.*compare=)(?=.*doc=)"));
        page.reload();
        runs(2);
        named("as saved", "as edited");
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
        String whole = told(at("numbers"));
        page.keyboard().press("w");
        page.keyboard().press("m");
        assertThat(at("numbers-stretch")).containsText("measured, from");
        assertThat(at("numbers")).not().hasText(whole);
        at("numbers-whole").click();
        assertThat(at("numbers-stretch")).containsText("The whole run");
        at("numbers-runs").locator("td button").first().click();
        assertThat(at("explanation")).containsText("GoStart");
    }
}
