package io.waybill.mappings.field;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One typed value of a lead.
 *
 * @param type the field type's name
 * @param raw as the source sent it
 * @param normal the normal form as text ({@code 7732658399}, {@code 2026-02-28}); null when invalid
 * @param value the same, typed for comparison and JSON: {@code String}, {@code BigDecimal}, {@code Boolean}, {@code LocalDate}, {@code LocalTime}
 *     (a range: its average, or its only end); null when invalid
 * @param parts addressable parts by name ({@code area}), typed likewise, in a stable order; a part that the value lacks is left out
 */
public record FieldValue(
        String type,
        String raw,
        @Nullable String normal,
        @Nullable Object value,
        boolean valid,
        Map<String, Object> parts) {
    public FieldValue {
        parts = Collections.unmodifiableMap(new LinkedHashMap<>(parts));
    }

    /** A value that did not parse: kept raw. */
    public static FieldValue invalid(String type, String raw) {
        return new FieldValue(type, raw, null, null, false, Map.of());
    }

    /** A value whose typed form is something other than its text. */
    static FieldValue valid(String type, String raw, String normal, Object value, Map<String, Object> parts) {
        return new FieldValue(type, raw, normal, value, true, parts);
    }

    /** A value that compares as text. */
    static FieldValue text(String type, String raw, String normal, Map<String, Object> parts) {
        return valid(type, raw, normal, normal, parts);
    }

    /**
     * For eyes that must not see a lead's secrets: of a social security number or a credential only stars are left, of a date of
     * birth its year and age. Values of other types stay as they are.
     */
    public FieldValue masked() {
        return switch (type) {
            case "ssn", "credential" -> stars(stars(normal), Map.of());
            case "dob" -> stars(parts.get("year") == null ? null : "**/**/" + parts.get("year"), parts);
            default -> this;
        };
    }

    private FieldValue stars(@Nullable String masked, Map<String, Object> left) {
        return new FieldValue(type, String.valueOf(stars(raw)), masked, masked, valid, left);
    }

    private static @Nullable String stars(@Nullable String text) {
        return text == null ? null : "*".repeat(Math.min(text.length(), 20));
    }

    /** Leaves out what the lead said: this reaches logs and messages. */
    @Override
    public String toString() {
        return "FieldValue[type=" + type + ", valid=" + valid + "]";
    }
}
