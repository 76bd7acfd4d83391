package io.waybill.mappings.field;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberType;
import com.google.i18n.phonenumbers.Phonenumber.PhoneNumber;
import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A phone number, American unless it says otherwise with {@code +}. Numbers of the United States and Canada are ten
 * digits, others {@code +} and their country code; an extension follows an {@code x}.
 */
final class PhoneType implements FieldType {
    private static final int LONGEST = 100;
    private static final int NORTH_AMERICA = 1;
    private static final Set<String> TEN_DIGIT_REGIONS = Set.of("US", "CA", "PR", "VI", "GU", "AS", "MP");
    private static final Pattern HINT =
            Pattern.compile("(?i)(.*[\\d)])[\\s,;/-]*\\(?(m|c|h|w|mobile|cell|home|work)\\.?\\)?");

    private final PhoneNumberUtil numbers = PhoneNumberUtil.getInstance();

    @Override
    public String name() {
        return "phone";
    }

    @Override
    public String kind() {
        return "text";
    }

    @Override
    public Map<String, String> parts() {
        return Map.of(
                "area", "text",
                "exchange", "text",
                "line", "text",
                "number", "text",
                "extension", "text",
                "country_code", "text",
                "country_calling_code", "number",
                "type", "text",
                "is_tollfree", "boolean");
    }

    @Override
    public FieldValue parse(String raw) {
        String text = RawText.folded(raw, LONGEST);
        Matcher hint = HINT.matcher(text == null ? "" : text);
        boolean hinted = mayHint(text) && hint.matches();
        PhoneNumber number = text == null ? null : find(hinted ? hint.group(1) : text);
        return number == null
                ? FieldValue.invalid(name(), raw)
                : value(raw, number, hinted ? type(hint.group(2)) : null);
    }

    /** A hint ends with a letter, or with what may follow it; most numbers end with a digit and need no closer look. */
    private static boolean mayHint(@Nullable String text) {
        return text != null && !text.isEmpty() && !Character.isDigit(text.charAt(text.length() - 1));
    }

    private FieldValue value(String raw, PhoneNumber number, @Nullable String type) {
        String region = numbers.getRegionCodeForNumber(number);
        String extension = number.hasExtension() ? number.getExtension() : "";
        Parts parts = placed(number)
                .with("extension", extension)
                .with("country_code", region)
                .with("country_calling_code", BigDecimal.valueOf(number.getCountryCode()))
                .with("type", type)
                .with("is_tollfree", numbers.getNumberType(number) == PhoneNumberType.TOLL_FREE);
        String normal = normal(number, region) + (extension.isEmpty() ? "" : "x" + extension);
        return FieldValue.text(name(), raw, normal, parts.all());
    }

    private @Nullable PhoneNumber find(String text) {
        try {
            PhoneNumber number = numbers.parse(text, "US");
            return numbers.isValidNumber(number) ? number : null;
        } catch (NumberParseException notANumber) {
            return null;
        }
    }

    private String normal(PhoneNumber number, @Nullable String region) {
        return region != null && TEN_DIGIT_REGIONS.contains(region)
                ? numbers.getNationalSignificantNumber(number)
                : numbers.format(withoutExtension(number), PhoneNumberFormat.E164);
    }

    private static PhoneNumber withoutExtension(PhoneNumber number) {
        return new PhoneNumber().mergeFrom(number).clearExtension();
    }

    /** Elsewhere the area is the group that numbers of the country are written with first, and no rule says where an exchange ends. */
    private Parts placed(PhoneNumber number) {
        String digits = numbers.getNationalSignificantNumber(number);
        if (number.getCountryCode() == NORTH_AMERICA) {
            return new Parts()
                    .with("area", digits.substring(0, 3))
                    .with("exchange", digits.substring(3, 6))
                    .with("line", digits.substring(6))
                    .with("number", digits.substring(3));
        }
        int area = numbers.getLengthOfNationalDestinationCode(number);
        return new Parts().with("area", digits.substring(0, area)).with("number", digits.substring(area));
    }

    private static String type(String hint) {
        return switch (hint.toLowerCase(Locale.ROOT).charAt(0)) {
            case 'h' -> "home";
            case 'w' -> "work";
            default -> "mobile";
        };
    }
}
