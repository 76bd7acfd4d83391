package io.waybill.mappings.yaml;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One value of a mapping file, with its place. */
public sealed interface YamlValue {
    Place place();

    /** How it reads in a problem. */
    String shape();

    /** The offending text of a problem; empty for lists and maps. */
    default String cell() {
        return "";
    }

    /**
     * A scalar.
     *
     * @param plain written without quotes, so that {@code true}, {@code 5} and {@code null} mean themselves
     */
    record Text(Place place, String text, boolean plain) implements YamlValue {
        @Override
        public String shape() {
            return "a text";
        }

        @Override
        public String cell() {
            return text;
        }

        /** Nothing, {@code ~} or {@code null} without quotes. */
        public boolean isNull() {
            return plain && (text.isEmpty() || text.equals("~") || text.equals("null"));
        }

        /** What it means in a body: {@code Boolean}, {@code BigDecimal}, {@code String}, or null. Words such as {@code no} stay text. */
        public @Nullable Object literal() {
            if (isNull()) {
                return null;
            }
            if (plain && (text.equals("true") || text.equals("false"))) {
                return Boolean.valueOf(text);
            }
            return plain && JsonNumber.matches(text) ? (Object) new BigDecimal(text) : text;
        }
    }

    /** A sequence. */
    record Items(Place place, List<YamlValue> values) implements YamlValue {
        public Items {
            values = List.copyOf(values);
        }

        @Override
        public String shape() {
            return "a list";
        }
    }

    /** A mapping, its keys in the order written. */
    record Section(Place place, Map<String, YamlValue> entries) implements YamlValue {
        @Override
        public String shape() {
            return "a map";
        }
    }
}
