package io.waybill.db.hold;

/**
 * What a counter stood at.
 *
 * @param version grows with every change; 0 while the database has no such counter
 */
public record Count(Counter counter, long used, long version) {
    static Count none(Counter counter) {
        return new Count(counter, 0, 0);
    }

    /** The one that was read or written later. */
    Count later(Count other) {
        return other.version > version ? other : this;
    }

    Count plus(long more) {
        return new Count(counter, used + more, version + 1);
    }
}
