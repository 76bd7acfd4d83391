package io.waybill.rules.fact;

import java.util.Set;

/**
 * How far the lead as a whole has come.
 *
 * @param spentMicros what its calls have cost so far, in millionths of a dollar
 * @param settled deliveries that were accepted and are no sales all the same: lost to a faster buyer, or given back
 */
public record Course(Progress progress, long spentMicros, Set<String> settled) {
    /** Of a lead for which nothing has been paid yet. */
    public static final Course BEGUN = new Course(Progress.UNDERWAY, 0, Set.of());

    public Course {
        settled = Set.copyOf(settled);
    }

    /** Where it stands. */
    public enum Progress {
        /** It goes its way. */
        UNDERWAY,
        /** A person has to look at it: it goes to nobody further, but what is on its way may still be taken. */
        HELD,
        /** It has its outcome: whoever takes it now comes too late. */
        CLOSED
    }
}
