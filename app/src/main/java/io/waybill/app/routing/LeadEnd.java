package io.waybill.app.routing;

import io.waybill.app.event.DeliveryParked;
import io.waybill.app.event.LeadClosed;
import io.waybill.app.event.ReviewResolved;
import io.waybill.rules.fact.Course.Progress;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether a lead has ended or is held, and what people have said to that, as its events tell. Confined to the thread that works on the lead. */
final class LeadEnd {
    private final Set<String> named = new HashSet<>();
    private final Set<String> released = new HashSet<>();
    private @Nullable LeadClosed closed;
    private @Nullable DeliveryParked parked;
    private @Nullable Instant lateUntil;
    private @Nullable Instant reopened;
    private @Nullable ReviewResolved lastResolution;

    void apply(DeliveryParked park) {
        parked = park;
        lateUntil = park.lateUntil();
    }

    void apply(LeadClosed end) {
        closed = end;
        lateUntil = end.lateUntil();
    }

    void apply(ReviewResolved resolved) {
        lastResolution = resolved;
        if (parked != null) {
            released.add(parked.reason());
        }
        if (resolved.price() != null && resolved.delivery() != null) {
            named.add(resolved.delivery());
        }
        parked = null;
        lateUntil = null;
    }

    void reopen(Instant when) {
        reopened = when;
        closed = null;
        parked = null;
        lateUntil = null;
    }

    Progress progress() {
        if (closed != null) {
            return Progress.CLOSED;
        }
        return parked == null ? Progress.UNDERWAY : Progress.HELD;
    }

    @Nullable
    LeadClosed closed() {
        return closed;
    }

    /** Until when buyers may still answer to whom an ended lead had been given at once; null where there are none. */
    @Nullable
    Instant lateUntil() {
        return lateUntil;
    }

    /** When it was last opened again after its end; null where it never was. */
    @Nullable
    Instant reopened() {
        return reopened;
    }

    /** Why it was held for people who have let it go on. */
    Set<String> released() {
        return Collections.unmodifiableSet(released);
    }

    /** What a person decided last; null when nobody has. */
    @Nullable
    ReviewResolved lastResolution() {
        return lastResolution;
    }

    /** Whether a person has said what the delivery sells for: then what was agreed does not count. */
    boolean isPriceNamed(String delivery) {
        return named.contains(delivery);
    }
}
