package io.waybill.mappings.field;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Map;

/**
 * A street address line: {@code 1600 Elm St} has number {@code 1600} and name {@code Elm St}. A line of one
 * word is invalid; one without a house number ({@code PO Box 12}, {@code 5th Avenue}) is all name.
 */
final class StreetType implements FieldType {
    private static final Pattern NUMBERED = Pattern.compile("(?s)(\\S*\\d\\S*?),?\\s+(.*\\S)");
    private static final Pattern ORDINAL = Pattern.compile("(?i)\\d+(st|nd|rd|th)");
    private static final int LONGEST_NUMBER = 12;

    @Override
    public String name() {
        return "street";
    }

    @Override
    public String kind() {
        return "text";
    }

    @Override
    public Map<String, String> parts() {
        return Map.of("number", "text", "name", "text");
    }

    @Override
    public FieldValue parse(String raw) {
        String street = RawText.trimmed(raw);
        if (street.chars().noneMatch(Character::isWhitespace)) {
            return FieldValue.invalid(name(), raw);
        }
        Matcher numbered = NUMBERED.matcher(street);
        Parts parts = numbered.matches() && isHouseNumber(numbered.group(1))
                ? new Parts().with("number", numbered.group(1)).with("name", numbered.group(2))
                : new Parts().with("name", street);
        return FieldValue.text(name(), raw, street, parts.all());
    }

    private static boolean isHouseNumber(String word) {
        return word.length() <= LONGEST_NUMBER && !ORDINAL.matches(word);
    }
}
