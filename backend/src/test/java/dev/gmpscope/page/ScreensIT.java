package dev.gmpscope.page;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.microsoft.playwright.options.ReducedMotion;
import java.awt.Image;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The page at fixed moments, beside pictures that a person has reviewed. {@code mvn verify -Dit.test=ScreensIT -Dscreens.renew=true} takes them
 * anew: look at each before it is committed. Pictures are compared in cells of 8 by 8 pixels, so that another font or another smoothing of
 * letters is no difference and another layout, colour or missing part is.
 */
class ScreensIT extends Browsed {
    private static final Path REVIEWED = Path.of("src/test/resources/screens");
    private static final Path TAKEN = Path.of("target/screens");
    private static final int CELL = 8;
    /** So far may the brightness of a cell's colours lie apart, of 255. */
    private static final int FAR = 40;
    /** So many cells of a picture may. */
    private static final double SHARE = 0.04;

    @ParameterizedTest(name = "{0} looks as it was reviewed")
    @CsvSource(delimiter = '|', value = {
        "busy-loop-light    | light     | 1280 | 720  | scenario=busy-loop&rules=1.14&t=15029600&at=84",
        "busy-loop-compare  | dark      | 1280 | 720  | scenario=busy-loop&compare=1&t=14997000&panel=compare",
        "gc-workers         | dark      | 1920 | 1080 | scenario=gc-workers&t=12000000&panel=preempt",
        "work-stealing      | light     | 1920 | 1080 | scenario=work-stealing&t=300000&panel=numbers",
        "locks-projector    | projector | 1280 | 720  | scenario=check-under-locks&t=20000000&panel=code",
        "ten-phone          | light     | 390  | 844  | scenario=ten-goroutines&t=20000"})
    void looksAsItWasReviewed(String name, String theme, int width, int height, String hash) throws IOException {
        BufferedImage taken = take(theme, width, height, hash);
        Path reviewed = REVIEWED.resolve(name + ".png");
        if (Boolean.getBoolean("screens.renew")) {
            Files.createDirectories(REVIEWED);
            ImageIO.write(taken, "png", reviewed.toFile());
            return;
        }
        Files.createDirectories(TAKEN);
        ImageIO.write(taken, "png", TAKEN.resolve(name + ".png").toFile());
        assertTrue(Files.exists(reviewed), reviewed + " is missing: -Dscreens.renew=true takes it");
        double apart = apart(taken, ImageIO.read(reviewed.toFile()));
        if (apart > SHARE) {
            fail("%.1f %% of the cells differ; look at %s beside %s".formatted(apart * 100, TAKEN.resolve(name + ".png"), reviewed));
        }
    }

    private BufferedImage take(String theme, int width, int height, String hash) throws IOException {
        visit(screen(width, height).setReducedMotion(ReducedMotion.REDUCE), Map.of("met", "yes", "theme", theme));
        load("#" + hash);
        quiet();
        return ImageIO.read(new ByteArrayInputStream(page.screenshot()));
    }

    /** The share of cells whose colours lie far apart. */
    private static double apart(BufferedImage a, BufferedImage b) {
        if (a.getWidth() != b.getWidth() || a.getHeight() != b.getHeight()) {
            return 1;
        }
        BufferedImage x = coarse(a);
        BufferedImage y = coarse(b);
        int far = 0;
        for (int i = 0; i < x.getWidth() * x.getHeight(); i++) {
            int p = x.getRGB(i % x.getWidth(), i / x.getWidth());
            int q = y.getRGB(i % x.getWidth(), i / x.getWidth());
            int most = Math.max(Math.abs((p >> 16 & 255) - (q >> 16 & 255)), Math.max(Math.abs((p >> 8 & 255) - (q >> 8 & 255)), Math.abs((p & 255) - (q & 255))));
            far += most > FAR ? 1 : 0;
        }
        return (double) far / (x.getWidth() * x.getHeight());
    }

    private static BufferedImage coarse(BufferedImage image) {
        int width = image.getWidth() / CELL;
        int height = image.getHeight() / CELL;
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        small.getGraphics().drawImage(image.getScaledInstance(width, height, Image.SCALE_AREA_AVERAGING), 0, 0, null);
        return small;
    }
}
