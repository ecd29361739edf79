package dev.gmpscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What axe-core finds in the page: each panel, each dialog, in each theme. */
class AccessIT {
    private static final String RUN = """
            async () => (await axe.run(document, { resultTypes: ['violations'] })).violations
              .filter((v) => ['serious', 'critical'].includes(v.impact))
              .flatMap((v) => v.nodes.map((n) => v.id + ': ' + n.target + ' ' + n.failureSummary.replace(/\\s+/g, ' ')))""";

    private static Chromium chromium;
    private static ServerProcess server;
    private static String axe;

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.launch();
        server = ServerProcess.start();
        axe = axe();
    }

    private static String axe() throws IOException {
        try (InputStream in = AccessIT.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @AfterAll
    static void stop() throws Exception {
        if (server != null) {
            server.close();
        }
        if (chromium != null) {
            chromium.close();
        }
    }

    @ParameterizedTest(name = "axe finds nothing serious in the theme {0}")
    @ValueSource(strings = {"light", "dark", "projector"})
    void axeFindsNothingSerious(String theme) {
        try (var context = chromium.browser.newContext(new Browser.NewContextOptions().setViewportSize(1280, 720))) {
            context.addInitScript("try { localStorage.setItem('gmpscope.theme', '" + theme + "'); localStorage.setItem('gmpscope.met', 'yes'); } catch { }");
            Page page = context.newPage();
            List<String> found = new ArrayList<>();
            open(page, "#scenario=gc-workers&rules=1.26");
            assertThat(page.locator("html")).hasAttribute("data-theme", theme);
            for (Object panel : (List<?>) page.evaluate("[...document.querySelectorAll('[role=tab]')].filter((t) => !t.hidden).map((t) => t.dataset.testid)")) {
                page.getByTestId((String) panel).click();
                look(page, theme + ", " + panel, found);
            }
            for (String key : List.of("?", "Control+k")) {
                page.keyboard().press("Escape");
                page.getByTestId("title").click();
                page.keyboard().press(key);
                look(page, theme + ", " + key, found);
            }
            open(page, "#scenario=close-select&stage=both&t=2500");
            look(page, theme + ", board", found);
            open(page, "#scenario=busy-loop&compare=1&panel=compare");
            look(page, theme + ", compare", found);
            assertEquals(List.of(), found);
        }
    }

    private static void open(Page page, String hash) {
        page.navigate("about:blank");
        page.navigate(server.url() + hash);
        assertThat(page.locator("[data-state=ended]").first()).isVisible();
        page.evaluate(axe);
    }

    private static void look(Page page, String where, List<String> found) {
        page.waitForTimeout(150);
        for (Object fault : (List<?>) page.evaluate(RUN)) {
            found.add(where + ": " + fault);
        }
    }
}
