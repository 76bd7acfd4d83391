package io.waybill.db.breaker;

import io.waybill.db.breaker.Breaker.State;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * A breaker with its memory, and how attempts change it.
 *
 * @param probedAt when it was seen that somebody tries
 * @param attempts the latest, oldest first: {@code 1} was an error, {@code 0} was not
 * @param version grows with every change
 */
record BreakerRow(
        String recipient,
        State state,
        boolean manual,
        Instant since,
        @Nullable Instant until,
        int opened,
        @Nullable Instant probedAt,
        String attempts,
        double millis,
        long version) {
    /** What the counters of probes are called, before the recipient. */
    static final String PROBE = "probe:";

    /** Remembered attempts. */
    static final int MEMORY = 100;

    private static final int FEWEST = 20;
    private static final Duration FIRST = Duration.ofMinutes(5);
    private static final Duration LONGEST = Duration.ofMinutes(60);
    /** Enough to double from the first to the longest. */
    private static final int DOUBLINGS = 4;
    /** Share of the newest answer in the average. */
    private static final double WEIGHT = 0.1;

    static BreakerRow fresh(String recipient, Instant at) {
        return new BreakerRow(recipient, State.CLOSED, false, at, null, 0, null, "", 0, 1);
    }

    /** What it is after one more attempt. */
    BreakerRow after(Attempt attempt) {
        BreakerRow next = remembering(attempt);
        return switch (state) {
            case CLOSED -> next.isBad() ? next.reopened(attempt.at()) : next;
            case OPEN -> {
                if (until == null || attempt.at().isBefore(until)) {
                    // It left before the breaker opened, and says nothing new.
                    yield this;
                }
                yield attempt.error() ? next.reopened(attempt.at()) : next.closed(attempt.at());
            }
        };
    }

    /** Opened by a person. */
    BreakerRow openedByHand(Instant at) {
        return new BreakerRow(recipient, State.OPEN, true, at, null, 0, null, attempts, millis, version);
    }

    /** Closed, with nothing remembered against the recipient. */
    BreakerRow closed(Instant at) {
        return new BreakerRow(recipient, State.CLOSED, false, at, null, 0, null, "", millis, version);
    }

    private BreakerRow reopened(Instant at) {
        Duration length = FIRST.multipliedBy(1L << Math.min(opened, DOUBLINGS));
        Instant end = at.plus(length.compareTo(LONGEST) > 0 ? LONGEST : length).truncatedTo(ChronoUnit.MICROS);
        return new BreakerRow(recipient, State.OPEN, false, at, end, opened + 1, null, attempts, millis, version);
    }

    private boolean isBad() {
        return attempts.length() >= FEWEST && 2 * errors() > attempts.length();
    }

    private BreakerRow remembering(Attempt attempt) {
        String all = attempts + (attempt.error() ? '1' : '0');
        return new BreakerRow(
                recipient,
                state,
                manual,
                since,
                until,
                opened,
                probedAt,
                all.substring(Math.max(0, all.length() - MEMORY)),
                average(attempt),
                version);
    }

    private double average(Attempt attempt) {
        if (attempt.error()) {
            return millis;
        }
        return millis == 0 ? attempt.millis() : millis + WEIGHT * (attempt.millis() - millis);
    }

    private int errors() {
        return (int) attempts.chars().filter(attempt -> attempt == '1').count();
    }

    BreakerRow next() {
        return new BreakerRow(recipient, state, manual, since, until, opened, probedAt, attempts, millis, version + 1);
    }

    /** The one that was read or written later. */
    BreakerRow later(BreakerRow other) {
        return other.version > version ? other : this;
    }

    Breaker view() {
        return new Breaker(
                recipient, state, manual, since, until, opened, attempts.length(), errors(), Math.round(millis));
    }
}
