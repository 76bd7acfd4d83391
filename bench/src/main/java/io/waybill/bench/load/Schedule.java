package io.waybill.bench.load;

/** When each lead is meant to be sent, whatever became of those before it. */
@FunctionalInterface
interface Schedule {
    /** Nanoseconds from the start to the lead with this number, from 0. */
    long nanos(long number);

    /** The same distance between any two. */
    static Schedule steady(double rate) {
        return number -> (long) (number / rate * 1e9);
    }

    /** From nothing to the rate, evenly over so many seconds. */
    static Schedule ramp(double rate, double seconds) {
        return number -> (long) (Math.sqrt(2 * seconds * number / rate) * 1e9);
    }
}
