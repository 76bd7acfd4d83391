package io.waybill.db.batch;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A batch as it stands.
 *
 * @param id 32 hex digits: the idempotency key of all its attempts
 * @param due while open: when it is sealed at the latest; then: when it may be sent
 * @param attempt how often it was sent
 * @param node who sent it last
 * @param version changes with every step, so that a step is made by one node only
 * @param leads how many it holds
 * @param request what was sent last, as JSON, without the leads
 * @param response what came back last, as JSON
 */
public record Batch(
        String id,
        Lane lane,
        BatchState state,
        Times times,
        Instant due,
        int attempt,
        @Nullable String node,
        int version,
        int leads,
        @Nullable String request,
        @Nullable String response) {
    /** When it came to each state; the last time where it came there more than once. */
    public record Times(
            Instant opened,
            @Nullable Instant sealed,
            @Nullable Instant sent,
            @Nullable Instant answered) {}
}
