package io.waybill.app.routing;

import java.util.concurrent.CompletableFuture;

/** Finds out what a source would be paid for a lead of which it shows a part. Safe for use by many threads. */
public interface PingRouting {
    /**
     * Starts to ask and returns at once. The future completes with the answer once it is on disk; it fails with {@code JournalUnavailable} when it
     * could not be put there.
     */
    CompletableFuture<PingAnswer> ask(ReceivedLead ping);
}
