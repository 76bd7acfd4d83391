package io.waybill.app.routing;

import io.waybill.app.event.ExchangeFinished;
import io.waybill.mappings.template.TemplateData;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The leads whose deliveries are collected, for whoever hands them over together. Safe for use by many threads. */
public interface CollectedLeads {
    /**
     * What templates may read for an attempt that is to leave now; null when there is no such attempt, or the lead ended before it left. Waits for the database where it is away.
     */
    @Nullable
    TemplateData find(String lead, String delivery, int attempt);

    /**
     * Gives the lead the outcome of an attempt; it goes on from there. Doing so again does nothing.
     *
     * @return completes when the outcome is on disk, with false when the lead cannot take it yet: to be tried again later
     */
    CompletableFuture<Boolean> tell(String lead, ExchangeFinished outcome);
}
