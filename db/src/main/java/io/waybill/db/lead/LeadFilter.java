package io.waybill.db.lead;

import org.jspecify.annotations.Nullable;

/**
 * Which leads a list shows; null means any.
 *
 * @param text how the id begins, hex digits
 * @param before show leads older than this one: the last of the page before
 */
public record LeadFilter(
        @Nullable String flow,
        @Nullable String state,
        @Nullable String source,
        @Nullable String text,
        @Nullable String before) {
    /** All leads, from the newest. */
    public static final LeadFilter ALL = new LeadFilter(null, null, null, null, null);
}
