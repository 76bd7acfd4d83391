package io.waybill.rules.fact;

import org.jspecify.annotations.Nullable;

/**
 * A recipient took the lead and no sale is recorded yet.
 *
 * @param buyer whether it is a sale: other kinds of recipients take leads, but do not buy
 * @param price what was agreed
 * @param named the amount that its bid or answer named, in cents; null when it named none
 */
public record Accepted(
        String delivery,
        String recipient,
        boolean buyer,
        Price price,
        @Nullable Long named) {
    /** Whether an amount is known at all. */
    public boolean isPriced() {
        return price instanceof Price.Fixed || named != null;
    }

    /** What it pays, in cents; 0 when no amount is known. */
    public long cents() {
        return switch (price) {
            case Price.Fixed fixed -> fixed.cents();
            case Price.FromBid bid -> named == null ? 0 : named;
            case Price.FromResponse response -> named == null ? 0 : named;
        };
    }
}
