package dev.gmpscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The real run of a lesson beside the model's, as a person opens it. */
class RealityIT extends Browsed {
    @Test
    void one_press_lays_the_real_go_beside_the_model() {
        visit(screen(1280, 720));
        load("#scenario=busy-loop");
        at("variants-open").click();
        page.locator("[data-preset=real]").click();
        page.keyboard().press("Escape");
        assertThat(at("run-name")).hasText(new String[] {"the model", "the real Go"});
        page.waitForURL(Pattern.compile("compare=r1\\.26\\*real"));
        at("tab-compare").click();
        assertThat(at("partings")).containsText("the model and the real Go do not part");
        assertThat(at("align")).hasCount(4);
        at("align").nth(2).click();
        assertThat(page.locator("tr.aligned")).containsText("main's timer fires at last");
        assertThat(at("explanation")).containsText("main is woken");
        at("tab-shows").click();
        assertThat(at("recorded")).containsText("go1.26");
    }

    /** The first one ends while the second has not even begun: nobody looks for a moment on an empty screen. */
    @Test
    void a_run_that_is_over_before_the_other_is_asked_for_waits_for_it() {
        visit(screen(1280, 720));
        AtomicInteger asked = new AtomicInteger();
        page.route("**/api/runs", route -> {
            if (asked.incrementAndGet() == 2) {
                sleep();
            }
            route.resume();
        });
        load("#scenario=busy-loop&compare=r1.26*real");
        assertThat(at("run-name")).hasText(new String[] {"the model", "the real Go"});
        assertThat(at("explanation")).containsText("to stop");
    }

    private static void sleep() {
        try {
            Thread.sleep(1000);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
