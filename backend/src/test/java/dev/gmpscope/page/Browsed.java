package dev.gmpscope.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;

/** The packaged program's page in a real browser. What the browser complains of fails the test. */
abstract class Browsed {
    static Chromium chromium;
    static ServerProcess server;

    BrowserContext context;
    Page page;
    final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        chromium = Chromium.launch();
        server = ServerProcess.start();
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

    /** A page of somebody who has been here before. */
    final void visit(Browser.NewContextOptions options) {
        context = chromium.browser.newContext(options);
        context.addInitScript("try { localStorage.setItem('gmpscope.met', 'yes'); } catch { }");
        page = context.newPage();
        page.onConsoleMessage(m -> {
            if (m.type().equals("error") || m.type().equals("warning")) {
                complaints.add(m.text());
            }
        });
        page.onPageError(complaints::add);
    }

    @AfterEach
    void leave() {
        context.close();
        assertEquals(List.of(), complaints);
    }

    final Locator at(String testId) {
        return page.getByTestId(testId);
    }
}
