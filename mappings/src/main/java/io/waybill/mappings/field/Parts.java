package io.waybill.mappings.field;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects the parts of one value in the order they are shown, leaving out those it lacks. */
final class Parts {
    private final Map<String, Object> parts = new LinkedHashMap<>();

    Parts with(String name, @Nullable Object value) {
        if (value != null && !"".equals(value)) {
            parts.put(name, value);
        }
        return this;
    }

    Map<String, Object> all() {
        return Collections.unmodifiableMap(parts);
    }
}
