package io.waybill.rules.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.rules.flow.Suggestion;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One object of a case's JSON, read strictly.
 *
 * @param where names the object in mistakes
 */
record CaseJson(String where, JsonNode node) {
    /** A mistake in a case, in words its author can act on. */
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1L;

        Wrong(String message) {
            super(message);
        }

        String text() {
            return String.valueOf(getMessage());
        }
    }

    static CaseJson of(String where, JsonNode node, Set<String> keys) throws Wrong {
        if (!node.isObject()) {
            throw new Wrong("%s: an object is wanted here. Maybe { … }?".formatted(where));
        }
        for (Map.Entry<String, JsonNode> property : node.properties()) {
            if (!keys.contains(property.getKey())) {
                throw new Wrong("%s: (%s) is not known here.%s"
                        .formatted(where, property.getKey(), Suggestion.maybe(property.getKey(), keys)));
            }
        }
        return new CaseJson(where, node);
    }

    JsonNode child(String key) {
        return node.path(key);
    }

    boolean has(String key) {
        return node.hasNonNull(key);
    }

    String text(String key, String otherwise) {
        return has(key) ? child(key).asText() : otherwise;
    }

    @Nullable
    String findText(String key) {
        return has(key) ? child(key).asText() : null;
    }

    @Nullable
    Integer findNumber(String key) throws Wrong {
        if (has(key) && !child(key).canConvertToInt()) {
            throw new Wrong("%s: %s is not a whole number.".formatted(where, key));
        }
        return has(key) ? child(key).asInt() : null;
    }

    int number(String key, int otherwise) throws Wrong {
        Integer number = findNumber(key);
        return number == null ? otherwise : number;
    }

    Instant instant(String key, Instant otherwise) throws Wrong {
        try {
            return has(key) ? Instant.parse(child(key).asText()) : otherwise;
        } catch (DateTimeException notATime) {
            throw new Wrong("%s: %s is not a time. Maybe 2026-03-02T15:00:00Z?".formatted(where, key));
        }
    }

    @Nullable
    Long findCents(String key) throws Wrong {
        try {
            return has(key)
                    ? new BigDecimal(child(key).asText()).movePointRight(2).longValueExact()
                    : null;
        } catch (ArithmeticException | NumberFormatException notMoney) {
            throw new Wrong("%s: %s is not an amount. Maybe 75.00?".formatted(where, key));
        }
    }

    <E extends Enum<E>> @Nullable E findWord(String key, Class<E> words) throws Wrong {
        if (!has(key)) {
            return null;
        }
        String text = child(key).asText();
        for (E word : words.getEnumConstants()) {
            if (word.name().toLowerCase(Locale.ROOT).equals(text)) {
                return word;
            }
        }
        List<String> all = new ArrayList<>();
        for (E word : words.getEnumConstants()) {
            all.add(word.name().toLowerCase(Locale.ROOT));
        }
        throw new Wrong("%s: (%s) is no %s.%s".formatted(where, text, key, Suggestion.maybe(text, all)));
    }

    Map<String, String> texts(String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        child(key).properties().forEach(property -> {
            if (!property.getValue().isNull()) {
                texts.put(property.getKey(), property.getValue().asText());
            }
        });
        return texts;
    }

    @Nullable
    List<JsonNode> findList(String key) throws Wrong {
        if (!has(key)) {
            return null;
        }
        if (!child(key).isArray()) {
            throw new Wrong("%s: %s is not a list. Maybe [ … ]?".formatted(where, key));
        }
        List<JsonNode> list = new ArrayList<>();
        child(key).forEach(list::add);
        return list;
    }

    List<JsonNode> list(String key) throws Wrong {
        List<JsonNode> list = findList(key);
        return list == null ? List.of() : list;
    }

    List<String> listTexts(String key) throws Wrong {
        return list(key).stream().map(JsonNode::asText).toList();
    }

    Duration duration(String key, Duration otherwise) throws Wrong {
        try {
            return has(key) ? Duration.parse(child(key).asText()) : otherwise;
        } catch (DateTimeException notASpan) {
            throw new Wrong("%s: %s is not a span of time. Maybe PT10S?".formatted(where, key));
        }
    }
}
