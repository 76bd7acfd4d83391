package io.waybill.rules.backtest;

/**
 * How likely somebody is to say yes who was never asked about this lead: the share of those that it was asked about.
 *
 * @param yes how often it did
 * @param asked how often it said yes or no
 * @param own whether it is its own share; false where it was never asked at all, and all others speak for it
 * @param cents what it usually pays, in cents
 */
public record Chance(long yes, long asked, boolean own, long cents) {
    /** Of a normal distribution 95 in 100 lie within so many standard deviations. */
    private static final double Z = 1.96;

    /** Of somebody of whom nothing at all is known: as likely as not. */
    public static final Chance UNHEARD_OF = new Chance(0, 0, false, 0);

    /** 0 to 1. */
    public double rate() {
        return asked == 0 ? 0.5 : (double) yes / asked;
    }

    /** Lower end of the interval in which the true share lies 95 times in 100 (Wilson). */
    public double low() {
        return asked == 0 ? 0 : Math.max(0, centre() - half());
    }

    /** Upper end of that interval. */
    public double high() {
        return asked == 0 ? 1 : Math.min(1, centre() + half());
    }

    /** How far the share may be off, as a standard deviation. */
    double deviation() {
        return (high() - low()) / 2 / Z;
    }

    private double centre() {
        return (rate() + Z * Z / (2 * asked)) / (1 + Z * Z / asked);
    }

    private double half() {
        double rate = rate();
        return Z * Math.sqrt(rate * (1 - rate) / asked + Z * Z / (4.0 * asked * asked)) / (1 + Z * Z / asked);
    }
}
