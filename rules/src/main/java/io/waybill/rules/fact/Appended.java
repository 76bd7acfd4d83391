package io.waybill.rules.fact;

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

    public @Nullable Object get(String name) {
        return values.get(name);
    }
}
