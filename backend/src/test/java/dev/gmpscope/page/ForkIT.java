package dev.gmpscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.options.SelectOption;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A fork in the page: something else happens at the playhead, and both runs are on the screen. */
class ForkIT extends Browsed {
    @BeforeEach
    void open() {
        visit(screen(1280, 720));
        load("#scenario=busy-loop&rules=1.14&t=5000000");
        assertThat(at("clock")).containsText("5.000");
    }

    @Test
    void a_goroutine_that_is_asked_here_stops_here_and_the_run_it_comes_from_stays_beside_it() {
        page.keyboard().press("o");
        assertThat(at("fork-g")).isFocused();
        assertThat(at("fork-steal")).isDisabled();
        at("fork-preempt").click();
        assertThat(page.locator("section.run")).hasCount(2);
        assertThat(page.locator("section.run").nth(0)).containsText("unforked");
        assertThat(page.locator("section.run").nth(1)).containsText("at 5.0 ms: busyLoop #1 asked to stop");
        assertThat(page.locator("section.run").nth(1).locator("[data-mark=preempted]")).hasCount(1);
        assertThat(at("clock")).containsText("5.000");
        at("tab-output").click();
        page.keyboard().press("End");
        assertThat(at("output").locator("section").nth(1)).containsText("main is back");
    }

    @Test
    void a_goroutine_is_started_with_arguments_and_a_fork_that_cannot_be_made_says_so() {
        mayComplainOf("status of 422");
        load("#scenario=worker-pool&t=100000");
        page.keyboard().press("o");
        at("fork-args").fill("x");
        at("fork-go").click();
        assertThat(at("dialog-fork")).isVisible();
        at("fork-args").fill("7");
        at("fork-go").click();
        assertThat(page.locator("section.run").nth(1)).containsText("go worker(7)");
        load("#scenario=worker-pool&t=100000");
        page.keyboard().press("o");
        assertThat(at("fork-go")).isVisible();
        page.evaluate("document.querySelector('[data-testid=fork-func] option').value = 'nobody'");
        at("fork-go").click();
        assertThat(page.locator("#notice")).containsText("no function \"nobody\"");
        assertThat(page.locator("section.run")).hasCount(1);
    }

    @Test
    void a_link_opens_the_fork_and_a_fork_alone_is_still_one() {
        page.keyboard().press("o");
        at("fork-gc").click();
        assertThat(page.locator("section.run").nth(1)).containsText("runtime.GC()");
        page.waitForURL(Pattern.compile("compare=\\*f5000000\\.gc"));
        load(page.url().substring(server.url().length()));
        assertThat(page.locator("section.run").nth(1)).containsText("runtime.GC()");
        at("variants-open").click();
        at("variant-remove").first().click();
        assertThat(page.locator("section.run")).hasCount(1);
        page.waitForURL(Pattern.compile("fork=5000000\\.gc"));
    }

    @Test
    void a_fork_without_effect_says_why() {
        page.keyboard().press("o");
        at("fork-m").selectOption(new SelectOption().setLabel("M2"));
        at("fork-signal").click();
        assertThat(page.locator("#notice")).containsText("M2 is parked, and no signal is sent to a parked thread");
        load("#scenario=unsafe-point&rules=1.14&t=5000000");
        page.keyboard().press("o");
        at("fork-preempt").click();
        assertThat(page.locator("#notice")).containsText("The signal to M0 was refused: runtime code");
    }
}
