package io.waybill.bench.load;

import java.util.List;

/**
 * What the generator is asked to do.
 *
 * @param kind how
 * @param ports where the nodes serve; connections take turns
 * @param connections of a closed loop; of an open one, the most
 * @param rate leads a second of an open loop, at the end of a ramp
 * @param seconds how long
 * @param slowPercent share of leads for recipients that answer late or never; of open loops and ramps
 */
public record Order(Kind kind, List<Integer> ports, int connections, double rate, double seconds, int slowPercent) {
    private static final int MOST_CONNECTIONS = 2048;

    /** How leads follow each other. */
    public enum Kind {
        /** Each connection sends its next lead when it has the answer to the last. */
        CLOSED,
        /** The same with the stub's echo in place of Waybill. */
        ECHO,
        /** At a rate. */
        OPEN,
        /** At a rate that grows from nothing. */
        RAMP,
        /** At a rate for the first half of the time, then at few leads a second. */
        BURST
    }

    public static Order closed(List<Integer> ports, int connections, double seconds) {
        return new Order(Kind.CLOSED, ports, connections, 0, seconds, 0);
    }

    public static Order echo(int port, int connections, double seconds) {
        return new Order(Kind.ECHO, List.of(port), connections, 0, seconds, 0);
    }

    public static Order open(List<Integer> ports, double rate, double seconds) {
        return new Order(Kind.OPEN, ports, MOST_CONNECTIONS, rate, seconds, 0);
    }

    public static Order ramp(List<Integer> ports, double rate, double seconds) {
        return new Order(Kind.RAMP, ports, MOST_CONNECTIONS, rate, seconds, 0);
    }

    public static Order burst(List<Integer> ports, double rate, double seconds) {
        return new Order(Kind.BURST, ports, MOST_CONNECTIONS, rate, seconds, 0);
    }

    public Order withSlow(int percent) {
        return new Order(kind, ports, connections, rate, seconds, percent);
    }
}
