package io.waybill.app.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import io.waybill.app.json.JsonFactories;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a JSON object. Numbers keep their spelling; a key that is repeated makes a list, as in a form. */
final class JsonBody {
    private static final JsonFactory PARSERS = JsonFactories.sharing()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(Tree.DEEPEST)
                    .build())
            .build();

    private JsonBody() {}

    /** Text pasted together from several lines often has raw line ends inside its values; such text is read without them. */
    static Parsed parse(String text) {
        Parsed parsed = parseOnce(text);
        if (parsed instanceof Parsed.Malformed) {
            String joined = text.replaceAll("[\r\n\t]", "");
            if (joined.length() < text.length() && parseOnce(joined) instanceof Parsed.Tree tree) {
                return tree;
            }
        }
        return parsed;
    }

    private static Parsed parseOnce(String text) {
        try (JsonParser json = PARSERS.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return new Parsed.Malformed("The body does not contain valid JSON: it must be an object");
            }
            Map<String, Object> fields = object(json);
            return json.nextToken() == null
                    ? new Parsed.Tree(fields)
                    : new Parsed.Malformed("The body does not contain valid JSON: something follows the object");
        } catch (StreamConstraintsException tooMuch) {
            return new Parsed.Malformed(
                    "The body's JSON is nested deeper than %d levels, or a name or number in it is too long"
                            .formatted(Tree.DEEPEST));
        } catch (JsonProcessingException malformed) {
            return new Parsed.Malformed("The body does not contain valid JSON" + position(malformed.getLocation()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Map<String, Object> object(JsonParser json) throws IOException {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
            json.nextToken();
            Tree.add(fields, name, value(json));
        }
        return fields;
    }

    private static @Nullable Object value(JsonParser json) throws IOException {
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json);
            case START_ARRAY -> array(json);
            case VALUE_NULL -> null;
            case null, default -> json.getText();
        };
    }

    private static Tree.Values array(JsonParser json) throws IOException {
        List<Object> members = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            Object member = value(json);
            members.add(member == null ? "" : member);
        }
        return new Tree.Values(members);
    }

    private static String position(@Nullable JsonLocation at) {
        return at == null ? "" : ": line %d, column %d".formatted(at.getLineNr(), at.getColumnNr());
    }
}
