package dev.gmpscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import org.junit.jupiter.api.Test;

/** The frame of the page: the bar between the stage and its panels, and the stage while there is nothing to show. */
class StageIT extends Browsed {
    @Test
    void the_bar_beside_the_panels_moves_by_key_and_hand_is_remembered_and_goes_back() {
        visit(screen(1280, 720));
        load("#scenario=ten-goroutines");
        Locator bar = page.locator("#side-splitter");
        Locator panels = page.locator(".side");
        double before = rest(panels).width;
        assertThat(bar).hasAttribute("aria-valuenow", "67");
        bar.focus();
        page.keyboard().press("ArrowLeft");
        page.keyboard().press("ArrowLeft");
        assertThat(bar).hasAttribute("aria-valuenow", "57");
        eventually("the panels are wider", () -> panels.boundingBox().width > before + 100);
        page.reload();
        ended();
        assertThat(bar).hasAttribute("aria-valuenow", "57");
        BoundingBox box = rest(bar);
        page.mouse().move(box.x + 4, box.y + 100);
        page.mouse().down();
        page.mouse().move(896, box.y + 100);
        page.mouse().up();
        assertThat(bar).hasAttribute("aria-valuenow", "70");
        eventually("the bar stands where the mouse left it", () -> Math.abs(panels.boundingBox().x - 896) < 2);
        bar.dblclick();
        assertThat(bar).hasAttribute("aria-valuenow", "67");
        eventually("the panels are as wide as at first", () -> Math.abs(panels.boundingBox().width - before) < 1);
    }

    @Test
    void a_stage_without_a_run_says_why_and_one_can_try_again() {
        visit(screen(1280, 720));
        page.route("**/api/scenarios", Route::abort);
        page.navigate(server.url());
        assertThat(at("blank")).containsText("The server does not answer");
        assertThat(at("explanation")).not().containsText("Press play");
        page.unroute("**/api/scenarios");
        at("again").click();
        ended();
        assertThat(at("blank")).isHidden();
        mayComplainOf("net::ERR_FAILED");
    }

    @Test
    void lanes_and_board_together_have_one_legend() {
        visit(screen(1280, 720));
        load("#scenario=ten-goroutines&stage=both");
        Locator own = page.locator(".board-keys");
        Locator besides = page.locator(".legend .of-board").first();
        assertThat(own).isHidden();
        assertThat(besides).isVisible();
        at("stage-lanes").click();
        assertThat(besides).isHidden();
        at("stage-board").click();
        assertThat(own).isVisible();
    }
}
