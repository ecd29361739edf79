package dev.gmpscope.scenario;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads JSON into {@link Located} values. */
final class LocatedReader {
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(128).build())
            .build();

    private final JsonParser parser;

    private LocatedReader(JsonParser parser) {
        this.parser = parser;
    }

    /** The one value of a document; a syntax error becomes a problem. */
    static Located read(String name, String json) throws ScenarioException {
        try (JsonParser parser = FACTORY.createParser(json)) {
            if (parser.nextToken() == null) {
                throw broken(name, 1, 1, "The document is empty.", "Start from a scenario of the list.");
            }
            Located value = new LocatedReader(parser).value("$");
            if (parser.nextToken() != null) {
                JsonLocation at = parser.currentTokenLocation();
                throw broken(name, at.getLineNr(), at.getColumnNr(), "Something follows the end of the document.",
                        "Remove it.");
            }
            return value;
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation();
            JsonSyntax.Said said = JsonSyntax.of(e.getOriginalMessage());
            throw broken(name, at == null ? 1 : at.getLineNr(), at == null ? 1 : at.getColumnNr(), said.sentence(), said.mend());
        } catch (IOException e) {
            throw broken(name, 1, 1, "The document cannot be read.", "");
        }
    }

    private static ScenarioException broken(String name, int line, int column, String sentence, String mend) {
        return new ScenarioException(name, List.of(new Problem(Math.max(1, line), Math.max(1, column), "$", sentence, mend)));
    }

    private Located value(String path) throws IOException {
        JsonLocation at = parser.currentTokenLocation();
        JsonToken token = parser.currentToken();
        return switch (token) {
            case START_OBJECT -> object(path, at);
            case START_ARRAY -> array(path, at);
            case VALUE_STRING -> leaf(Located.Kind.STRING, path, at);
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> leaf(Located.Kind.NUMBER, path, at);
            case VALUE_TRUE, VALUE_FALSE -> leaf(Located.Kind.BOOLEAN, path, at);
            default -> leaf(Located.Kind.NULL, path, at);
        };
    }

    private Located leaf(Located.Kind kind, String path, JsonLocation at) throws IOException {
        return new Located(kind, at.getLineNr(), at.getColumnNr(), path, parser.getText(), null, null, null);
    }

    private Located object(String path, JsonLocation at) throws IOException {
        LinkedHashMap<String, Located> members = new LinkedHashMap<>();
        Map<String, int[]> keys = new LinkedHashMap<>();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            String key = parser.currentName();
            JsonLocation where = parser.currentTokenLocation();
            parser.nextToken();
            keys.put(key, new int[] {where.getLineNr(), where.getColumnNr()});
            members.put(key, value(path + (key.matches("[A-Za-z_]\\w*") ? "." + key : "['" + key + "']")));
        }
        return new Located(Located.Kind.OBJECT, at.getLineNr(), at.getColumnNr(), path, null, members, keys, null);
    }

    private Located array(String path, JsonLocation at) throws IOException {
        List<Located> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(value(path + "[" + items.size() + "]"));
        }
        return new Located(Located.Kind.ARRAY, at.getLineNr(), at.getColumnNr(), path, null, null, null, items);
    }
}
