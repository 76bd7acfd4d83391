package io.waybill.app.routing;

import io.waybill.db.journal.JournalUnavailable;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** The first round of a lead: on disk with the lead itself, in one entry, before its source is answered. */
@Singleton
final class LeadOpening {
    private final FirstRound first;
    private final FirstEntry entry;
    private final LeadRun run;
    private final PingClaims pings;

    LeadOpening(FirstRound first, FirstEntry entry, LeadRun run, PingClaims pings) {
        this.first = first;
        this.entry = entry;
        this.run = run;
        this.pings = pings;
    }

    /**
     * @param durable completed once the lead is on disk, or failed; then it is not routed. Whoever waits for it may fail it earlier: then the
     *     lead is ended. A lead with a key goes on instead: its source repeats the submission, which finds this lead
     */
    void open(ReceivedLead lead, CompletableFuture<Void> durable) {
        try {
            var opened = findOpened(lead, durable);
            if (opened == null) {
                pings.release(lead.id(), lead.ping());
            } else if (durable.complete(null) || lead.key() != null) {
                run.goOn(opened.history(), opened.round());
            } else {
                entry.disown(opened);
            }
        } catch (RuntimeException failure) {
            release(lead, failure);
            durable.completeExceptionally(failure);
            if (!(failure instanceof JournalUnavailable || failure instanceof KeyTaken)) {
                throw failure;
            }
        }
    }

    /** A lead with a key that may be on disk after all goes on then, at the price it was promised. */
    private void release(ReceivedLead lead, RuntimeException failure) {
        boolean mayLive = lead.key() != null && failure instanceof JournalUnavailable away && away.inDoubt();
        if (!mayLive) {
            pings.release(lead.id(), lead.ping());
        }
    }

    /**
     * The lead on disk; null when its source stopped waiting before. When another lead came meanwhile that this one's round did not know of, the
     * round is worked out again.
     */
    private FirstRound.@Nullable Opened findOpened(ReceivedLead lead, CompletableFuture<Void> durable) {
        var held = pings.claim(lead);
        while (!durable.isDone()) {
            var opened = first.of(lead, held);
            if (entry.isWritten(opened, () -> run.goOn(opened.history(), opened.round()))) {
                return opened;
            }
        }
        return null;
    }
}
