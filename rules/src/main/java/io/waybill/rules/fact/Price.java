package io.waybill.rules.fact;

import java.math.BigDecimal;

/** What a buyers row says of the price: an amount, the recipient's bid, or what its answer names. */
public sealed interface Price {
    /** An amount known beforehand, in cents. */
    record Fixed(long cents) implements Price {
        @Override
        public String toString() {
            return BigDecimal.valueOf(cents, 2).toPlainString();
        }
    }

    /** The amount bid in answer to a ping. */
    record FromBid() implements Price {
        @Override
        public String toString() {
            return "bid";
        }
    }

    /** The amount named in the answer to the post. */
    record FromResponse() implements Price {
        @Override
        public String toString() {
            return "response";
        }
    }
}
