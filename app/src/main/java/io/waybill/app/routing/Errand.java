package io.waybill.app.routing;

import io.waybill.app.event.ExchangeStarted;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Price;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * One exchange that is to be made.
 *
 * @param to recipient or enhancement
 * @param delivery stable over all attempts: it is the idempotency key
 * @param price what was agreed; null for enhancements
 * @param timeout null: as the mapping says
 * @param within the time of its tier: how long it may wait to leave where it goes with a batch, else to be answered; null: as long as it takes
 * @param standIn for what it stands in; null where it goes the recipient's own way
 */
record Errand(
        ExchangeKind kind,
        String to,
        String delivery,
        int attempt,
        @Nullable Price price,
        @Nullable Duration timeout,
        @Nullable Duration within,
        ExchangeStarted.@Nullable StandIn standIn) {
    /** However long it waits to leave. */
    Errand(
            ExchangeKind kind,
            String to,
            String delivery,
            int attempt,
            @Nullable Price price,
            @Nullable Duration timeout) {
        this(kind, to, delivery, attempt, price, timeout, null, null);
    }

    /** The same with a time to leave. */
    Errand within(@Nullable Duration time) {
        return new Errand(kind, to, delivery, attempt, price, timeout, time, standIn);
    }

    /** The same, standing in for something. */
    Errand standingIn(ExchangeStarted.@Nullable StandIn what) {
        return new Errand(kind, to, delivery, attempt, price, timeout, within, what);
    }
}
