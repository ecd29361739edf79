package dev.gmpscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The board in a real browser. */
class BoardIT extends Browsed {
    private void open(String hash, int width, int height) {
        visit(screen(width, height));
        load(hash);
    }

    /** The token of a goroutine by its name, not one of its other places. */
    private Locator token(String name) {
        return page.locator(".token:not(.place)[aria-label^='" + name + ":']");
    }

    /** Where every goroutine stands, and what it says of itself. */
    private Object places() {
        drawn();
        return page.evaluate("[...document.querySelectorAll('.token')].map((t) => t.getAttribute('aria-label') + ' ' + t.style.transform).sort().join('; ')");
    }

    /** The clock names the event. */
    private void step(String key) {
        String before = told(at("clock"));
        page.keyboard().press(key);
        assertThat(at("clock")).not().hasText(before);
    }

    @Test
    void a_key_and_a_click_change_the_stage_and_the_address_keeps_it() {
        open("#scenario=ten-goroutines", 1280, 720);
        assertThat(at("timeline")).isVisible();
        assertThat(at("board")).isHidden();
        at("stage-board").click();
        assertThat(at("board")).isVisible();
        assertThat(at("timeline")).isHidden();
        at("title").click();
        page.keyboard().press("b");
        assertThat(at("board")).isVisible();
        assertThat(at("timeline")).isVisible();
        page.waitForURL(Pattern.compile("stage=both"));
        page.reload();
        ended();
        assertThat(at("board")).isVisible();
        page.keyboard().press("b");
        assertThat(at("board")).isHidden();
    }

    @Test
    void a_tall_screen_has_room_for_both_and_the_bar_between_moves_by_key_and_is_remembered() {
        open("#scenario=work-stealing&t=30000", 1920, 1080);
        Locator bar = page.locator("#splitter");
        double before = rest(at("board")).height;
        bar.focus();
        page.keyboard().press("ArrowUp");
        page.keyboard().press("ArrowUp");
        assertThat(bar).hasAttribute("aria-valuenow", "40");
        eventually("the board has grown", () -> at("board").boundingBox().height > before + 40);
        page.reload();
        ended();
        assertThat(bar).hasAttribute("aria-valuenow", "40");
        BoundingBox box = rest(bar);
        page.mouse().move(box.x + 200, box.y + 4);
        page.mouse().down();
        page.mouse().move(box.x + 200, box.y + 104);
        page.mouse().up();
        assertThat(bar).not().hasAttribute("aria-valuenow", "40");
    }

    @Test
    void goroutines_move_as_one_steps_and_are_back_where_they_were_when_one_steps_back() {
        open("#scenario=ten-goroutines&stage=board&t=2600", 1280, 720);
        List<Object> forth = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            forth.add(places());
            step("ArrowRight");
        }
        assertTrue(forth.stream().distinct().count() > 4, "nothing has moved");
        for (int i = 11; i >= 0; i--) {
            step("ArrowLeft");
            Object before = forth.get(i);
            eventually("the goroutines stand where they stood", () -> before.equals(places()));
        }
    }

    @Test
    void a_click_follows_a_goroutine_and_says_why_it_does_not_run() {
        open("#scenario=close-select&stage=board&t=1845", 1280, 720);
        assertThat(token("waiter #3")).hasAttribute("aria-label", Pattern.compile("waits, select"));
        assertThat(page.locator("[aria-label^='waiter #3:']")).hasCount(2);    // a select stands in the queues of both channels
        token("waiter #3").click();
        assertThat(at("board-why")).containsText("waiter #3 waits: select");
        assertThat(token("waiter #3")).hasClass(Pattern.compile("followed"));
        page.keyboard().press("End");
        assertThat(at("board-why")).containsText("waiter #3 ended at");
        assertThat(token("waiter #3")).hasCount(0);
    }

    @Test
    void arrow_keys_go_from_goroutine_to_goroutine_and_do_not_step_there() {
        open("#scenario=close-select&stage=board&t=1845", 1280, 720);
        String moment = told(at("clock"));
        token("waiter #4").focus();
        page.keyboard().press("ArrowRight");
        assertThat(token("waiter #1")).isFocused();
        page.keyboard().press("Enter");
        assertThat(at("board-why")).containsText("waiter #1 waits");
        assertThat(at("clock")).hasText(moment);
        page.locator("[data-p='0']").focus();
        page.keyboard().press("Enter");
        assertThat(token("waiter #1")).hasClass(Pattern.compile("dim"));
        assertThat(token("main")).hasClass(Pattern.compile("lit"));
        page.keyboard().press("Escape");
        assertThat(token("waiter #1")).not().hasClass(Pattern.compile("dim"));
    }

    @Test
    void in_a_comparison_the_board_is_that_of_the_run_in_focus() {
        open("#scenario=busy-loop&compare=1&stage=both&t=21000000", 1280, 900);
        assertThat(at("board-sum")).containsText("Go 1.13: 1 of 1 P runs");
        at("title").click();
        page.keyboard().press("x");
        assertThat(at("board-sum")).containsText("Go 1.14: 1 of 1 P runs goroutines · 1 ready");
        some(page.locator(".token"));
    }
}
