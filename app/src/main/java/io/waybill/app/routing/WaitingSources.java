package io.waybill.app.routing;

import io.waybill.app.event.LeadClosed;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The sources that wait on this node for the outcome of their lead. Safe for use by many threads. */
@Singleton
final class WaitingSources {
    private final Map<String, CompletableFuture<SourceAnswer>> waiting = new ConcurrentHashMap<>();

    /** The source waits until the outcome is complete, whoever completes it. */
    void add(String lead, CompletableFuture<SourceAnswer> outcome) {
        waiting.put(lead, outcome);
        var _ = outcome.whenComplete((told, failure) -> waiting.remove(lead));
    }

    /** Nobody waits for the lead any more. */
    void remove(String lead) {
        waiting.remove(lead);
    }

    /** All leads go on later: this node stops. */
    void tellAllPending() {
        waiting.keySet().forEach(this::tellPending);
    }

    /** The lead has its outcome. */
    void tell(String lead, LeadClosed closed) {
        complete(lead, closed.outcome(), closed.reason(), new BigDecimal(closed.pay()));
    }

    /** The lead goes on later. */
    void tellPending(String lead) {
        complete(lead, "pending", null, BigDecimal.ZERO);
    }

    private void complete(String lead, String outcome, @Nullable String reason, BigDecimal price) {
        var future = waiting.remove(lead);
        if (future != null) {
            future.complete(new SourceAnswer(lead, outcome, reason, price));
        }
    }
}
