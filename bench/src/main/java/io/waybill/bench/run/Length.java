package io.waybill.bench.run;

/**
 * How long things are measured, in seconds.
 *
 * @param warm before anything counts, at the least
 * @param each every measurement under load
 * @param yardstick every yardstick
 */
record Length(double warm, double each, double yardstick) {
    static Length whole() {
        return new Length(10, 8, 2);
    }

    static Length brief() {
        return new Length(8, 4, 1);
    }

    /** As long, with so many seconds for each measurement. */
    Length withEach(double seconds) {
        return new Length(warm, seconds, yardstick);
    }
}
