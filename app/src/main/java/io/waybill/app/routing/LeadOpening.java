package io.waybill.app.routing;

import io.waybill.db.journal.JournalUnavailable;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;

/** The first round of a lead: on disk with the lead itself, in one entry, before its source is answered. */
@Singleton
final class LeadOpening {
    private final FirstRound first;
    private final LeadRun run;
    private final PatientJournal journal;

    LeadOpening(FirstRound first, LeadRun run, PatientJournal journal) {
        this.first = first;
        this.run = run;
        this.journal = journal;
    }

    /**
     * @param durable completed once the lead is on disk, or failed; then it is not routed. Whoever waits for it may fail it earlier: then the
     *     lead is ended
     */
    void open(ReceivedLead lead, CompletableFuture<Void> durable) {
        try {
            var opened = first.of(lead);
            while (!isWritten(opened.round())) {
                if (durable.isDone()) {
                    return;
                }
                opened = first.of(lead);
            }
            if (durable.complete(null)) {
                run.goOn(opened.history(), opened.round());
            } else {
                disown(opened.history(), opened.round());
            }
        } catch (JournalUnavailable away) {
            durable.completeExceptionally(away);
        } catch (RuntimeException e) {
            durable.completeExceptionally(e);
            throw e;
        }
    }

    /** False when another lead of the same person came meanwhile: then the round must be worked out again, knowing it. */
    private boolean isWritten(Round round) {
        var appending = journal.appendOnce(round.entry());
        return switch (appending) {
            case DONE -> true;
            case SEEN_MEANWHILE -> false;
            case SUPERSEDED, SLOT_TAKEN ->
                throw new IllegalStateException("Lead (%s) is there already: (%s)."
                        .formatted(round.entry().lead(), appending));
        };
    }

    /** Whoever waited has given up and told the source to send the lead again: routing both would sell the person twice. */
    private void disown(LeadHistory history, Round round) {
        round.events().forEach(history::apply);
        journal.append(first.disowned(history).entry());
    }
}
