package io.waybill.mappings.response;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Reads prices as recipients write them. */
final class Money {
    private static final String SIGN = "(?:[A-Za-z]{1,3}\\.?|[$€£¥₹]|[A-Za-z]{1,2}[$€£¥])";
    private static final Pattern PRICE =
            Pattern.compile("(?:" + SIGN + ")? ?([0-9.,' ]*[0-9][.,]?) ?(?:" + SIGN + ")?");
    private static final Pattern SPACES = Pattern.compile("[\\s\\x{a0}\\x{202f}\\x{2009}]+");
    private static final Pattern POINT =
            Pattern.compile("[0-9]{0,10}(?:\\.[0-9]{0,10})?|[0-9]{1,3}(?:[, '][0-9]{3}){1,3}(?:\\.[0-9]{0,10})?");
    private static final Pattern COMMA =
            Pattern.compile("[0-9]{0,10},[0-9]{1,2}|[0-9]{1,3}(?:[. '][0-9]{3}){1,3},[0-9]{0,10}");
    private static final Pattern DOTS = Pattern.compile("[0-9]{1,3}(?:\\.[0-9]{3}){2,3}");

    private Money() {}

    /**
     * {@code 12.5}, {@code $12.50}, {@code USD 1,234.5}, {@code 1.234,50 €} in cents, halves up; null for anything else, a negative price
     * included. A comma is for thousands where three digits follow it, for decimals where one or two do.
     */
    static @Nullable Long cents(String text) {
        Matcher parts = PRICE.matcher(SPACES.matcher(text.strip()).replaceAll(" "));
        String plain = parts.matches() ? plain(parts.group(1).strip()) : null;
        return plain == null ? null : cents(new BigDecimal(plain));
    }

    /** The number as Java writes it; null when its signs make no sense. */
    private static @Nullable String plain(String number) {
        if (POINT.matches(number)) {
            return number.replaceAll("[, ']", "");
        }
        if (COMMA.matches(number)) {
            return number.replaceAll("[. ']", "").replace(',', '.');
        }
        return DOTS.matches(number) ? number.replace(".", "") : null;
    }

    /** Dollars in cents, halves up. */
    static long cents(BigDecimal dollars) {
        return dollars.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
