package io.waybill.mappings.response;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** Reads prices as recipients write them. */
final class Money {
    private static final Pattern PRICE = Pattern.compile(
            "(?:[A-Za-z]{0,3}\\s*[$€£¥]?|[$€£¥])\\s*([0-9]{1,10}(?:\\.[0-9]{0,10})?|[0-9]{1,3}(?:,[0-9]{3}){1,3}(?:\\.[0-9]{0,10})?|\\.[0-9]{1,10})\\s*(?:[A-Za-z]{3}|[$€£¥])?");

    private Money() {}

    /** {@code 12.5}, {@code $12.50}, {@code USD 1,234.5} in cents, halves up; null for anything else, a negative price and a decimal comma included. */
    static @Nullable Long cents(String text) {
        Matcher parts = PRICE.matcher(text.strip());
        if (!parts.matches()) {
            return null;
        }
        BigDecimal dollars = new BigDecimal(parts.group(1).replace(",", ""));
        return dollars.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }

    /** Dollars in cents, halves up. */
    static long cents(BigDecimal dollars) {
        return dollars.movePointRight(2).setScale(0, RoundingMode.HALF_UP).longValueExact();
    }
}
