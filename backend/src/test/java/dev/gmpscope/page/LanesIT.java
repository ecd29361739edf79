package dev.gmpscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The lanes in a real browser, used as a person uses them. */
class LanesIT extends Browsed {
    @BeforeEach
    void open() {
        visit(screen(1280, 960));
    }

    private void lesson(String id) {
        load("#scenario=" + id);
    }

    private Locator lane(String id) {
        return page.locator(".names li[data-lane='" + id + "']");
    }

    /** The middle of a lane's bar, at a share of the timeline's width. */
    private double[] on(String id, double share) {
        BoundingBox name = rest(lane(id));
        BoundingBox canvas = rest(page.locator(".view canvas").first());
        return new double[] {canvas.x + canvas.width * share, name.y + name.height / 2};
    }

    @Test
    void groups_fold_into_a_row_and_unfold_by_mouse_and_by_key() {
        lesson("gc-workers");
        assertThat(lane("c")).hasText("GC");
        lane("p0").locator(".fold").click();
        assertThat(lane("+p")).hasText("4 Ps");
        assertThat(lane("p0")).hasCount(0);
        lane("+p").locator(".lane-name").click();
        assertThat(lane("p3")).isVisible();
        lane("s").locator(".lane-name").focus();
        page.keyboard().press("ArrowDown");
        assertThat(lane("c").locator(".lane-name")).isFocused();
        page.keyboard().press("e");
        at("fold-m").check();
        assertThat(lane("+m")).isVisible();
    }

    @Test
    void a_lane_is_pinned_hidden_and_shown_again() {
        lesson("gc-workers");
        eventually("main is below sysmon", () -> lane("g0").boundingBox().y > lane("s").boundingBox().y);
        lane("g0").hover();
        lane("g0").locator("[aria-label='Pin main']").click();
        eventually("main is on top", () -> lane("g0").boundingBox().y < lane("s").boundingBox().y);
        lane("m0").hover();
        lane("m0").locator("[aria-label='Hide M0']").click();
        assertThat(lane("m0")).hasCount(0);
        at("lanes").click();
        at("show-hidden").click();
        assertThat(lane("m0")).isVisible();
    }

    @Test
    void goroutines_are_filtered_and_sorted() {
        lesson("gc-workers");
        page.keyboard().press("e");
        assertThat(at("lane-filter")).isFocused();
        at("lane-filter").fill("fn:busy");
        assertThat(page.locator(".names li[data-lane^='g']")).hasCount(3);
        assertThat(at("lanes")).containsText(" of ");
        at("lane-filter").fill("state:syscall");
        assertThat(page.locator(".names li[data-lane^='g']")).hasCount(0);
        page.keyboard().press("Escape");
        assertThat(page.locator("#lanes-menu")).isHidden();
        assertThat(at("none-pass")).containsText("No goroutine passes the filter “state:syscall” at the playhead.");
        at("clear-filter").click();
        assertThat(at("none-pass")).isHidden();
        at("lanes").click();
        int first = firstGoroutine();
        at("lane-sort").selectOption("running");
        eventually("another goroutine is first", () -> firstGoroutine() != first);
        page.keyboard().press("Escape");
        assertThat(page.locator("#lanes-menu")).isHidden();
    }

    private int firstGoroutine() {
        drawn();
        return (Integer) page.evaluate("[...document.querySelectorAll('.names li[data-lane^=g]')].map((li) => [li.getBoundingClientRect().y, Number(li.dataset.lane.slice(1))]).sort((a, b) => a[0] - b[0])[0][1]");
    }

    @Test
    void a_click_chooses_an_interval_and_the_brackets_go_on_along_its_lane() {
        lesson("ping-pong");
        double[] place = on("g0", 0.5);
        String before = told(at("explanation"));
        page.mouse().click(place[0], place[1]);
        assertThat(at("explanation")).not().hasText(before);
        String chosen = told(at("explanation"));
        page.keyboard().press("]");
        assertThat(at("explanation")).not().hasText(chosen);
        page.keyboard().press("[");
        assertThat(at("explanation")).hasText(chosen);
        page.keyboard().press("m");
        assertThat(at("range")).isVisible();
        page.keyboard().press("Escape");
        assertThat(at("range")).isHidden();
    }

    @Test
    void lanes_out_of_sight_are_not_in_the_page() {
        lesson("ring-overflow");
        double[] middle = on("p0", 0.5);
        page.mouse().move(middle[0], middle[1]);
        page.mouse().wheel(0, 400);
        assertThat(lane("p0")).hasCount(0);
        eventually("lanes out of sight are not in the page", () -> page.locator(".names li").count() < 80);
    }
}
