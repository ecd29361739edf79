package dev.gmpscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Locator;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What axe-core finds in the page: each panel, each dialog, in each theme. */
class AccessIT extends Browsed {
    private static final String RUN = """
            async (part) => (await axe.run(part ? document.querySelector(part) : document, { resultTypes: ['violations'] })).violations
              .filter((v) => ['serious', 'critical'].includes(v.impact))
              .flatMap((v) => v.nodes.map((n) => v.id + ': ' + n.target + ' ' + n.failureSummary.replace(/\\s+/g, ' ')))""";

    private static String axe;

    private final List<String> found = new ArrayList<>();

    @BeforeAll
    static void read() throws IOException {
        axe = axe();
    }

    private static String axe() throws IOException {
        try (InputStream in = AccessIT.class.getResourceAsStream("/axe.min.js")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @ParameterizedTest(name = "axe finds nothing serious in the theme {0}")
    @ValueSource(strings = {"light", "dark", "projector"})
    void axeFindsNothingSerious(String theme) {
        visit(screen(1280, 720), Map.of("met", "yes", "theme", theme));
        load("#scenario=gc-workers&rules=1.26");
        assertThat(page.locator("html")).hasAttribute("data-theme", theme);
        look(theme + ", the whole page", null);
        for (Object panel : (List<?>) page.evaluate("[...document.querySelectorAll('[role=tab]')].filter((t) => !t.hidden).map((t) => t.dataset.testid)")) {
            at((String) panel).click();
            assertThat(at((String) panel)).hasAttribute("aria-selected", "true");
            look(theme + ", " + panel, ".side");     // the rest of the page stays
        }
        for (Map.Entry<String, String> key : Map.of("?", "help", "Control+k", "palette").entrySet()) {
            at("title").click();
            page.keyboard().press(key.getKey());
            Locator dialog = at("dialog-" + key.getValue());
            assertThat(dialog).isVisible();
            look(theme + ", " + key.getValue(), "dialog[open]");
            page.keyboard().press("Escape");
            assertThat(dialog).isHidden();
        }
        load("#scenario=close-select&stage=both&t=2500");
        look(theme + ", board", null);
        load("#scenario=busy-loop&compare=1&panel=compare");
        look(theme + ", compare", null);
        assertEquals(List.of(), found);
    }

    /** What is wrong in a part of the page, or in all of it. */
    private void look(String where, String part) {
        quiet();
        if (!(Boolean) page.evaluate("'axe' in window")) {
            page.evaluate(axe);
        }
        for (Object fault : (List<?>) page.evaluate(RUN, part)) {
            found.add(where + ": " + fault);
        }
    }
}
