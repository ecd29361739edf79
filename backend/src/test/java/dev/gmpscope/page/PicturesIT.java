package dev.gmpscope.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.microsoft.playwright.Download;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

/** The pictures that the page makes for a slide. */
class PicturesIT extends ByHand {
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1a, '\n'};

    @Test
    void pictures_are_whole() throws Exception {
        use(desk());
        come("scenario=gc-workers&t=12000000");
        hand.press("i");
        assertThat(at("picture-board")).isDisabled();
        String lanes = savedSvg("A quarter of the Ps marks", "GC marks");
        assertTrue(!lanes.contains("<image x"), "the bars are pixels");
        savedPng();
        hand.act("click @picture-copy", "body");
        assertThat(page.locator("#notice")).hasText("The picture is copied.");
        come("scenario=gc-workers&t=12000000&stage=both");
        hand.press("i");
        hand.act("click @picture-board", "body");
        assertThat(at("picture-board")).hasAttribute("aria-checked", "true");
        String board = savedSvg("A quarter of the Ps marks", "also here, or holds it");
        assertTrue(board.contains(">runnext<") && board.contains("paint-order") && !board.contains("Click a goroutine"), "the board is not whole, or says what only a page can do");
        savedPng();
        hand.act("click @picture-lanes", "body");
        assertThat(at("picture-lanes")).hasAttribute("aria-checked", "true");
    }

    @Test
    void a_picture_of_very_many_intervals_holds_pixels() throws Exception {
        use(desk());
        come("scenario=ring-overflow&panel=json");
        edit(LONG.formatted(1).replace("60s", "100ms"));
        assertThat(at("title")).hasText("Long 1");
        ended();
        page.locator("#picker label").click();
        hand.act("click @picture", "body");
        assertThat(page.locator(".picture")).containsText("the bars are pixels");
        assertTrue(savedSvg("Long 1", "in the scheduler").contains("href=\"data:image/png;base64,"), "the picture embeds no image");
    }

    private String savedSvg(String... words) throws Exception {
        Download download = page.waitForDownload(() -> at("picture-svg").click());
        byte[] bytes = Files.readAllBytes(download.path());
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        Document svg = factory.newDocumentBuilder().parse(new ByteArrayInputStream(bytes));
        assertEquals("svg", svg.getDocumentElement().getLocalName());
        for (String each : words) {
            assertTrue(svg.getDocumentElement().getTextContent().contains(each), "the picture does not say " + each);
        }
        assertTrue(download.suggestedFilename().endsWith(".svg"), download.suggestedFilename());
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private void savedPng() throws Exception {
        Download download = page.waitForDownload(() -> at("picture-png").click());
        byte[] bytes = Files.readAllBytes(download.path());
        assertTrue(Arrays.equals(PNG, Arrays.copyOf(bytes, PNG.length)), "no PNG");
        assertTrue(bytes.length > 20_000, "an empty picture: " + bytes.length + " bytes");
    }
}
