package dev.gmpscope.scenario;

import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is wrong with a text that is no JSON, and the mend, for what people usually get wrong; the parser's own words are for those who know parsers. */
final class JsonSyntax {
    /** @param mend empty if there is nothing to advise */
    record Said(String sentence, String mend) {}

    private record Rule(Pattern words, Function<Matcher, Said> says) {}

    private static final String CHARACTER = "^Unexpected character \\('(.)' \\(code.*";
    private static final String PLACE = ".*line: (\\d+), column: (\\d+).*";
    private static final List<Rule> RULES = List.of(
            rule("^Unexpected end-of-input: expected close marker for (Object|Array) " + PLACE, m -> new Said(
                    "the text ends, and the " + open(m.group(1)) + " of line " + m.group(2) + ", column " + m.group(3) + " is not closed.", "Write the " + close(m.group(1)) + " that is missing.")),
            rule("^Unexpected close marker '(.)': expected '(.)' \\(for (Object|Array) starting at" + PLACE, m -> new Said(
                    "this " + m.group(1) + " comes before the " + open(m.group(3)) + " of line " + m.group(4) + ", column " + m.group(5) + " is closed.", "Write a " + m.group(2) + " before it, or remove it.")),
            rule("^Unexpected end-of-input.*(string|VALUE_STRING|quote|FIELD|field).*", m -> new Said("the text ends inside of quotes.", "Write the double quote that is missing.")),
            rule("^Unexpected (close marker|end-of-input).*", m -> new Said(m.group(1).startsWith("end") ? "the text ends in the middle." : "this closes what was never opened.", "")),
            rule(CHARACTER + "comment.*", m -> new Said("there are no comments in it.", "Remove this one; \"teaches\" takes words for people.")),
            rule(CHARACTER + "double-quote to start field name.*", m -> new Said("a key is expected here, not " + quoted(m.group(1)), m.group(1).equals("}") ? "Remove the comma before it." : "Write the key in double quotes: \"key\": value.")),
            rule(CHARACTER + "comma to separate.*", m -> new Said("a comma is missing before this " + quoted(m.group(1)), "Write one between the two.")),
            rule(CHARACTER + "colon to separate.*", m -> new Said("a colon is missing before this " + quoted(m.group(1)), "Write \"key\": value.")),
            rule(CHARACTER + "expected a.*value.*", m -> new Said("a value is expected here, not " + quoted(m.group(1)),
                    "]}".contains(m.group(1)) ? "Remove the comma before it, or write the value." : "Texts stand in double quotes; numbers begin with a digit or a minus.")),
            rule("^(?:Unrecognized|Non-standard) token '(.*)': .*", m -> new Said("\"" + m.group(1) + "\" is no value.", "Texts and Go expressions stand in double quotes; true, false and null do not.")),
            rule("^Illegal unquoted character.*", m -> new Said("a text goes on beyond the end of its line.", "Close it with a double quote.")),
            rule("^Duplicate field '(.*)'.*", m -> new Said("the key \"" + m.group(1) + "\" is there twice.", "Remove one of them.")),
            rule("^(Invalid numeric value|" + CHARACTER.substring(1) + "numeric value).*", m -> new Said("this is no way to write a number.", "Write it without + and without zeros before it; durations stand in double quotes: \"5ms\".")),
            rule("^Unrecognized character escape.*", m -> new Said("nothing of this kind follows a \\ in a text.", "Write \\\\ for a \\ and \\\" for a \".")),
            rule("^Illegal character.*", m -> new Said("there is a character here that cannot be seen, and none may be outside of quotes.", "Remove it.")),
            rule("^Document nesting depth.*", m -> new Said("it is nested too deep.", "Move what is inside into functions.")));

    private JsonSyntax() {}

    private static Rule rule(String words, Function<Matcher, Said> says) {
        return new Rule(Pattern.compile(words, Pattern.DOTALL), says);
    }

    /** A character so that a full stop can follow it. */
    private static String quoted(String character) {
        return character.equals("\"") ? "double quote" : "\"" + character + "\"";
    }

    private static String open(String kind) {
        return kind.equals("Object") ? "{" : "[";
    }

    private static String close(String kind) {
        return kind.equals("Object") ? "}" : "]";
    }

    /** @param message of the parser */
    static Said of(String message) {
        for (Rule rule : RULES) {
            Matcher m = rule.words.matcher(message);
            if (m.matches()) {
                Said said = rule.says.apply(m);
                return new Said("This is not JSON: " + said.sentence + (said.sentence.endsWith(".") ? "" : "."), said.mend);
            }
        }
        String plain = message.split("\n")[0].replaceAll("\\s*[\\[(][^\\[(]*Source:.*", "");
        return new Said("This is not JSON: " + plain + (plain.endsWith(".") ? "" : "."), "");
    }
}
