package io.waybill.rules.plan;

/** What a candidate would get the lead for when it is its turn, or why it would get none. Amounts are cents. */
public sealed interface Chance {
    /** It has its price, which is within bounds. */
    record Priced(long cents) implements Chance {}

    /** Only its answer will tell, or it is still to be asked. */
    record Open() implements Chance {}

    /** It was asked, and there is no bid of it. */
    record NoBid() implements Chance {}

    /** Its bid holds no longer. */
    record Expired(long cents) implements Chance {}

    /** Its bid is less than its row asks for. */
    record BelowFloor(long cents, long floor) implements Chance {}

    /** The amount is more than it can spend, or leaves the flow too little. */
    record OutOfBounds(long cents) implements Chance {}
}
