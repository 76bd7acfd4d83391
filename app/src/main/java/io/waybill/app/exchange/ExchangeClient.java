package io.waybill.app.exchange;

import io.waybill.mappings.request.Rendered;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** Sends requests. Safe for use by many threads; one slow party never delays another. */
public interface ExchangeClient {
    /**
     * Sends one request and never retries or follows a redirect.
     *
     * @param party recipient or enhancement: names the pool
     * @param connections how many requests to this party may be out at once
     * @param timeout for everything: connection, sending, the whole answer
     * @param leave asked right before it leaves, however long it waited for a connection
     * @return completes always normally: a fault is an {@link Exchanged}
     */
    CompletableFuture<Exchanged> send(String party, int connections, Rendered request, Duration timeout, Leave leave);

    /** The same for what may leave at any time. */
    default CompletableFuture<Exchanged> send(String party, int connections, Rendered request, Duration timeout) {
        return send(party, connections, request, timeout, Leave.ANY_TIME);
    }
}
