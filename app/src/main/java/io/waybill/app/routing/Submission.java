package io.waybill.app.routing;

import java.util.concurrent.CompletableFuture;

/**
 * A lead on its way.
 *
 * @param durable completes when the lead is on disk; fails with {@code JournalUnavailable} when it could not be put there (and then it is
 *     not routed). Whoever stops waiting fails it: a lead whose source was told to send it again is ended, not routed
 * @param outcome completes with what the source is told: the lead's outcome, or pending once it goes on later. Whoever stops waiting completes
 *     it, so that nothing is kept for them
 */
public record Submission(CompletableFuture<Void> durable, CompletableFuture<SourceAnswer> outcome) {}
