package dev.gmpscope.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What people usually get wrong in JSON is said in words for people, with its place and its mend. */
class JsonSyntaxTest {
    private static void says(String sentence, String document) {
        assertEquals(List.of("test.json:" + sentence), Documents.problems(document));
    }

    @Test
    void bracketsAndCommas() {
        says("1:27: $: This is not JSON: the text ends, and the { of line 1, column 1 is not closed. Write the } that is missing.", "{\"format\": 1, \"title\": \"t\"");
        says("1:20: $: This is not JSON: this } comes before the [ of line 1, column 19 is closed. Write a ] before it, or remove it.", "{\"funcs\": {\"main\":[}}");
        says("1:15: $: This is not JSON: a comma is missing before this double quote. Write one between the two.", "{\"format\": 1  \"title\": \"t\"}");
        says("1:14: $: This is not JSON: a key is expected here, not \"}\". Remove the comma before it.", "{\"format\": 1,}");
        says("1:10: $: This is not JSON: a value is expected here, not \"]\". Remove the comma before it, or write the value.", "{\"a\": [1,]}");
        says("1:11: $: This is not JSON: a colon is missing before this \"1\". Write \"key\": value.", "{\"format\" 1}");
    }

    @Test
    void quotesNumbersAndComments() {
        says("1:2: $: This is not JSON: a key is expected here, not \"f\". Write the key in double quotes: \"key\": value.", "{format: 1}");
        says("1:10: $: This is not JSON: a value is expected here, not \"'\". Texts stand in double quotes; numbers begin with a digit or a minus.", "{\"title\":'t'}");
        says("1:10: $: This is not JSON: \"ready\" is no value. Texts and Go expressions stand in double quotes; true, false and null do not.", "{\"title\":ready}");
        says("1:13: $: This is not JSON: a text goes on beyond the end of its line. Close it with a double quote.", "{\"title\": \"t\n}");
        says("1:14: $: This is not JSON: there are no comments in it. Remove this one; \"teaches\" takes words for people.", "{\"format\": 1,// one\n\"title\": \"t\"}");
        says("1:23: $: This is not JSON: the key \"format\" is there twice. Remove one of them.", "{\"format\": 1, \"format\": 1}");
    }

    @Test
    void theParsersOwnWordsNeverNameASource() {
        for (String text : List.of("{\"a\": 01}", "{\"a\": +1}", "{\"a\": \"\\x\"}", "[".repeat(200), "{\"a\": tru", "{\"a\"", "\"", "}", "{\"a\": 1e}", "{\"a\": \"\u0001\"}", "nul", "{\"a\": 1.}", "\u0000", "{\"a\": NaN}")) {
            String said = Documents.problems(text).get(0);
            assertTrue(!said.contains("Source") && !said.contains("code ") && !said.contains("JsonToken") && !said.contains("`"), said);
        }
    }
}
