package dev.gmpscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** A server that dies and comes back, a network that drops and delays, two tabs: nothing is lost, and the page says what is the matter. */
@EnabledIfSystemProperty(named = "faults", matches = "true", disabledReason = "a server that dies takes more than a minute: mvn verify -Dit.test=FaultsIT -Dfaults=true")
class FaultsIT extends Browsed {
    /** It makes events until its limit: some seconds. */
    private static final String LONG = """
            {"format": 1, "title": "Long", "until": "9s", "gomaxprocs": 2, "funcs": {"main": [{"for": 8, "do": [{"go": "w"}]}, {"sleep": "60s"}],
             "w": [{"for": "forever", "do": [{"compute": "20us"}, {"gosched": true}]}]}}""";

    private static final LocatorAssertions.HasAttributeOptions WHOLE_RUN = new LocatorAssertions.HasAttributeOptions().setTimeout(180_000);

    @BeforeEach
    void open() {
        visit(screen(1280, 720));
        mayComplainOfTheServer();
    }

    /** Something of the run on a page's screen. */
    private static Object of(Page page, String what) {
        return page.evaluate("async () => { const { store } = await import('./main.js'); const [run] = store.get().runs; return " + what + "; }");
    }

    private long events() {
        return ((Number) of(page, "run?.log?.count ?? 0")).longValue();
    }

    /** The playhead: its time and its event, without how many there are. */
    private String moment() {
        return told(at("clock")).replaceFirst(" of .*", "");
    }

    /** The long run is under way, looked at from a moment that is not its begin, and the editor holds a text that was not applied. */
    private String underWay() {
        at("tab-json").click();
        edit(LONG);
        assertThat(at("title")).hasText("Long");
        eventually("events come", () -> events() > 2000);
        page.locator(".cm-content").click();
        page.keyboard().press("Control+End");
        page.keyboard().insertText("\n  my draft");
        at("title").click();
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("ArrowRight");
        drawn();
        return moment();
    }

    /** The same over a network that is slow. */
    private String underWay(Relay relay) {
        mayComplainOf("a request to " + relay.url());
        page.navigate(relay.url());
        ended();
        relay.delay(30);
        return underWay();
    }

    /** Another page opens the address, hears events, and has the same run. */
    private void shares(Page other) {
        other.navigate(page.url());
        assertThat(other.getByTestId("title")).hasText("Long");
        eventually("the other page hears events", () -> ((Number) of(other, "run?.log?.count ?? 0")).longValue() > 0);
        assertEquals(of(page, "run.info.run"), of(other, "run.info.run"));
    }

    private void resumed(String clock, Object run, long before) {
        eventually("events come again", () -> events() > before);
        assertThat(at("status")).not().hasAttribute("data-state", "lost");
        assertEquals(run, of(page, "run.info.run"));
        assertEquals(clock, moment());
        assertThat(page.locator(".cm-content")).containsText("my draft");
        assertThat(at("status")).hasAttribute("data-state", "ended", WHOLE_RUN);
        assertEquals(of(page, "run.end.count"), of(page, "run.log.count"));
    }

    private void lost() {
        assertThat(at("status")).hasAttribute("data-state", "lost");
        assertThat(at("status")).containsText("The server is away; trying again. What has come stays on the screen");
    }

    @Test
    void a_server_killed_in_mid_run_is_found_again_and_the_same_run_goes_on_at_the_same_playhead() throws Exception {
        load("");
        String clock = underWay();
        Object run = of(page, "run.info.run");
        server.kill();
        lost();
        long before = events();
        page.keyboard().press("ArrowLeft");
        drawn();
        eventually("what has come can still be looked at", () -> !clock.equals(moment()));
        page.keyboard().press("ArrowRight");
        server.begin();
        resumed(clock, run, before);
    }

    @Test
    void a_server_that_is_shut_down_in_mid_run_has_not_ended_the_run() throws Exception {
        load("");
        String clock = underWay();
        Object run = of(page, "run.info.run");
        server.end();
        lost();
        long before = events();
        server.begin();
        resumed(clock, run, before);
    }

    @Test
    void a_dropped_and_a_slow_network_lose_nothing() throws Exception {
        try (Relay relay = new Relay(server.port())) {
            String clock = underWay(relay);
            Object run = of(page, "run.info.run");
            for (int i = 0; i < 2; i++) {
                relay.cut();
                lost();
                long before = events();
                relay.mend();
                eventually("events come again", () -> events() > before);
            }
            relay.delay(0);
            resumed(clock, run, events() - 1);
        }
    }

    @Test
    void two_tabs_share_a_run_and_neither_hears_of_the_other() {
        load("");
        underWay();
        page.waitForURL(Pattern.compile("doc="));
        Page other = context.newPage();
        shares(other);
        other.close();
        assertThat(at("status")).hasAttribute("data-state", "ended", WHOLE_RUN);
        assertThat(page.locator(".cm-content")).containsText("my draft");
    }

    /** Nobody is told that the connection is dead: the page notices the silence, and takes the run up over a new one. */
    @Test
    void a_connection_that_goes_dead_without_a_word_is_noticed() throws Exception {
        try (Relay relay = new Relay(server.port())) {
            String clock = underWay(relay);
            Object run = of(page, "run.info.run");
            relay.swallow();
            assertThat(at("status")).hasAttribute("data-state", "lost", WHOLE_RUN);
            lost();
            long before = events();
            relay.mend();
            relay.delay(0);
            resumed(clock, run, before);
        }
    }

    @Test
    void two_browsers_share_a_run_and_one_that_leaves_does_not_end_it_for_the_other() {
        load("");
        underWay();
        page.waitForURL(Pattern.compile("doc="));
        try (Browser second = chromium.another()) {
            Page other = second.newPage();
            shares(other);
            assertEquals(false, other.evaluate("Object.keys(localStorage).some((key) => (localStorage.getItem(key) ?? '').includes('my draft'))"), "a draft is its browser's own");
        }
        assertThat(at("status")).hasAttribute("data-state", "ended", WHOLE_RUN);
        assertEquals(of(page, "run.end.count"), of(page, "run.log.count"));
        assertThat(page.locator(".cm-content")).containsText("my draft");
    }
}
