package io.waybill.mappings.field;

import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

/**
 * A span of numbers: {@code 10-20}, {@code $10 to $20k}, {@code between 5 and 10}, {@code 10+}, {@code under 500}. It
 * compares by its average; one that is open above has none and compares by its minimum.
 */
final class RangeType implements FieldType {
    private static final int LONGEST = 100;
    private static final BigDecimal TWO = new BigDecimal("2");
    private static final Pattern JOINT =
            Pattern.compile("|[a-z.%/ ]*[-~/&]|(?:[a-z.%/]+ )*(?:to|and|or|through|thru|until|till|up to)");
    private static final Pattern SPACED_THOUSANDS = Pattern.compile("(\\d) (000)\\b");
    private static final Pattern NOT_MORE =
            Pattern.compile("\\b(?:no|not) (?:more|greater|higher|over|above)(?: than)?$");
    private static final Pattern NOT_LESS =
            Pattern.compile("\\b(?:no|not) (?:less|fewer|lower|under|below)(?: than)?$");
    private static final Pattern OPEN_BEFORE = Pattern.compile(
            "(?:.* )?(?:over|above|more than|greater than|at least|minimum|min|from|starting at|>=?)(?: of)?");
    private static final Pattern OPEN_AFTER = Pattern.compile(
            "(?:[a-z]+ )?(?:\\+|plus\\b|(?:or|and|&) (?:more|up|above|over|higher|greater|older)\\b|minimum\\b|at least\\b).*");
    private static final Pattern BELOW_BEFORE =
            Pattern.compile("(?:.* )?(?:under|below|less than|up to|at most|maximum|max|fewer than|<=?)(?: of)?");
    private static final Pattern BELOW_AFTER = Pattern.compile(
            "(?:[a-z]+ )?(?:(?:or|and|&) (?:less|under|below|fewer|lower|younger)\\b|max(?:imum)?\\b|at most\\b|tops\\b).*");

    @Override
    public String name() {
        return "range";
    }

    @Override
    public String kind() {
        return "number";
    }

    @Override
    public Map<String, String> parts() {
        return Map.of("min", "number", "max", "number", "avg", "number", "mid", "number");
    }

    @Override
    public FieldValue parse(String raw) {
        List<Amount> amounts = Amount.listIn(joinedThousands(raw));
        return switch (amounts.size()) {
            case 1 -> single(raw, amounts.getFirst());
            case 2 -> pair(raw, amounts.getFirst(), amounts.getLast());
            default -> FieldValue.invalid(name(), raw);
        };
    }

    /** Of {@code 1 000} the zeros belong to the one; {@code 5 10} is two numbers. */
    private static String joinedThousands(String raw) {
        String text = RawText.folded(raw, LONGEST);
        String thousands = SPACED_THOUSANDS.matcher(text == null ? "" : text).replaceAll("$1$2");
        return SPACED_THOUSANDS.matcher(thousands).replaceAll("$1$2");
    }

    /** "No more than" is "up to" and "not less than" is "at least". */
    private static String affirmed(String words) {
        return NOT_LESS.matcher(NOT_MORE.matcher(words).replaceAll("up to")).replaceAll("at least");
    }

    private FieldValue single(String raw, Amount amount) {
        BigDecimal value = Amount.plain(amount.value());
        String before = affirmed(amount.before().strip());
        if (OPEN_BEFORE.matches(before) || OPEN_AFTER.matches(amount.after())) {
            return FieldValue.valid(
                    name(),
                    raw,
                    value.toPlainString() + "+",
                    value,
                    new Parts().with("min", value).all());
        }
        if (BELOW_BEFORE.matches(before) || BELOW_AFTER.matches(amount.after())) {
            return value.signum() < 0 ? FieldValue.invalid(name(), raw) : span(raw, BigDecimal.ZERO, value);
        }
        Parts parts = new Parts()
                .with("min", value)
                .with("max", value)
                .with("avg", value)
                .with("mid", value);
        return FieldValue.valid(name(), raw, value.toPlainString(), value, parts.all());
    }

    private FieldValue pair(String raw, Amount first, Amount second) {
        if (!JOINT.matches(second.before().strip())) {
            return FieldValue.invalid(name(), raw);
        }
        BigDecimal from = sharedScale(first, second);
        return span(raw, from.min(second.value()), from.max(second.value()));
    }

    /** {@code 20-30k} means 20,000 to 30,000; {@code 500-1k} means what it says. */
    private static BigDecimal sharedScale(Amount first, Amount second) {
        BigDecimal scaled = first.value().multiply(second.scale());
        boolean shares = first.scale().compareTo(BigDecimal.ONE) == 0 && scaled.compareTo(second.value()) < 0;
        return shares ? scaled : first.value();
    }

    private FieldValue span(String raw, BigDecimal from, BigDecimal to) {
        BigDecimal min = Amount.plain(from);
        BigDecimal max = Amount.plain(to);
        BigDecimal middle = min.add(max).divide(TWO);
        BigDecimal average = Amount.plain(middle.setScale(2, RoundingMode.HALF_UP));
        Parts parts = new Parts()
                .with("min", min)
                .with("max", max)
                .with("avg", average)
                .with("mid", middle.setScale(0, RoundingMode.FLOOR));
        return FieldValue.valid(name(), raw, min.toPlainString() + "-" + max.toPlainString(), average, parts.all());
    }
}
