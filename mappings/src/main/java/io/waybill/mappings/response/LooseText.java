package io.waybill.mappings.response;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Picked values as text. */
final class LooseText {
    private LooseText() {}

    /** One value: a list joined with commas, an object as JSON. */
    static String of(JsonNode value) {
        if (value.isArray()) {
            return value.valueStream().map(LooseText::of).collect(Collectors.joining(","));
        }
        return value.isObject() ? value.toString() : value.isNull() ? "" : Picked.text(value);
    }

    /** Each value that says something: nothing, blanks, false and 0 do not. */
    static List<String> all(List<JsonNode> values) {
        return values.stream()
                .filter(value -> !value.isBoolean() || value.booleanValue())
                .filter(value -> !value.isNumber() || value.decimalValue().signum() != 0)
                .map(value -> of(value).strip())
                .filter(text -> !text.isEmpty())
                .toList();
    }

    /** The texts joined; null when there are none. */
    static @Nullable String joined(List<String> texts) {
        return texts.isEmpty() ? null : String.join(", ", texts);
    }
}
