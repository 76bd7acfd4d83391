package io.waybill.rules.table;

import io.waybill.rules.table.cell.Parsed;
import java.math.BigDecimal;
import java.math.RoundingMode;

/** What the source is paid, as the purchase table writes it: an amount ({@code 12.50}) or a share of what the lead sold for ({@code 80%}). */
public sealed interface Payout {
    /** What the source gets, in cents. */
    long cents(long revenueCents);

    /** The same whatever the lead sold for. */
    record Fixed(long amount) implements Payout {
        @Override
        public long cents(long revenueCents) {
            return amount;
        }
    }

    /** A share in percent; half a cent is rounded up, in favour of the source. */
    record Share(BigDecimal percent) implements Payout {
        @Override
        public long cents(long revenueCents) {
            return BigDecimal.valueOf(revenueCents)
                    .multiply(percent)
                    .movePointLeft(2)
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact();
        }
    }

    /** Reads a cell. */
    static Parsed<Payout> read(String cell) {
        String text = cell.strip();
        if (!text.endsWith("%")) {
            return Money.cents(text).map(Fixed::new);
        }
        String number = text.substring(0, text.length() - 1).strip();
        if (!number.matches("\\d{1,3}(\\.\\d{1,4})?")
                || new BigDecimal(number).compareTo(BigDecimal.valueOf(100)) > 0) {
            return new Parsed.Bad<>("is not a share from 0% to 100%. Maybe 80%?");
        }
        return new Parsed.Good<>(new Share(new BigDecimal(number)));
    }
}
