package io.waybill.mappings.field;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One typed value of a lead.
 *
 * @param type the field type's name
 * @param raw as the source sent it
 * @param normal the normal form as text ({@code 7732658399}, {@code 2026-02-28}); null when invalid
 * @param value the same, typed for comparison and JSON: {@code String}, {@code BigDecimal}, {@code Boolean}, {@code LocalDate}, {@code LocalTime}
 *     (a range: its average); null when invalid
 * @param parts addressable parts by name ({@code area}), typed likewise
 */
public record FieldValue(
        String type,
        String raw,
        @Nullable String normal,
        @Nullable Object value,
        boolean valid,
        Map<String, Object> parts) {
    public FieldValue {
        parts = Map.copyOf(parts);
    }

    /** A value that did not parse: kept raw. */
    public static FieldValue invalid(String type, String raw) {
        return new FieldValue(type, raw, null, null, false, Map.of());
    }
}
