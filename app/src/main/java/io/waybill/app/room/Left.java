package io.waybill.app.room;

import org.jspecify.annotations.Nullable;

/**
 * What limits leave.
 *
 * @param leads null: any number
 * @param cents null: any amount
 * @param reason why nothing more may go; null when something may
 */
record Left(
        @Nullable Long leads,
        @Nullable Long cents,
        @Nullable String reason) {
    static final Left ANYTHING = new Left(null, null, null);

    static Left ofLeads(long leads, @Nullable String reason) {
        return new Left(leads, null, reason);
    }

    static Left ofCents(long cents, @Nullable String reason) {
        return new Left(null, cents, reason);
    }

    /** Both hold; the first reason is the one that is told. */
    Left and(Left other) {
        return new Left(
                smaller(leads, other.leads), smaller(cents, other.cents), reason == null ? other.reason : reason);
    }

    private static @Nullable Long smaller(@Nullable Long one, @Nullable Long another) {
        if (one == null || another == null) {
            return one == null ? another : one;
        }
        return Math.min(one, another);
    }
}
