package io.waybill.rules.analysis;

import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Some of the points of an {@link Axis}. Immutable. Most are stretches without gaps, which are compared by their ends alone. */
final class Area {
    private static final Area NONE = new Area(0, -1, null);

    private final int first;
    private final int last;
    private final @Nullable BitSet gapped;

    private Area(int first, int last, @Nullable BitSet gapped) {
        this.first = first;
        this.last = last;
        this.gapped = gapped;
    }

    /** @param points not changed any more by anybody */
    static Area of(BitSet points) {
        int first = points.nextSetBit(0);
        int last = points.length() - 1;
        return first < 0 ? NONE : new Area(first, last, points.nextClearBit(first) > last ? null : points);
    }

    static Area none() {
        return NONE;
    }

    /** All points from one, included, to another, not included. */
    static Area between(int from, int to) {
        return to <= from ? NONE : new Area(from, to - 1, null);
    }

    boolean isEmpty() {
        return last < first;
    }

    /** The first point; meaningless where there is none. */
    int first() {
        return first;
    }

    /** The last point; smaller than the first where there is none. */
    int last() {
        return last;
    }

    /** Whether the two have a point in common. */
    boolean meets(Area other) {
        int from = Math.max(first, other.first);
        int to = Math.min(last, other.last);
        if (from > to) {
            return false;
        }
        if (gapped == null) {
            return other.gapped == null || isBetween(other.gapped.nextSetBit(from), to);
        }
        return other.gapped == null ? isBetween(gapped.nextSetBit(from), to) : gapped.intersects(other.gapped);
    }

    private static boolean isBetween(int point, int to) {
        return point >= 0 && point <= to;
    }

    /** Whether every point of the other is one of this. */
    boolean covers(Area other) {
        if (other.isEmpty()) {
            return true;
        }
        if (other.first < first || other.last > last) {
            return false;
        }
        return gapped == null
                || (other.gapped == null
                        ? gapped.nextClearBit(other.first) > other.last
                        : other.minus(this).isEmpty());
    }

    Area and(Area other) {
        if (covers(other)) {
            return other;
        }
        if (gapped == null && other.gapped == null) {
            return between(Math.max(first, other.first), Math.min(last, other.last) + 1);
        }
        BitSet both = points();
        both.and(other.points());
        return of(both);
    }

    Area or(Area other) {
        if (isEmpty() || covers(other)) {
            return isEmpty() ? other : this;
        }
        BitSet either = points();
        other.addTo(either);
        return of(either);
    }

    Area minus(Area other) {
        if (!meets(other)) {
            return this;
        }
        BitSet rest = points();
        if (other.gapped == null) {
            rest.clear(other.first, other.last + 1);
        } else {
            rest.andNot(other.gapped);
        }
        return of(rest);
    }

    /** A copy. */
    BitSet points() {
        if (gapped != null) {
            return (BitSet) gapped.clone();
        }
        BitSet points = new BitSet(last + 1);
        points.set(first, last + 1);
        return points;
    }

    /** Adds the points to others. */
    void addTo(BitSet points) {
        if (gapped == null) {
            points.set(first, last + 1);
        } else {
            points.or(gapped);
        }
    }

    IntStream stream() {
        return gapped == null ? IntStream.rangeClosed(first, last) : gapped.stream();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Area area && area.first == first && area.last == last && points().equals(area.points());
    }

    @Override
    public int hashCode() {
        return 31 * first + last;
    }

    @Override
    public String toString() {
        return points().toString();
    }
}
