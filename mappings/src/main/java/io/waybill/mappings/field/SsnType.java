package io.waybill.mappings.field;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Map;

/** A US social security number: nine digits in groups of three, two and four, whatever stands between or around them. */
final class SsnType implements FieldType {
    private static final Pattern GROUPS = Pattern.compile("\\D*(\\d{3})[-. ]*(\\d{2})[-. ]*(\\d{4})\\D*");
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
        Matcher groups = GROUPS.matcher(folded == null ? "" : folded);
        if (!groups.matches()) {
            return FieldValue.invalid(name(), raw);
        }
        Parts parts = new Parts()
                .with("first_three", groups.group(1))
                .with("middle_two", groups.group(2))
                .with("last_four", groups.group(3));
        return FieldValue.text(name(), raw, groups.group(1) + groups.group(2) + groups.group(3), parts.all());
    }
}
