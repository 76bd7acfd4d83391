package io.waybill.db.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventTextTest {
    private static final Instant AT = Instant.parse("2026-11-21T12:00:00Z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"x\"}",
                "{ \"type\" : \"x\" }",
                "{\"a\":{\"b\":[{\"c\":{}}]}}",
                "{\"brackets\":\"}],[{\\\"\"}",
                "{\"price\":12.50,\"big\":123456789012345678901234567890.00,\"exponent\":1E+400}",
                "{\"text\":\"\uD83D\uDE00 \u00e9\\u0000\\ud83d\"}"
            })
    void anEventComesBackAsItWas(String event) {
        List<String> events = new ArrayList<>();

        EventText.split(EventText.join(List.of(event, "{\"type\":\"y\"}")), 7, AT, events);

        assertThat(events)
                .containsExactly(
                        "{\"seq\":7,\"at\":\"2026-11-21T12:00:00Z\"," + event.substring(1),
                        "{\"seq\":8,\"at\":\"2026-11-21T12:00:00Z\",\"type\":\"y\"}");
    }

    @Test
    void aDeeplyNestedEventComesBack() {
        String event = "{\"a\":" + "[".repeat(5000) + "]".repeat(5000) + "}";
        List<String> events = new ArrayList<>();

        EventText.split(EventText.join(List.of(event)), 1, AT, events);

        assertThat(events).singleElement().asString().endsWith(event.substring(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{}", "[]", "null", " {\"type\":\"x\"}", "{\"type\":\"x\"},"})
    void whatIsNoObjectIsNoEvent(String event) {
        assertThatThrownBy(() -> EventText.requireObjects(List.of(event))).isInstanceOf(IllegalArgumentException.class);
    }
}
