package io.waybill.rules.fact;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far the lead as a whole has come.
 *
 * @param spentMicros what its calls have cost so far, in millionths of a dollar
 * @param settled deliveries that were accepted and are no sales all the same: lost to a faster buyer, or given back
 * @param released why people were asked to look at it, and let it go on: that is not asked again
 * @param reopened when it was last opened again after its end; null where it never was
 */
public record Course(
        Progress progress,
        long spentMicros,
        Set<String> settled,
        Set<String> released,
        @Nullable Instant reopened) {
    /** Of a lead for which nothing has been paid yet. */
    public static final Course BEGUN = new Course(Progress.UNDERWAY, 0, Set.of(), Set.of(), null);

    public Course {
        settled = Set.copyOf(settled);
        released = Set.copyOf(released);
    }

    /** Of a lead that has gone its way without people. */
    public Course(Progress progress, long spentMicros, Set<String> settled) {
        this(progress, spentMicros, settled, Set.of(), null);
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
