package dev.gmpscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import org.junit.jupiter.api.Test;

/** Wheel, drags and fingers on the lanes, the axis and the strip. */
class GesturesIT extends ByHand {
    @Test
    void the_wheel_the_mouse_and_drags_move_the_window() {
        use(desk());
        come("scenario=ring-overflow");
        hand.hold(Control.of(".lanes | wheel 300 | one('.lanes').scrollTop | b > 100 | wheel -300"));
        hand.hold(Control.of(".lanes | wheel Control -200 | brush | b[1] < a[1] | undo"));
        hand.hold(Control.of(".lanes | press w w; still; wheel Shift 100 | brush | b[0] > a[0] | press f"));
        hand.hold(Control.of(".lanes | double | brush | b[1] < a[1] | undo"));
        hand.hold(Control.of(".lanes | press w w; still; drag 0.7 0.5 | brush | b[0] > a[0] | press f"));
        hand.hold(Control.of(".lanes | drag Shift 0.3 0.6 | range | b.includes('s') | undo"));
        hand.hold(Control.of(".axis | drag 0.3 0.5 | clock | b !== a | undo"));
        hand.hold(Control.of("@overview | drag 0.2 0.4 | brush | near(b[0] / wide(), 0.2) && near(b[1] / wide(), 0.2) | "));
        hand.hold(Control.of("@overview | drag 0.3 0.6 | brush | near(b[0] / wide(), 0.5) && near(b[1], a[1]) | undo"));
        hand.hold(Control.of("@overview | drag 0.4 0.7 | brush | near(b[0], a[0]) && near(b[1] / wide(), 0.5) | undo"));
        hand.hold(Control.of("@overview | drag 0.2 0.1 | brush | near(b[0] / wide(), 0.1) && near(b[1] / wide(), 0.3) | undo"));
        hand.hold(Control.of("@overview | drag 0.8 0.9 | brush | near(b[0] / wide(), 0.8) && near(b[1] / wide(), 0.1) | undo"));
    }

    @Test
    void fingers_tap_drag_and_pinch() {
        use(new Browser.NewContextOptions().setViewportSize(390, 844).setHasTouch(true).setIsMobile(true));
        come("scenario=busy-loop&rules=1.14");
        hand.hold(Control.of("[data-mark=println] | tap | explanation | b !== a | "));
        hand.hold(Control.of("@play | tap | one('@play').ariaLabel | b.startsWith('Pause') | tap"));
        hand.hold(Control.of("@step-forward | tap | event | b === a + 1 | tap @step-back"));
        hand.hold(Control.of(".view canvas | pinch 40 160 | brush | b[1] < a[1] | "));
        hand.hold(Control.of(".view canvas | swipe -60 | brush | b[0] > a[0] && near(a[1], b[1]) | "));
    }

    @Test
    void on_a_phone_the_ledger_is_read_without_scrolling_sideways() {
        use(new Browser.NewContextOptions().setViewportSize(390, 844).setHasTouch(true).setIsMobile(true));
        come("scenario=busy-loop&rules=1.14");
        page.getByTestId("truth").click();
        assertThat(page.locator(".truth table")).hasCount(2);
        assertEquals(true, page.evaluate("() => { const box = document.querySelector('dialog[open]'); return box.scrollWidth <= box.clientWidth; }"));
        assertThat(page.locator(".truth td[data-head]").nth(1)).isVisible();
    }
}
