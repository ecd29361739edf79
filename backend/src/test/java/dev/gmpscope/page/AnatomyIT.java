package dev.gmpscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests to stop on the lanes and in their panel, the story, and why a goroutine does not run, in a real browser. */
class AnatomyIT extends Browsed {
    @BeforeEach
    void open() {
        visit(screen(1280, 900));
    }

    private void load(String hash, String panel) {
        load(hash);
        at("tab-" + panel).click();
        page.locator("#explanation").click();
    }

    private Locator undimmed() {
        return page.locator(".request:not(.dim)");
    }

    /** Whether the times from request to stop stand in this order, row by row, and are not all one. */
    private boolean ordered(String order) {
        drawn();
        return (Boolean) page.evaluate("""
                () => {
                  const unit = { ns: 1, 'µs': 1e3, ms: 1e6 };
                  const times = [...document.querySelectorAll('.request-row')].map((row) => row.querySelector('.number').textContent.split(' ')).map(([n, of]) => (of ? Number(n) * unit[of] : Infinity));
                  return new Set(times).size > 1 && times.every((b, i) => i === 0 || (([a, b]) => %s)([times[i - 1], b]));
                }""".formatted(order));
    }

    private Locator ways(String kind) {
        return page.locator(".way-" + kind + ".current");
    }

    @Test
    void a_request_is_one_object_from_the_slice_to_whoever_gets_the_processor() {
        load("#scenario=unsafe-point&rules=1.14", "preempt");
        assertThat(at("matrix")).containsText("sysmon");
        page.keyboard().press("r");
        Locator links = at("anatomy").locator("li");
        assertThat(links.first()).containsText("The slice begins");
        assertThat(at("anatomy").locator("[data-link=SignalRefuse]")).hasCount(2);
        assertThat(at("anatomy").locator("[data-link=SignalRefuse]").first()).containsText("runtime code");
        assertThat(at("anatomy").locator("li.stop")).containsText("Stopped");
        assertThat(links.last()).containsText("Its P goes on with another");
        assertThat(at("anatomy")).containsText("preempt.go: isAsyncSafePoint");
        at("anatomy").locator("[data-link=SignalAccept] button").click();
        assertThat(at("explanation")).containsText("asyncPreempt is injected into busyLoop #1");
    }

    @Test
    void on_the_lanes_a_request_has_its_band_its_words_and_its_ways_and_the_list_is_filtered_and_sorted() {
        load("#scenario=gc-stack-scan", "preempt");
        page.keyboard().press("r");
        at("look").click();
        assertThat(page.locator(".request.current")).hasCount(1);
        assertThat(page.locator(".said-asked").first()).containsText("µs");
        assertThat(page.locator(".said-waits").first()).containsText("in runnext of P");
        assertThat(ways("ask")).hasCount(1);
        drawn();
        int before = undimmed().count();
        page.locator("[data-cell='stop-the-world signal'] button").click();
        assertThat(page.locator("[data-cell='stop-the-world signal'] button")).hasAttribute("aria-pressed", "true");
        some(undimmed());
        eventually("the others are dimmed", () -> undimmed().count() < before);
        some(page.locator(".mark.kept-back"));
        at("request-next").click();
        assertThat(page.locator(".request-row[aria-current]")).containsText("loops #1");
        at("request-all").click();
        assertThat(page.locator(".kept-back")).hasCount(0);
        assertThat(page.locator(".request.dim")).hasCount(0);
        page.locator(".by-stop").click();
        eventually("the shortest way to a stop is first", () -> ordered("a <= b"));
        page.locator(".by-stop").click();
        eventually("the longest way to a stop is first", () -> ordered("a >= b"));
    }

    @Test
    void two_runs_show_two_tables_and_a_run_without_requests_says_why() {
        load("#scenario=busy-loop&compare=1", "preempt");
        assertThat(at("matrix")).hasCount(2);
        assertThat(at("matrix").first()).containsText("never");
        page.keyboard().press("r");
        assertThat(at("request-times")).containsText("never answered");
        assertThat(page.locator(".said-asked").first()).hasText("asked by sysmon · nothing answers");
        load("#scenario=goroutine", "preempt");
        assertThat(at("no-requests")).containsText(Pattern.compile("^No request was made in this run, because no slice was seen to be over"));
        page.keyboard().press("r");
        assertThat(page.locator("#notice")).hasText("No request to stop is made in this run.");
    }

    @Test
    void the_story_follows_the_playhead_and_its_sentences_lead_on() {
        load("#scenario=ten-goroutines", "story");
        Locator now = page.locator(".story-row[aria-current]");
        String opening = told(now);
        page.keyboard().press("ArrowRight");
        assertThat(now).not().hasText(opening);
        String first = told(now);
        page.keyboard().press("ArrowRight");
        assertThat(now).not().hasText(first);
        page.keyboard().press("End");
        assertThat(now).containsText("The program ends with status 0.");
        eventually("rows out of sight are no elements", () -> page.locator(".story-row").count() < 60);
        at("told-decisions").click();
        assertThat(at("told-decisions")).hasAttribute("aria-checked", "true");
        assertThat(page.locator(".story-row").first()).not().containsText("goes to the tail");
        page.locator(".story-row .actor", new Page.LocatorOptions().setHasText("worker #9")).first().click();
        assertThat(page.locator(".story-row.mine").first()).containsText("worker #9");
        page.locator(".story-row .when").first().click();
        assertThat(now).hasCount(1);
    }

    @Test
    void it_says_why_a_goroutine_does_not_run_until_when_and_where_the_scheduler_looked() {
        load("#scenario=busy-loop&rules=1.14", "story");
        page.keyboard().press("r");
        assertThat(at("why")).containsText("main waits: sleep since 352 ns");
        assertThat(at("why")).containsText(Pattern.compile("busyLoop #1 has run there since \\d+ ns, which has been asked to stop by sysmon at 1\\d\\.\\d+ ms"));
        page.locator(".until .moment-link").click();
        assertThat(at("clock")).containsText(Pattern.compile("^15\\.0\\d\\d"));
        at("why-of").selectOption("1");
        assertThat(at("why")).containsText("but does not run: it is in the global queue, first");
        at("why").locator(".actor").first().click();
        page.locator(".story-row", new Page.LocatorOptions().setHasText("findRunnable on M0 finds main")).locator(".when").click();
        Locator rungs = at("rungs").locator("li");
        assertThat(rungs).hasCount(17);
        assertThat(rungs.first()).containsText("is the world being stopped?");
        assertThat(at("rungs").locator("[data-outcome=taken]")).containsText("runnext of this P");
        page.keyboard().press("Shift+R");
        assertThat(page.locator(".story-row.mine").first()).containsText("busyLoop #1");
    }
}
