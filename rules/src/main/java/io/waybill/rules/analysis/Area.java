package io.waybill.rules.analysis;

import java.util.BitSet;

/** Some of the points of an {@link Axis}. Immutable; most comparisons end at the first and the last point. */
final class Area {
    private final BitSet points;
    private final int first;
    private final int last;
    private final boolean whole;

    /** @param points not changed any more by anybody */
    Area(BitSet points) {
        this.points = points;
        this.first = points.nextSetBit(0);
        this.last = points.length() - 1;
        this.whole = first >= 0 && points.nextClearBit(first) > last;
    }

    static Area none() {
        return new Area(new BitSet());
    }

    /** All points from one, included, to another, not included. */
    static Area between(int from, int to) {
        BitSet points = new BitSet(to);
        points.set(from, Math.max(from, to));
        return new Area(points);
    }

    boolean isEmpty() {
        return first < 0;
    }

    boolean has(int point) {
        return points.get(point);
    }

    int first() {
        return first;
    }

    /** Whether the two have a point in common. */
    boolean meets(Area other) {
        if (isEmpty() || other.isEmpty() || first > other.last || other.first > last) {
            return false;
        }
        return (whole && other.whole) || points.intersects(other.points);
    }

    /** Whether every point of the other is one of this. */
    boolean covers(Area other) {
        if (other.isEmpty()) {
            return true;
        }
        if (isEmpty() || other.first < first || other.last > last) {
            return false;
        }
        return whole || other.minus(this).isEmpty();
    }

    Area and(Area other) {
        BitSet both = (BitSet) points.clone();
        both.and(other.points);
        return new Area(both);
    }

    Area or(Area other) {
        BitSet either = (BitSet) points.clone();
        either.or(other.points);
        return new Area(either);
    }

    Area minus(Area other) {
        BitSet rest = (BitSet) points.clone();
        rest.andNot(other.points);
        return new Area(rest);
    }

    /** A copy. */
    BitSet points() {
        return (BitSet) points.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Area area && area.points.equals(points);
    }

    @Override
    public int hashCode() {
        return points.hashCode();
    }

    @Override
    public String toString() {
        return points.toString();
    }
}
