package io.waybill.db.node;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The time that all nodes go by: this machine's, put right by the database's where the two differ. Without it a node an hour ahead would open
 * windows an hour early and take the timers of the others for abandoned. Safe for use by many threads.
 */
public final class SharedClock extends Clock {
    /** Less, beyond what asking itself leaves open, is left alone: a clock that jumps at every heartbeat serves nobody. */
    static final Duration SLACK = Duration.ofMillis(300);

    /** An answer that took longer says too little of the moment at which it was given. */
    private static final Duration SLOWEST = Duration.ofSeconds(1);

    private static final Logger log = LoggerFactory.getLogger(SharedClock.class);
    private final Clock machine;
    private volatile Duration ahead = Duration.ZERO;

    public SharedClock(Clock machine) {
        this.machine = machine;
    }

    /** Asks what time it is, and goes by the answer from now on where this machine's clock is wrong. */
    void correct(Supplier<Instant> database) {
        Instant asked = machine.instant();
        Instant there = database.get();
        Duration took = Duration.between(asked, machine.instant());
        if (took.isNegative() || took.compareTo(SLOWEST) > 0) {
            return;
        }
        Duration half = took.dividedBy(2);
        Duration off = Duration.between(asked.plus(half), there);
        if (off.minus(ahead).abs().compareTo(SLACK.plus(half)) > 0) {
            log.warn(
                    "This machine's clock differs from the database's by ({}): Waybill goes by the database's.\nMaybe no time service runs here.",
                    off);
            ahead = off;
        }
    }

    @Override
    public Instant instant() {
        return machine.instant().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** Moments only: zones belong to leads and recipients. */
    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException(
                "The nodes' clock tells moments, not local time in (%s).".formatted(zone));
    }
}
