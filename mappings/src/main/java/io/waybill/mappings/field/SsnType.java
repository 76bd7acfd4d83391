package io.waybill.mappings.field;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Map;

/** A US social security number: nine digits, whatever stands around them or, letters excepted, between them. */
final class SsnType implements FieldType {
    private static final Pattern DIGITS = Pattern.compile("\\D*(\\d(?:[^\\pL\\d]*\\d){8})\\D*");
    private static final int LONGEST = 64;

    @Override
    public String name() {
        return "ssn";
    }

    @Override
    public String kind() {
        return "text";
    }

    @Override
    public Map<String, String> parts() {
        return Map.of("first_three", "text", "middle_two", "text", "last_four", "text");
    }

    @Override
    public FieldValue parse(String raw) {
        String folded = RawText.folded(raw, LONGEST);
        Matcher number = DIGITS.matcher(folded == null ? "" : folded);
        if (!number.matches()) {
            return FieldValue.invalid(name(), raw);
        }
        String digits = number.group(1).replaceAll("\\D", "");
        Parts parts = new Parts()
                .with("first_three", digits.substring(0, 3))
                .with("middle_two", digits.substring(3, 5))
                .with("last_four", digits.substring(5));
        return FieldValue.text(name(), raw, digits, parts.all());
    }
}
