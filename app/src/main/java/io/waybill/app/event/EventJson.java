package io.waybill.app.event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.waybill.app.json.JsonFactories;
import jakarta.inject.Singleton;
import java.util.List;

/** Writes events as JSON and reads them back. Fields of later versions are passed over. Safe for use by many threads. */
@Singleton
public final class EventJson {
    private final ObjectMapper mapper = JsonMapper.builder(
                    JsonFactories.sharing().build())
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();
    private final ObjectWriter writer = mapper.writerFor(LeadEvent.class);
    private final ObjectReader reader = mapper.readerFor(LeadEvent.class);

    /** The event as one JSON object with {@code type}. */
    public String write(LeadEvent event) {
        try {
            return writer.writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Event (%s) cannot be written.".formatted(event.getClass()), e);
        }
    }

    /** All of them, in order. */
    public List<String> write(List<LeadEvent> events) {
        return events.stream().map(this::write).toList();
    }

    /** The event of one JSON object. */
    public LeadEvent read(String json) {
        try {
            return reader.readValue(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(
                    "A journal event cannot be read. Maybe it was written by a later version.", e);
        }
    }
}
