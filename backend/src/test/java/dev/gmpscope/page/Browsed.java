package dev.gmpscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.BoundingBox;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;

/** The packaged program's page in a real browser. What the browser complains of, and a request that leaves localhost, fails the test. */
@ExtendWith(House.class)
abstract class Browsed {
    /** What the browser of somebody who has been here before has kept. */
    static final Map<String, String> MET = Map.of("met", "yes");
    /** An undrawn change is drawn in the next frame; what that one asks for, in the one after it; what there was no time for, in those that follow. */
    static final String DRAWN = "async () => { const frame = () => new Promise((done) => requestAnimationFrame(() => done())); await frame(); await frame(); while ('drawing' in document.documentElement.dataset) await frame(); }";

    /** A clock that the test can put on: the page's history keeps a stop only when nothing has moved for 300 ms, which nothing on the screen says. */
    private static final String CLOCK = "{ const now = performance.now.bind(performance); let ahead = 0; performance.now = () => now() + ahead; window.later = (ms) => { ahead += ms; }; }";
    private static final int STILL_MS = 350;

    static Chromium chromium;
    static ServerProcess server;

    BrowserContext context;
    Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    /** A screen of this size. */
    static Browser.NewContextOptions screen(int width, int height) {
        return new Browser.NewContextOptions().setViewportSize(width, height);
    }

    /** A page of somebody who has been here before. */
    final void visit(Browser.NewContextOptions options) {
        visit(options, MET);
    }

    /** A page of somebody whose browser has kept this. */
    final void visit(Browser.NewContextOptions options, Map<String, String> kept) {
        if (context != null) {
            context.close();
        }
        context = chromium.browser.newContext(options);
        kept.forEach((name, value) -> context.addInitScript("try { localStorage.setItem('gmpscope." + name + "', '" + value + "'); } catch { }"));
        context.addInitScript(CLOCK);
        page = context.newPage();
        page.setDefaultTimeout(Chromium.PATIENCE_MS);
        page.onConsoleMessage(m -> {
            if (m.type().equals("error") || m.type().equals("warning")) {
                complaints.add(m.text() + " at " + m.location());
            }
        });
        page.onPageError(complaints::add);
        page.onRequest(r -> stays(r.url()));
        page.onWebSocket(w -> stays(w.url().replaceFirst("^ws:", "http:")));
    }

    private void stays(String url) {
        if (!url.startsWith(server.url()) && !url.startsWith("data:") && !url.startsWith("blob:" + server.url())) {
            complaints.add("a request to " + url);
        }
    }

    /** What moves next on this page is a move of its own, and undone alone. */
    static void still(Page page) {
        page.evaluate("(ms) => window.later(ms)", STILL_MS);
    }

    /** What the test makes go wrong, the browser may say. */
    final void mayComplainOf(String part) {
        expected.add(part);
    }

    /** The test takes the server away, whatever the browser asks it for just then. */
    final void mayComplainOfTheServer() {
        List.of("ERR_CONNECTION_", "ERR_EMPTY_RESPONSE", "ERR_SOCKET", "WebSocket connection").forEach(this::mayComplainOf);
    }

    @AfterEach
    void leave() {
        if (context != null) {
            context.close();
        }
        complaints.removeIf(said -> expected.stream().anyMatch(said::contains));
        assertEquals(List.of(), complaints);
    }

    /** Loads the page at an address, "#scenario=…", and waits for its runs. */
    final void load(String hash) {
        page.navigate("about:blank");
        page.navigate(server.url() + hash);
        ended();
    }

    /** All runs on the screen have ended, and what they come to is drawn; runs just asked for are waited for. */
    final void ended() {
        drawn();
        assertThat(page.locator(".status[data-state=ended]")).isVisible();
        drawn();
    }

    /** What has been done to the page is drawn: then one may look for what must not have changed. */
    final void drawn() {
        page.evaluate(DRAWN);
    }

    /** What an element says once all is drawn. */
    final String told(Locator of) {
        drawn();
        return of.textContent();
    }

    /** All is drawn, and nothing fades or moves any more. */
    final void quiet() {
        drawn();
        eventually("nothing moves", () -> (Boolean) page.evaluate("document.getAnimations().every((moving) => moving.playState !== 'running')"));
        drawn();
    }

    final Locator at(String testId) {
        return page.getByTestId(testId);
    }

    /** Waits until it is so. */
    final void eventually(String what, BooleanSupplier holds) {
        try {
            page.waitForCondition(holds, new Page.WaitForConditionOptions().setTimeout(Chromium.PATIENCE_MS));
        } catch (TimeoutError e) {
            throw new AssertionError("it has not come about that " + what, e);
        }
    }

    /** Waits until there is one. */
    final void some(Locator wanted) {
        assertThat(wanted.first()).isAttached();
    }

    /** Where an element stands once it has come to rest. */
    final BoundingBox rest(Locator of) {
        BoundingBox[] last = {null};
        eventually(of + " rests", () -> {
            BoundingBox before = last[0];
            drawn();
            last[0] = of.boundingBox();
            return before != null && last[0] != null && before.x == last[0].x && before.y == last[0].y && before.width == last[0].width && before.height == last[0].height;
        });
        return last[0];
    }

    /** Writes a whole document into the editor and applies it. */
    final void edit(String json) {
        page.locator(".cm-content").click();
        page.keyboard().press("Control+a");
        page.keyboard().insertText(json);
        page.keyboard().press("Control+Enter");
    }

    final void shot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target/screenshots", name + ".png")));
    }
}
