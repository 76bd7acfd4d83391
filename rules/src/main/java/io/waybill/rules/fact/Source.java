package io.waybill.rules.fact;

import org.jspecify.annotations.Nullable;

/**
 * Who sent the lead, and on what terms.
 *
 * @param asking it sent part of a lead and only asks for a price: nobody gets the lead
 * @param promised what it was promised for this lead in answer to such a question, in cents; null when nothing was
 * @param refused why the promise it refers to cannot be kept; null when it can, or it refers to none
 */
public record Source(
        String id,
        boolean asking,
        @Nullable Long promised,
        @Nullable String refused) {
    /** A source that hands in a lead without having asked before. */
    public Source(String id) {
        this(id, false, null, null);
    }
}
