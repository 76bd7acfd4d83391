package io.waybill.mappings.response;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.mappings.template.Values;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Turns picked values into what the reading needs. */
final class Picked {
    private static final int MAX_REASON = 500;

    private Picked() {}

    /** Every single value, containers taken apart, in document order; nulls left out. */
    static List<JsonNode> singles(List<JsonNode> values) {
        List<JsonNode> singles = new ArrayList<>();
        values.forEach(value -> collect(value, singles));
        return singles;
    }

    static String text(JsonNode value) {
        return value.isNumber() ? Values.plain(value.decimalValue()) : value.asText();
    }

    /** Texts trimmed, blanks, false and 0 dropped, joined with ", "; null when nothing is left. */
    static @Nullable String reason(List<JsonNode> values) {
        List<String> texts = singles(values).stream()
                .filter(value -> !value.isBoolean() || value.booleanValue())
                .filter(value -> !value.isNumber() || value.decimalValue().signum() != 0)
                .map(value -> text(value).strip())
                .filter(text -> !text.isEmpty())
                .toList();
        String joined = String.join(", ", texts);
        return joined.isEmpty() ? null : shortened(joined);
    }

    /** As much of a reason or reference as is kept; never cut between the two halves of a character. */
    static String shortened(String text) {
        if (text.length() <= MAX_REASON) {
            return text;
        }
        return text.substring(0, Character.isHighSurrogate(text.charAt(MAX_REASON - 1)) ? MAX_REASON - 1 : MAX_REASON);
    }

    /** The first single value that is not blank. */
    static @Nullable String first(List<JsonNode> values) {
        return singles(values).stream()
                .map(value -> text(value).strip())
                .filter(text -> !text.isEmpty())
                .findFirst()
                .orElse(null);
    }

    /** The price in cents: the first value counts, whatever follows. */
    static @Nullable Long cents(List<JsonNode> values) {
        String first = first(values);
        return first == null ? null : Money.cents(first);
    }

    /** Each appended name's value: text, number or boolean as it came; a list or object as text. Missing names are left out. */
    static Map<String, Object> append(Map<String, Pick> picks, AnswerBody body) {
        Map<String, Object> append = new LinkedHashMap<>();
        picks.forEach((name, pick) -> {
            Object value = typed(pick.find(body));
            if (value != null) {
                append.put(name, value);
            }
        });
        return append;
    }

    private static @Nullable Object typed(List<JsonNode> values) {
        List<JsonNode> singles = singles(values);
        if (singles.isEmpty()) {
            return null;
        }
        if (values.size() == 1 && values.getFirst().isObject()) {
            return values.getFirst().toString();
        }
        if (singles.size() > 1) {
            return String.join(", ", singles.stream().map(Picked::text).toList());
        }
        JsonNode only = singles.getFirst();
        return only.isBoolean() ? (Object) only.booleanValue() : only.isNumber() ? only.decimalValue() : only.asText();
    }

    private static void collect(JsonNode value, List<JsonNode> singles) {
        if (value.isContainerNode()) {
            value.forEach(child -> collect(child, singles));
        } else if (!value.isNull() && !value.isMissingNode()) {
            singles.add(value);
        }
    }
}
