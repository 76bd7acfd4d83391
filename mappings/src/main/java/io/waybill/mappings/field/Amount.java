package io.waybill.mappings.field;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A quantity as people write it: {@code $1,100.50}, {@code 20k}, {@code 1.5 million}, {@code -3}.
 *
 * @param value what it amounts to
 * @param scale what its suffix multiplies by, 1 without one
 * @param before the text since the previous amount; a dash that joins two amounts belongs to it
 * @param after the text that follows, up to the next amount or the end
 */
record Amount(BigDecimal value, BigDecimal scale, String before, String after) {
    private static final int LONGEST = 100;

    private static final int FEW_DIGITS = 15;

    /** Longer numbers count nothing, and two of them must fit into one text again. */
    private static final int MOST_DIGITS = 40;

    /** Sign, sign after a currency, digits, exponent, suffix. */
    private static final Pattern AMOUNT = Pattern.compile("(?:([-+])\\s?)?"
            + "(?:(?:(?:us|ca|c|a)?[$£€¥₹]|usd|cad|eur|gbp)\\s?([-+])?)?"
            + "(\\d{1,3}(?:\\.\\d{3})+,\\d+|\\d{1,3}(?:\\.\\d{3}){2,}|\\d+(?:[,']\\d+)*(?:\\.\\d+)?|\\.\\d+)"
            + "(e[-+]?\\d{1,2}\\b)?(?:(\\s?k|m|bn?|\\s?(?:thousand|million|billion))\\b)?");

    private static final Pattern EUROPEAN = Pattern.compile("\\d+(?:\\.\\d{3})+,\\d+|\\d+(?:\\.\\d{3}){2,}");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:[,']\\d{2,3})*[,']\\d{3}(?:\\.\\d+)?");
    private static final Pattern JOINED = Pattern.compile(".*(?:[-~/&]|\\b(?:to|and|through|thru|until|till))\\s*");

    /** The unit of an amount that a dash follows at once: {@code 5yrs-10yrs}. */
    private static final Pattern UNIT = Pattern.compile("\\s?[a-z%.]{1,12}\\s?");

    /** A dash after the last amount: half a range, or a minus of bookkeepers. */
    private static final Pattern DANGLING = Pattern.compile("[^a-z]*-\\s*");

    private static final Pattern GLUE = Pattern.compile(".*[\\pL\\d+-]");
    private static final Pattern DOTS = Pattern.compile("\\.{2,}");

    /** A letter O or a small L in place of a digit is a slip, not a unit. */
    private static final Pattern SLIP = Pattern.compile("[oli]+(?:[^a-z].*)?");

    /** All amounts in a text, in order; none at all when any of it cannot be read without guessing. */
    static List<Amount> listIn(String raw) {
        if (isPlainNumber(raw)) {
            return List.of(new Amount(new BigDecimal(raw), BigDecimal.ONE, "", ""));
        }
        String text = text(raw);
        if (text.indexOf('{') >= 0) {
            return List.of();
        }
        List<Amount> amounts = new ArrayList<>();
        Matcher matcher = AMOUNT.matcher(text);
        int end = 0;
        boolean more = matcher.find();
        while (more) {
            Amount amount = read(matcher, text.substring(end, matcher.start()), amounts.isEmpty());
            end = matcher.end();
            more = matcher.find();
            String after = text.substring(end, more ? matcher.start() : text.length());
            if (amount == null || SLIP.matches(after) || (!more && DANGLING.matches(after))) {
                return List.of();
            }
            amounts.add(new Amount(amount.value, amount.scale, amount.before, after.strip()));
        }
        return List.copyOf(amounts);
    }

    /** A few digits and nothing else, as programs write most amounts: what the patterns would make of them is known. */
    private static boolean isPlainNumber(String raw) {
        return !raw.isEmpty() && raw.length() <= FEW_DIGITS && raw.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** Two dots join amounts; said in a word, they are not taken for decimal points. */
    private static String text(String raw) {
        String folded = RawText.folded(raw, LONGEST);
        return folded == null
                ? ""
                : DOTS.matcher(folded.toLowerCase(Locale.ROOT))
                        .replaceAll(" to ")
                        .replace("\u2265", ">=")
                        .replace("\u2264", "<=");
    }

    private static @Nullable Amount read(Matcher matcher, String gap, boolean first) {
        String sign = matcher.group(1);
        BigDecimal digits = digits(matcher.group(3));
        if (digits == null || (first ? isGlued(gap, matcher) : !isApart(gap, matcher))) {
            return null;
        }
        boolean joins = !first && sign != null && !JOINED.matches(gap);
        boolean minus = "-".equals(matcher.group(2)) != (!joins && "-".equals(sign));
        BigDecimal scale = scale(matcher.group(5));
        BigDecimal power = new BigDecimal("1" + (matcher.group(4) == null ? "" : matcher.group(4)));
        BigDecimal value = digits.multiply(power).multiply(scale);
        if (plain(value).toPlainString().length() > MOST_DIGITS) {
            return null;
        }
        return new Amount(minus ? value.negate() : value, scale, joins ? gap + sign : gap, "");
    }

    /** {@code 1.2.3} is not two amounts, {@code 18-24} is. */
    private static boolean isApart(String gap, Matcher matcher) {
        boolean signed = matcher.group(1) != null;
        return gap.isEmpty() ? signed : !isGlued(gap, matcher) || JOINED.matches(gap) || (signed && UNIT.matches(gap));
    }

    /** In {@code a1}, {@code covid-19} and {@code --5} there is no amount. */
    private static boolean isGlued(String gap, Matcher matcher) {
        char start = matcher.group().charAt(0);
        return GLUE.matches(gap) && (Character.isLetterOrDigit(start) || "+-.".indexOf(start) >= 0);
    }

    private static @Nullable BigDecimal digits(String written) {
        if (EUROPEAN.matches(written)) {
            return new BigDecimal(written.replace(".", "").replace(',', '.'));
        }
        boolean grouped = written.indexOf(',') >= 0 || written.indexOf('\'') >= 0;
        if (grouped && !GROUPED.matches(written)) {
            return null;
        }
        return new BigDecimal(written.replace(",", "").replace("'", ""));
    }

    private static BigDecimal scale(@Nullable String suffix) {
        return switch (suffix == null ? "" : suffix.strip()) {
            case "" -> BigDecimal.ONE;
            case "k", "thousand" -> new BigDecimal("1000");
            case "m", "million" -> new BigDecimal("1000000");
            default -> new BigDecimal("1000000000");
        };
    }

    /** As people read it: no exponent, no zeros at the end. */
    static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }
}
