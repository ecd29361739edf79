package dev.gmpscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Locator;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The schedtrace console in a real browser. */
class ConsoleIT extends Browsed {
    @BeforeEach
    void open() {
        visit(screen(1280, 720).setPermissions(List.of("clipboard-read", "clipboard-write")));
    }

    private void console(String hash) {
        load(hash);
        at("tab-console").click();
    }

    private Locator prints() {
        return at("prints").locator(".print");
    }

    @Test
    void lines_come_and_go_with_the_playhead_and_lead_to_their_moments() {
        console("#scenario=busy-loop&rules=1.13&t=1000");
        assertThat(at("schedtrace-note")).containsText("Nothing yet: sysmon prints at its first round");
        page.keyboard().press("End");
        assertThat(prints()).hasCount(6);
        assertThat(prints().first()).hasText(Pattern.compile("^SCHED 0ms: gomaxprocs=1 idleprocs=0 threads=3 .* \\[ 0 ] schedticks=\\[ 4 ]$"));
        assertThat(at("prints").locator("[aria-current=true]")).hasText(Pattern.compile("^SCHED 5\\dms: "));
        prints().nth(1).click();
        assertThat(prints()).hasCount(2);
        assertThat(at("clock")).containsText("14.");
        page.keyboard().press("ArrowLeft");
        assertThat(prints()).hasCount(1);
        assertThat(at("prints").locator("[aria-current=true]")).hasCount(1);
        page.keyboard().press("ArrowRight");
        assertThat(prints()).hasCount(2);
        page.keyboard().press("Home");
        at("speed").selectOption("50000000");
        at("play").click();
        assertThat(prints()).hasCount(6);
    }

    @Test
    void period_and_detail_are_gos_and_a_field_says_what_it_means() {
        console("#scenario=busy-loop&rules=1.14");
        page.keyboard().press("End");
        assertThat(prints()).hasCount(2);
        page.locator("[data-period='1']").click();
        assertThat(prints()).hasCount(9);
        at("scheddetail").check();
        assertThat(page.locator(".command")).hasText("GODEBUG=schedtrace=1,scheddetail=1 go run .");
        assertThat(prints().first()).containsText("\n  P0: status=1 schedtick=4 ");
        assertThat(prints().first()).containsText("\n  G1: status=4(sleep) m=nil lockedm=nil");
        page.waitForURL(Pattern.compile("schedtrace=1&scheddetail=1"));
        page.reload();
        assertThat(prints()).hasCount(9);
        assertThat(at("scheddetail")).isChecked();
        prints().first().hover();
        page.locator(".print [data-field=timerslen]").first().hover();
        page.mouse().move(0, 0);
        page.locator(".print [data-field=timerslen]").first().hover();
        assertThat(page.locator(".schedtrace .tip")).containsText("Timers in this P’s heap");
        at("schedtrace-copy").click();
        assertThat(page.locator("#notice")).containsText("copied");
        String copied = (String) page.evaluate("navigator.clipboard.readText()");
        assertTrue(copied.startsWith("SCHED 0ms: ") && copied.contains("\n  M1: p=nil curg=nil ") && copied.endsWith("\n"), copied);
    }

    @Test
    void where_sysmon_sleeps_deeply_the_console_says_so_and_in_a_comparison_it_follows_the_focus() {
        console("#scenario=select-timeout&compare=1&t=9000000");
        page.locator("[data-period='1']").click();
        assertThat(at("schedtrace-note")).containsText("sleeps deeply");
        assertThat(page.locator(".print[data-deep]").nth(1)).isAttached();
        assertThat(page.locator(".command")).containsText("# Go 1.13");
        page.locator("section.run").nth(1).locator(".runname").click();
        assertThat(page.locator(".command")).containsText("# Go 1.14");
        assertThat(at("schedtrace-note")).containsText("sleeps deeply");
    }
}
