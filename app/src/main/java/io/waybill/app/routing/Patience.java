package io.waybill.app.routing;

import io.waybill.rules.fact.ExchangeKind;
import java.time.Duration;
import java.time.Instant;

/** How long an exchange may take. */
final class Patience {
    private static final Duration LEAST = Duration.ofMillis(50);
    /** Of ten parts of the time left, so many; the rest is for what follows. */
    private static final int PARTS = 9;

    private Patience() {}

    /**
     * As its errand says, else as its mapping does. A tier only shortens what a recipient's own file allows it.
     *
     * @param own what the mapping says
     */
    static Duration of(Errand errand, Duration own) {
        var timeout = errand.timeout() == null ? own : errand.timeout();
        var bounded = errand.within() == null ? timeout : shorter(timeout, errand.within());
        return errand.kind() == ExchangeKind.PING ? shorter(own, bounded) : bounded;
    }

    /** No longer than its source waits: one silent bidder must not cost it the bids of the others. */
    static Duration whileAsking(Duration timeout, Instant received, Duration wait, Instant now) {
        var left =
                Duration.between(now, received.plus(wait)).multipliedBy(PARTS).dividedBy(10);
        return shorter(timeout, left.compareTo(LEAST) < 0 ? LEAST : left);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }
}
