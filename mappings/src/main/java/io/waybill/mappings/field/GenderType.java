package io.waybill.mappings.field;

import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code male}, {@code female} or {@code other}, as a word or its first letter. */
final class GenderType implements FieldType {
    private static final int LONGEST = 16;

    @Override
    public String name() {
        return "gender";
    }

    @Override
    public String kind() {
        return "text";
    }

    @Override
    public Map<String, String> parts() {
        return Map.of("abbr", "text");
    }

    @Override
    public FieldValue parse(String raw) {
        String folded = RawText.folded(raw, LONGEST);
        String gender = folded == null ? null : find(folded.toLowerCase(Locale.ROOT));
        if (gender == null) {
            return FieldValue.invalid(name(), raw);
        }
        String abbreviation = gender.substring(0, 1).toUpperCase(Locale.ROOT);
        return FieldValue.text(
                name(), raw, gender, new Parts().with("abbr", abbreviation).all());
    }

    private static @Nullable String find(String word) {
        return switch (word) {
            case "male", "m" -> "male";
            case "female", "f" -> "female";
            case "other", "o" -> "other";
            default -> null;
        };
    }
}
