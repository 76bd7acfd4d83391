package io.waybill.mappings.field;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * One number, whatever currency, commas and units stand around it: {@code $1,250 per month} is 1250, {@code 20k} 20000,
 * {@code ($5)} -5. Text with two numbers is invalid.
 */
final class NumberType implements FieldType {
    private static final Pattern SPACED_THOUSANDS = Pattern.compile("(\\D*\\d{1,3})((?: \\d{3})+)(\\D.*)?");
    private static final Pattern IN_PARENTHESES = Pattern.compile("[-$£€¥₹ ]*\\(([^()]*)\\)");
    private static final int LONGEST = 100;

    @Override
    public String name() {
        return "number";
    }

    @Override
    public String kind() {
        return "number";
    }

    @Override
    public Map<String, String> parts() {
        return Map.of();
    }

    @Override
    public FieldValue parse(String raw) {
        String text = RawText.folded(raw, LONGEST);
        if (text == null) {
            return FieldValue.invalid(name(), raw);
        }
        Matcher accounting = IN_PARENTHESES.matcher(text);
        boolean negative = accounting.matches();
        List<Amount> amounts = Amount.listIn(withoutSpacedThousands(negative ? accounting.group(1) : text));
        if (amounts.size() != 1) {
            return FieldValue.invalid(name(), raw);
        }
        BigDecimal value = Amount.plain(amounts.getFirst().value());
        BigDecimal signed = negative ? value.abs().negate() : value;
        return FieldValue.valid(name(), raw, signed.toPlainString(), signed, Map.of());
    }

    private static String withoutSpacedThousands(String text) {
        Matcher spaced = SPACED_THOUSANDS.matcher(text);
        if (!spaced.matches()) {
            return text;
        }
        String rest = spaced.group(3) == null ? "" : spaced.group(3);
        return spaced.group(1) + spaced.group(2).replace(" ", "") + rest;
    }
}
