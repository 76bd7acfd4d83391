package io.waybill.mappings.field;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** US ZIP codes of five or nine digits, Canadian and British postal codes, told apart by their shape. */
final class PostalCodeType implements FieldType {
    private static final Pattern US = Pattern.compile("(\\d{5})\\s*-?\\s*(\\d{4})?");
    private static final Pattern CANADA = Pattern.compile("([A-Z]\\d[A-Z])[\\s-]*(\\d[A-Z]\\d)");
    private static final Pattern BRITAIN = Pattern.compile("(GIR|[A-Z]{1,2}\\d{1,2}[A-Z]?)[\\s-]*(\\d[A-Z]{2})");
    private static final int LONGEST = 32;

    @Override
    public String name() {
        return "postal_code";
    }

    @Override
    public String kind() {
        return "text";
    }

    @Override
    public Map<String, String> parts() {
        return Map.of(
                "zip", "text",
                "four", "text",
                "fsa", "text",
                "ldu", "text",
                "outcode", "text",
                "incode", "text",
                "country_code", "text");
    }

    @Override
    public FieldValue parse(String raw) {
        String folded = RawText.folded(raw, LONGEST);
        FieldValue found = folded == null ? null : find(raw, folded.toUpperCase(Locale.ROOT));
        return found == null ? FieldValue.invalid(name(), raw) : found;
    }

    private @Nullable FieldValue find(String raw, String code) {
        Matcher us = US.matcher(code);
        if (us.matches()) {
            return american(raw, us.group(1), us.group(2));
        }
        Matcher canada = CANADA.matcher(code);
        if (canada.matches()) {
            return twoHalves(
                    raw, canada, new Parts().with("fsa", canada.group(1)).with("ldu", canada.group(2)), "CA");
        }
        Matcher britain = BRITAIN.matcher(code);
        if (britain.matches()) {
            Parts parts = new Parts().with("outcode", britain.group(1)).with("incode", britain.group(2));
            return twoHalves(raw, britain, parts, "GB");
        }
        return null;
    }

    private FieldValue american(String raw, String zip, @Nullable String four) {
        Parts parts = new Parts().with("zip", zip).with("four", four).with("country_code", "US");
        return FieldValue.text(name(), raw, four == null ? zip : zip + "-" + four, parts.all());
    }

    private FieldValue twoHalves(String raw, Matcher halves, Parts parts, String country) {
        String normal = halves.group(1) + " " + halves.group(2);
        return FieldValue.text(
                name(), raw, normal, parts.with("country_code", country).all());
    }
}
