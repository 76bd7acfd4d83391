package io.waybill.app.simulation;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands until it is turned, never back. For one thread. */
final class VirtualClock extends Clock {
    private Instant now;

    VirtualClock(Instant now) {
        this.now = now;
    }

    /** Turns it to that moment, unless it is past. */
    void advanceTo(Instant moment) {
        now = moment.isAfter(now) ? moment : now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Moments only");
    }
}
