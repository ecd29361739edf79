package dev.gmpscope.page;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/** The browser of this machine. */
final class Chromium implements AutoCloseable {
    private static final List<String> PLACES = List.of("/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome");
    private static final List<String> FLAGS = List.of("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync");

    /** So long an assertion waits for the page; a machine that builds beside the test is slow. */
    static final int PATIENCE_MS = 20_000;

    private final Playwright playwright;
    private final Path executable;
    final Browser browser;

    private Chromium(Path executable) {
        this.executable = executable;
        playwright = Playwright.create();
        browser = another();
    }

    /** A browser of its own process, with nothing of the first one's. */
    Browser another() {
        return playwright.chromium().launch(new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(FLAGS));
    }

    /** Skips the test where there is no browser, except where one is required. */
    static Chromium launch() {
        Optional<Path> executable = PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
        if (executable.isEmpty()) {
            String sentence = "The page is not tested: there is no Chromium. On Debian: apt-get install chromium";
            if ("true".equals(System.getenv("CI")) || Boolean.getBoolean("require.browser")) {
                Assertions.fail(sentence);
            }
            Assumptions.abort(sentence);
        }
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        return new Chromium(executable.get());
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
