package io.waybill.app.routing;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Lets leads go on as a person has decided. */
public interface ReviewRouting {
    /** What can be done with the lead now; null when there is no such lead. Throws when the database is away. */
    @Nullable
    ReviewCase find(String lead);

    /**
     * Carries a decision out. Completes once it is on disk: of several that come at once one is carried out and the others are refused. Fails with
     * {@link io.waybill.db.journal.JournalUnavailable} when this process takes no more work.
     */
    CompletableFuture<Resolved> resolve(Resolution resolution);
}
