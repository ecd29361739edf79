package dev.gmpscope.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

/** Texts in ASCII say the same. */
class StreamJsonTest {
    @Test
    void other_letters_are_escaped_and_read_as_they_were() throws Exception {
        ObjectMapper json = new ObjectMapper();
        String text = "a → ü \ud83d\ude00 \u007f \"quoted\" \\u";
        String written = json.writeValueAsString(json.createObjectNode().put("text", text));
        String ascii = StreamJson.ascii(written);
        assertTrue(ascii.chars().allMatch(c -> c < 0x7f), ascii);
        assertEquals(text, json.readTree(ascii).get("text").asText());
        assertSame(ascii, StreamJson.ascii(ascii));
    }
}
