package io.waybill.app.home;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The releases that decide for a share of the leads of their flows on this node. Safe for use by many threads. */
@Singleton
public final class Canaries {
    /** @param percent the share */
    private record Canary(ActiveFlow flow, int percent) {}

    private final Retirement retirement;
    private final Map<String, Canary> canaries = new ConcurrentHashMap<>();

    Canaries(Retirement retirement) {
        this.retirement = retirement;
    }

    /** What decides the lead, where it falls into the share; null where it does not. */
    @Nullable
    ActiveFlow find(String flow, String lead) {
        var canary = canaries.get(flow);
        return canary == null || Share.of(lead) > canary.percent() ? null : canary.flow();
    }

    /** Begins; the rules are closed some time after it ends. */
    public void begin(ActiveFlow flow, int percent) {
        free(canaries.put(flow.id(), new Canary(flow, percent)));
    }

    /** From now on all leads of the flow are decided by what is in force. */
    public void end(String flow) {
        free(canaries.remove(flow));
    }

    private void free(@Nullable Canary before) {
        if (before != null) {
            retirement.later(() -> before.flow().rules().close());
        }
    }
}
