package io.waybill.mappings.field;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Yes or no, as forms and programs write it; quotes, full stops and the like around it do not count. */
final class BooleanType implements FieldType {
    private static final int LONGEST = 16;
    private static final Pattern AROUND = Pattern.compile("^[^\\pL\\d]+|[^\\pL\\d]+$");

    @Override
    public String name() {
        return "boolean";
    }

    @Override
    public String kind() {
        return "boolean";
    }

    @Override
    public Map<String, String> parts() {
        return Map.of();
    }

    @Override
    public FieldValue parse(String raw) {
        String folded = RawText.folded(raw, LONGEST);
        Boolean value = folded == null
                ? null
                : find(AROUND.matcher(folded.toLowerCase(Locale.ROOT)).replaceAll(""));
        return value == null
                ? FieldValue.invalid(name(), raw)
                : FieldValue.valid(name(), raw, value.toString(), value, Map.of());
    }

    private static @Nullable Boolean find(String word) {
        return switch (word) {
            case "true", "t", "yes", "y", "1", "on" -> Boolean.TRUE;
            case "false", "f", "no", "n", "0", "off" -> Boolean.FALSE;
            default -> null;
        };
    }
}
