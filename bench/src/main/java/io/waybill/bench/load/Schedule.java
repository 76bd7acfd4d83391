package io.waybill.bench.load;

/** When each lead is meant to be sent, whatever became of those before it. */
@FunctionalInterface
interface Schedule {
    /** Leads a second after a burst, to see whether all is well again. */
    double AFTERWARDS = 100;

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

    /** At the rate for the first half of the time, then at {@link #AFTERWARDS}. */
    static Schedule burst(double rate, double seconds) {
        double many = Math.floor(rate * seconds / 2);
        return number -> (long) ((number < many ? number / rate : seconds / 2 + (number - many) / AFTERWARDS) * 1e9);
    }
}
