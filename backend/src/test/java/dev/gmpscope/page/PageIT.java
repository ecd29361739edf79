package dev.gmpscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.gmpscope.program.Costs;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in a real browser, served by the packaged program. */
class PageIT {
    private static final String BROKEN = """
            {"format": 1, "title": "Broken", "funcs": {"main": [{"comput": "1ms"}]}}""";
    private static final String MENDED = """
            {"format": 1, "title": "Mended", "until": "30ms", "funcs": {"main": [{"compute": "1ms"}]}}""";

    private static final String LONG = """
            {"format": 1, "title": "Long", "until": "60s", "gomaxprocs": 2, "funcs": {"main": [{"for": 8, "do": [{"go": "w"}]}, {"sleep": "60s"}],
             "w": [{"for": "forever", "do": [{"compute": "20us"}, {"gosched": true}]}]}}""";

    private static Chromium chromium;
    private static ServerProcess server;

    private BrowserContext context;
    private Page page;
    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.launch();
        server = ServerProcess.start();
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @BeforeEach
    void open() {
        visit(ColorScheme.LIGHT);
        load("");
    }

    @AfterEach
    void leave() {
        context.close();
    }

    private void visit(ColorScheme scheme) {
        context = chromium.browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 720).setColorScheme(scheme));
        context.addInitScript("try { localStorage.setItem('gmpscope.met', 'yes'); } catch { }");
        page = context.newPage();
        page.onConsoleMessage(m -> {
            if (m.type().equals("error") || m.type().equals("warning")) {
                complaints.add(m.text());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(r -> {
            if (!r.url().startsWith(server.url()) && !r.url().startsWith("data:")) {
                complaints.add("a request to " + r.url());
            }
        });
    }

    private void load(String hash) {
        page.navigate("about:blank");
        page.navigate(server.url() + hash);
        ended();
    }

    private void ended() {
        assertThat(page.locator("[data-state=ended]")).isVisible();
        page.waitForTimeout(100);
    }

    private Locator at(String testId) {
        return page.getByTestId(testId);
    }

    private Locator marks(String kind) {
        return page.locator("[data-mark=" + kind + "]");
    }

    private Locator run(int n) {
        return page.locator("section.run").nth(n);
    }

    private String moment() {
        return at("clock").textContent() + " | " + at("explanation").textContent();
    }

    private void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
    }

    @Test
    void it_opens_on_the_busy_loop_and_says_what_it_teaches() {
        assertThat(at("title")).hasText("A tight loop starves main");
        assertThat(page.locator("#lesson")).containsText("Before Go 1.14 nothing can stop a loop");
        assertThat(page.locator("#lesson")).containsText("The idea, as texts usually put it");
        assertThat(page.locator("#lesson")).containsText("What really happens");
        assertTrue(marks("flag").count() > 0, "no preempt flag is drawn");
        assertEquals(0, marks("signal-sent").count(), "Go 1.13 sends no signal");
        assertThat(at("explanation")).containsText("proc.go: preemptone");
        screenshot("busy-loop-light");
    }

    @Test
    void who_is_here_for_the_first_time_is_led_through_three_steps_once() {
        context.close();
        context = chromium.browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 720));
        page = context.newPage();
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
        String here = at("clock").textContent();
        page.keyboard().press("Control+k");
        at("palette-field").fill("exit");
        at("palette-field").fill("PreemptRequest");
        page.keyboard().press("Enter");
        assertThat(at("dialog-palette")).isHidden();
        assertThat(at("explanation")).containsText("PreemptRequest");
        page.waitForTimeout(500);
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
        type(MENDED);
        assertThat(at("title")).hasText("Mended");
        at("title").click();
        page.keyboard().press("w");
        page.keyboard().press("ArrowRight");
        page.waitForURL(Pattern.compile("(?=.*&at=)(?=.*&w=)(?=.*&doc=)"));
        page.waitForTimeout(400);
        String clock = at("clock").textContent();
        String axis = page.locator(".axis").textContent();
        String link = page.url();
        page.navigate("about:blank");
        page.navigate(link);
        assertThat(at("title")).hasText("Mended");
        assertThat(at("clock")).hasText(clock);
        assertThat(page.locator(".axis")).hasText(axis);
        assertThat(at("tab-json")).hasAttribute("aria-selected", "true");
        assertThat(at("editor")).containsText("Mended");
    }

    @Test
    void a_long_run_says_how_far_it_has_come_and_can_be_stopped() {
        at("tab-json").click();
        type(LONG);
        assertThat(page.locator("[data-state=running]")).isVisible();
        at("stop").click();
        assertThat(at("status")).containsText("Stopped by you");
        page.keyboard().press("Escape");
        at("title").click();
        page.keyboard().press("End");
        assertThat(at("clock")).not().containsText("0.000");
    }

    @Test
    void one_button_lays_both_rule_sets_one_above_the_other_and_playing_shows_the_yield() {
        at("compare").click();
        assertThat(page.locator("section.run")).hasCount(2);
        ended();
        assertTrue(run(1).locator("[data-mark=flag]").count() > 0);
        assertEquals(1, run(1).locator("[data-mark=signal-accepted]").count());
        assertEquals(1, run(1).locator("[data-mark=preempted]").count());
        assertEquals(0, run(0).locator("[data-mark=signal-sent]").count());
        at("tab-output").click();
        at("speed").selectOption("50000000");
        page.keyboard().press("Home");
        assertThat(at("output")).not().containsText("main is back");
        at("play").click();
        assertThat(at("output").locator("section").nth(1)).containsText("main is back");
        assertThat(at("output").locator("section").nth(0)).containsText("Nothing printed");
        at("tab-shows").click();
        page.keyboard().press("End");
        assertThat(at("shows").locator("[data-state=unticked]")).hasCount(0);
        assertTrue(at("shows").locator("[data-state=ticked]").count() > 4);
        screenshot("compare-light");
    }

    @Test
    void stepping_forward_and_back_returns_to_the_same_moment() {
        String here = moment();
        at("step-forward").click();
        assertThat(at("clock")).not().hasText(here.split(" \\| ")[0]);
        String next = moment();
        assertNotEquals(here, next);
        at("step-back").click();
        page.waitForTimeout(100);
        assertEquals(here, moment());
        at("title").click();
        page.keyboard().press("ArrowRight");
        page.waitForTimeout(100);
        assertEquals(next, moment());
        page.keyboard().press("ArrowLeft");
        page.waitForTimeout(100);
        assertEquals(here, moment());
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
        type(BROKEN);
        assertThat(at("problems")).containsText("Line 1, column");
        assertThat(at("problems")).containsText("Did you mean \"compute\"?");
        assertThat(at("title")).hasText("A tight loop starves main");
        assertTrue(marks("flag").count() > 0, "the old run is gone");
        type(MENDED);
        assertThat(at("title")).hasText("Mended");
        assertThat(at("problems")).isHidden();
        assertEquals(0, marks("flag").count());
    }

    private void type(String text) {
        page.locator(".cm-content").click();
        page.keyboard().press("Control+a");
        page.keyboard().insertText(text);
        page.keyboard().press("Control+Enter");
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
    void the_keys_zoom_pan_play_and_open_the_help() {
        String whole = page.locator(".axis").textContent();
        page.keyboard().press("w");
        page.waitForTimeout(150);
        assertNotEquals(whole, page.locator(".axis").textContent());
        page.keyboard().press("d");
        page.keyboard().press("f");
        page.waitForTimeout(150);
        assertEquals(whole, page.locator(".axis").textContent());
        page.keyboard().press("Space");
        assertThat(at("play")).hasAttribute("aria-label", "Pause (Space)");
        page.keyboard().press("Space");
        assertThat(at("play")).hasAttribute("aria-label", "Play (Space)");
        page.keyboard().press("?");
        assertThat(at("dialog-help")).isVisible();
        page.keyboard().press("Escape");
        assertThat(at("dialog-help")).isHidden();
        page.keyboard().press("t");
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        screenshot("busy-loop-dark");
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
        assertEquals(List.of(), complaints);
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
        }
        assertEquals(List.of(), complaints);
    }
}
