package io.waybill.app.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Reads a JSON array of leads; each member is read as a body of its own. */
final class BatchBody {
    /** Leads that one request may bring. */
    static final int MOST = 1_000;

    private static final JsonFactory PARSERS = new JsonFactory();

    private BatchBody() {}

    /** Whether the text is to be read as a batch. */
    static boolean is(String text) {
        return text.stripLeading().startsWith("[");
    }

    /** Reads a whole array. */
    static Parsed parse(String text) {
        try {
            return members(text);
        } catch (IOException malformed) {
            String joined = text.replaceAll("[\r\n\t]", "");
            return joined.length() < text.length()
                    ? parse(joined)
                    : new Parsed.Malformed("The body does not contain valid JSON: the array cannot be read");
        }
    }

    private static Parsed members(String text) throws IOException {
        List<Parsed> members = new ArrayList<>();
        int count = 0;
        try (JsonParser json = PARSERS.createParser(text)) {
            json.nextToken();
            for (JsonToken token = json.nextToken(); token != JsonToken.END_ARRAY; token = json.nextToken()) {
                int start = (int) json.currentTokenLocation().getCharOffset();
                json.skipChildren();
                int end = (int) json.currentLocation().getCharOffset();
                count++;
                if (count <= MOST) {
                    members.add(member(token, text.substring(start, end)));
                }
            }
            if (json.nextToken() != null) {
                return new Parsed.Malformed("The body does not contain valid JSON: something follows the array");
            }
        }
        return new Parsed.Batch(members, count);
    }

    private static Parsed member(JsonToken token, String text) {
        return token == JsonToken.START_OBJECT
                ? JsonBody.parse(text)
                : new Parsed.Malformed("Each lead of a batch must be an object");
    }
}
