package io.waybill.rules.table;

import io.waybill.rules.fact.Price;
import io.waybill.rules.table.cell.Parsed;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Pattern;

/** Amounts of money in cells, exact to the cent: {@code 52}, {@code 52.00}, {@code $1,250.50}. */
final class Money {
    private static final Pattern PLAIN = Pattern.compile("\\d{1,12}(\\.\\d{1,2})?");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(,\\d{3}){1,3}(\\.\\d{1,2})?");
    private static final Pattern NEGATIVE = Pattern.compile("-\\s*\\$?\\s*[\\d,.]+");
    private static final Pattern DECIMAL_COMMA = Pattern.compile("\\d{1,3}((\\.\\d{3})*|\\d*),\\d{1,2}( ?€)?");
    private static final Pattern TOO_FINE = Pattern.compile("[\\d,]+\\.\\d{3,}");

    private Money() {}

    /** The amount in cents, never negative. */
    static Parsed<Long> cents(String cell) {
        String text = cell.strip();
        String amount = text.startsWith("$") ? text.substring(1).strip() : text;
        if (PLAIN.matcher(amount).matches() || GROUPED.matcher(amount).matches()) {
            return new Parsed.Good<>(
                    new BigDecimal(amount.replace(",", "")).movePointRight(2).longValueExact());
        }
        if (NEGATIVE.matcher(text).matches()) {
            return new Parsed.Bad<>("is negative. Maybe 0.00?");
        }
        return new Parsed.Bad<>(
                TOO_FINE.matcher(amount).matches()
                        ? "is finer than a cent. Maybe two decimals, as in 52.00?"
                        : "is not an amount of money. Maybe " + suggestion(amount, "52.00") + "?");
    }

    private static String suggestion(String amount, String otherwise) {
        return DECIMAL_COMMA.matcher(amount).matches()
                ? amount.replaceAll("[^\\d,]", "").replace(',', '.')
                : otherwise;
    }

    /** An amount, {@code bid} or {@code response}. */
    static Parsed<Price> price(String cell) {
        return switch (cell.strip().toLowerCase(Locale.ROOT)) {
            case "bid" -> new Parsed.Good<>(new Price.FromBid());
            case "response" -> new Parsed.Good<>(new Price.FromResponse());
            default ->
                switch (cents(cell)) {
                    case Parsed.Good<Long>(Long cents) -> new Parsed.Good<>(new Price.Fixed(cents));
                    case Parsed.Bad<Long>(String text) ->
                        new Parsed.Bad<>(
                                text.startsWith("is not")
                                        ? "is not a price. Maybe " + suggestion(cell.strip(), "52.00, bid or response")
                                                + "?"
                                        : text);
                };
        };
    }
}
