package io.waybill.app.backtest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.waybill.app.event.ExchangeStarted.Request;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.event.RulesEvaluated;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads journal entries for the sake of what was answered. What rules decided and what requests said is passed over: that is most of a
 * journal, and reading it would take most of the time. Safe for use by many threads.
 */
@Singleton
final class PastEvents {
    private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};
    private static final TypeReference<Map<String, Object>> VALUES = new TypeReference<>() {};
    private static final Request SENT = new Request("", "", Map.of(), null);

    private final ObjectReader reader = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new SimpleModule()
                    .addDeserializer(RulesEvaluated.class, new Round())
                    .addDeserializer(Request.class, new Skipped()))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build()
            .readerFor(LeadEvent.class);

    /** The events of one entry, in order. */
    List<LeadEvent> read(String entry) {
        try (var events = reader.<LeadEvent>readValues(entry)) {
            return events.readAll();
        } catch (IOException broken) {
            throw new UncheckedIOException(
                    "A journal entry cannot be read. Maybe it was written by a later version.", broken);
        }
    }

    /** Of a round all but its decisions and score. */
    private static final class Round extends JsonDeserializer<RulesEvaluated> {
        @Override
        public RulesEvaluated deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            String release = "";
            Map<String, Object> read = new HashMap<>();
            List<String> rules = List.of();
            List<String> rows = List.of();
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                parser.nextToken();
            }
            for (; parser.currentToken() == JsonToken.FIELD_NAME; parser.nextToken()) {
                String name = parser.currentName();
                parser.nextToken();
                switch (name) {
                    case "release" -> release = parser.getText();
                    case "rules" -> rules = parser.readValueAs(TEXTS);
                    case "rows" -> rows = parser.readValueAs(TEXTS);
                    case "read" -> read = parser.readValueAs(VALUES);
                    default -> parser.skipChildren();
                }
            }
            return new RulesEvaluated(release, List.of(), rules, rows, 0, read);
        }
    }

    /** Only that there was a request. */
    private static final class Skipped extends JsonDeserializer<Request> {
        @Override
        public Request deserialize(JsonParser parser, DeserializationContext context) throws IOException {
            parser.skipChildren();
            return SENT;
        }
    }
}
