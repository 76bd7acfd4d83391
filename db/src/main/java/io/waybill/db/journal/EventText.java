package io.waybill.db.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Events as text: many JSON objects in one array, and back. The text of an event is never rewritten, so that numbers keep their digits. */
final class EventText {
    // What stands in the journal was within the limits of those who wrote it.
    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNestingDepth(Integer.MAX_VALUE)
                    .build())
            .build();

    private EventText() {}

    static void requireObjects(List<String> events) {
        for (String event : events) {
            if (!event.startsWith("{") || !event.endsWith("}") || event.length() < 3) {
                throw new IllegalArgumentException("An event is a JSON object with a type, and nothing around it.");
            }
        }
    }

    /** The array that stands for an entry. */
    static String join(List<String> events) {
        return "[" + String.join(",", events) + "]";
    }

    /** Adds the entry's events to the list, each with its number and time in front. */
    static void split(String array, int firstSeq, Instant at, List<String> into) {
        int seq = firstSeq;
        for (String event : objects(array)) {
            into.add("{\"seq\":" + seq + ",\"at\":\"" + at + "\"," + event.substring(1));
            seq++;
        }
    }

    private static List<String> objects(String array) {
        List<String> objects = new ArrayList<>();
        try (JsonParser parser = JSON.createParser(array)) {
            parser.nextToken();
            while (parser.nextToken() == JsonToken.START_OBJECT) {
                int start = (int) parser.currentTokenLocation().getCharOffset();
                parser.skipChildren();
                objects.add(
                        array.substring(start, (int) parser.currentLocation().getCharOffset()));
            }
        } catch (IOException broken) {
            throw new UncheckedIOException("An entry of the journal is not the JSON that was written.", broken);
        }
        return objects;
    }
}
