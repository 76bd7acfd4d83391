package io.waybill.rules.fact;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What one enhancement returned. Its presence also says that the enhancement has been asked, with or without data.
 *
 * @param enhancement the enhancement's id
 * @param values name to {@code String}, {@code BigDecimal} or {@code Boolean}
 */
public record Appended(String enhancement, Map<String, Object> values) {
    public Appended {
        values = Map.copyOf(values);
    }

    /** The value as it came; null when there is none of that name. */
    public @Nullable Object get(String name) {
        return values.get(name);
    }

    /** The value as text; null when there is none of that name or it is not a text. */
    public @Nullable String text(String name) {
        return values.get(name) instanceof String text ? text : null;
    }

    /** As {@link #text}, but empty instead of null. */
    public String textOrEmpty(String name) {
        return values.get(name) instanceof String text ? text : "";
    }

    /** The value as a number; null when there is none of that name or it is not a number. */
    public @Nullable BigDecimal number(String name) {
        return values.get(name) instanceof BigDecimal number ? number : null;
    }
}
