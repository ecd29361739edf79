package dev.gmpscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.gmpscope.program.Costs;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in a real browser, served by the packaged program. */
class PageIT extends Browsed {
    private static final String BROKEN = """
            {"format": 1, "title": "Broken", "funcs": {"main": [{"comput": "1ms"}]}}""";
    private static final String MENDED = """
            {"format": 1, "title": "Mended", "until": "30ms", "funcs": {"main": [{"compute": "1ms"}]}}""";

    @BeforeEach
    void open() {
        visit(screen(1280, 720).setColorScheme(ColorScheme.LIGHT));
        load("");
    }

    private Locator marks(String kind) {
        return page.locator("[data-mark=" + kind + "]");
    }

    private Locator run(int n) {
        return page.locator("section.run").nth(n);
    }

    private Locator axis() {
        return page.locator(".axis");
    }

    private Locator shown(String state) {
        return at("shows").locator("[data-state=" + state + "]");
    }

    @Test
    void it_opens_on_the_busy_loop_and_says_what_it_teaches() {
        assertThat(at("title")).hasText("A tight loop starves main");
        assertThat(page.locator("#lesson")).containsText("Before Go 1.14 nothing can stop a loop");
        assertThat(page.locator("#lesson")).containsText("The idea, as texts usually put it");
        assertThat(page.locator("#lesson")).containsText("What really happens");
        some(marks("flag"));
        assertThat(marks("signal-sent")).hasCount(0);    // Go 1.13 sends none
        assertThat(at("explanation")).containsText("proc.go: preemptone");
        shot("busy-loop-light");
    }

    @Test
    void who_is_here_for_the_first_time_is_led_through_three_steps_once() {
        visit(screen(1280, 720), Map.of());
        load("");
        assertThat(at("first-steps")).containsText("1 of 3");
        at("play").click();
        assertThat(at("first-steps")).containsText("2 of 3");
        marks("flag").first().click();
        assertThat(at("first-steps")).containsText("3 of 3");
        at("compare").click();
        ended();
        assertThat(at("first-steps")).isHidden();
        load("");
        assertThat(at("first-steps")).isHidden();
    }

    @Test
    void the_palette_finds_and_goes_there_and_undo_comes_back() {
        String here = told(at("clock"));
        page.keyboard().press("Control+k");
        at("palette-field").fill("exit");
        at("palette-field").fill("PreemptRequest");
        page.keyboard().press("Enter");
        assertThat(at("dialog-palette")).isHidden();
        assertThat(at("explanation")).containsText("PreemptRequest");
        still(page);
        page.keyboard().press("End");
        assertThat(at("clock")).not().hasText(here);
        page.keyboard().press("z");
        assertThat(at("explanation")).containsText("PreemptRequest");
        page.keyboard().press("Control+k");
        at("palette-field").fill("shares one slice");
        page.keyboard().press("Enter");
        assertThat(at("title")).hasText("Ping-pong shares one slice");
    }

    @Test
    void a_link_opens_exactly_this_an_edited_scenario_too() {
        at("tab-json").click();
        edit(MENDED);
        assertThat(at("title")).hasText("Mended");
        at("title").click();
        page.keyboard().press("w");
        assertThat(at("clock")).hasText(Pattern.compile("event (\\d+) of \\1$"));   // the run is over before the moment that was looked at
        String before = told(at("clock"));
        page.keyboard().press("ArrowLeft");
        assertThat(at("clock")).not().hasText(before);
        String clock = told(at("clock"));
        page.waitForURL(Pattern.compile("(?=.*&at=" + clock.replaceAll(".*event (\\d+).*", "$1") + "&)(?=.*&w=)(?=.*&doc=)"));
        String axis = told(axis());
        load(page.url().substring(server.url().length()));
        assertThat(at("title")).hasText("Mended");
        assertThat(at("clock")).hasText(clock);
        assertThat(axis()).hasText(axis);
        assertThat(at("tab-json")).hasAttribute("aria-selected", "true");
        assertThat(at("editor")).containsText("Mended");
        assertThat(page.locator("#scenario-picker option:checked")).hasText("Mended (edited)");
        at("scenario-picker").selectOption("busy-loop");
        assertThat(at("title")).hasText("A tight loop starves main");
        assertThat(page.locator("#scenario-picker option:checked")).hasText("A tight loop starves main");
    }

    @Test
    void one_button_lays_both_rule_sets_one_above_the_other_and_playing_shows_the_yield() {
        at("compare").click();
        assertThat(page.locator("section.run")).hasCount(2);
        ended();
        some(run(1).locator("[data-mark=flag]"));
        assertThat(run(1).locator("[data-mark=signal-accepted]")).hasCount(1);
        assertThat(run(1).locator("[data-mark=preempted]")).hasCount(1);
        assertThat(run(0).locator("[data-mark=signal-sent]")).hasCount(0);
        at("tab-output").click();
        at("speed").selectOption("50000000");
        page.keyboard().press("Home");
        assertThat(at("output")).not().containsText("main is back");
        at("play").click();
        assertThat(at("output").locator("section").nth(1)).containsText("main is back");
        assertThat(at("output").locator("section").nth(0)).containsText("Nothing printed");
        at("tab-shows").click();
        page.keyboard().press("End");
        assertThat(shown("ticked").nth(4)).isVisible();
        assertThat(shown("unticked")).hasCount(0);
        shot("compare-light");
    }

    @Test
    void stepping_forward_and_back_returns_to_the_same_moment() {
        String here = told(at("clock"));
        String said = told(at("explanation"));
        at("step-forward").click();
        assertThat(at("clock")).not().hasText(here);
        assertThat(at("explanation")).not().hasText(said);
        String next = told(at("clock"));
        String then = told(at("explanation"));
        at("step-back").click();
        itSays(here, said);
        at("title").click();
        page.keyboard().press("ArrowRight");
        itSays(next, then);
        page.keyboard().press("ArrowLeft");
        itSays(here, said);
    }

    private void itSays(String clock, String explanation) {
        assertThat(at("clock")).hasText(clock);
        assertThat(at("explanation")).hasText(explanation);
    }

    @Test
    void a_mark_explains_itself_with_its_function_and_how_long_after_the_request() {
        load("#scenario=busy-loop&rules=1.14");
        marks("signal-accepted").first().click();
        assertThat(at("explanation")).containsText("async safe-point");
        assertThat(at("explanation")).containsText("preempt.go: isAsyncSafePoint");
        assertThat(at("latency")).hasText(Pattern.compile(Costs.defaults().of("signal") / 1000 + "\\.0 µs after the request"));
        assertThat(at("explanation").getByRole(com.microsoft.playwright.options.AriaRole.LISTITEM).first()).isAttached();
    }

    @Test
    void an_error_in_the_json_is_said_with_its_place_and_the_old_run_stays() {
        at("tab-json").click();
        edit(BROKEN);
        assertThat(at("problems")).containsText("Line 1, column");
        assertThat(at("problems")).containsText("Did you mean \"compute\"?");
        assertThat(at("title")).hasText("A tight loop starves main");
        some(marks("flag"));    // the old run is still there
        edit(MENDED);
        assertThat(at("title")).hasText("Mended");
        assertThat(at("problems")).isHidden();
        assertThat(marks("flag")).hasCount(0);
        mayComplainOf("the server responded with a status of 4");
    }

    @Test
    void switches_run_again_at_once() {
        page.locator("[data-rules='1.14']").click();
        assertThat(marks("signal-accepted")).hasCount(1);
        at("asyncpreemptoff").check();
        assertThat(marks("signal-accepted")).hasCount(0);
        at("gomaxprocs").fill("3");
        at("gomaxprocs").press("Enter");
        assertThat(page.locator(".names")).containsText("P2");
        at("seed").fill("7");
        at("seed").press("Enter");
        page.waitForURL(Pattern.compile("seed=7"));
    }

    @Test
    void how_true_it_is_begins_with_the_lesson_on_show_whichever_that_is() {
        List<Integer> runs = new ArrayList<>();
        for (String lesson : List.of("ping-pong", "select")) {
            at("scenario-picker").selectOption(lesson);
            ended();
            runs.add((Integer) page.evaluate("async (id) => (await (await fetch('api/ledger')).json()).programs.find((p) => p.id === id).runs", lesson));
            at("truth").click();
            assertThat(at("ledger-lesson")).containsText("This lesson: " + runs.get(runs.size() - 1) + " real runs");
            assertThat(at("ledger").locator("table")).hasCount(2);
            page.keyboard().press("Escape");
        }
        assertNotEquals(runs.get(0), runs.get(1), "the two say the same of themselves");
    }

    @Test
    void the_address_keeps_scenario_rules_and_moment() {
        load("#scenario=unsafe-point&rules=1.26&t=20000000");
        assertThat(at("clock")).containsText("20.000");
        assertThat(page.locator("[data-rules='1.26']")).hasAttribute("aria-checked", "true");
        page.reload();
        ended();
        assertThat(at("title")).hasText("An unsafe point refuses the signal");
        assertThat(at("clock")).containsText("20.000");
    }

    @Test
    void a_server_that_comes_back_is_used_again() throws Exception {
        server.kill();
        page.locator("[data-rules='1.14']").click();
        assertThat(at("status")).not().containsText("events");
        server.begin();
        page.locator("[data-rules='1.26']").click();
        assertThat(marks("signal-accepted")).hasCount(1);
        mayComplainOfTheServer();
    }

    @Test
    void no_lesson_makes_the_browser_complain_and_nothing_leaves_localhost() {
        for (Object id : (List<?>) page.evaluate("[...document.querySelectorAll('#scenario-picker option')].map((o) => o.value)")) {
            at("scenario-picker").selectOption((String) id);
            ended();
            page.keyboard().press("End");
        }
        for (String tab : List.of("shows", "code", "output", "json")) {
            at("tab-" + tab).click();
            drawn();
        }
    }
}
