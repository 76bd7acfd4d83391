package io.waybill.app.routing;

import io.waybill.db.journal.Appending;
import io.waybill.db.journal.JournalUnavailable;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The first round of a lead: on disk with the lead itself, in one entry, before its source is answered. */
@Singleton
final class LeadOpening {
    private final Rounds rounds;
    private final LeadRun run;
    private final PatientJournal journal;
    private final PingClaims pings;

    LeadOpening(Rounds rounds, LeadRun run, PatientJournal journal, PingClaims pings) {
        this.rounds = rounds;
        this.run = run;
        this.journal = journal;
        this.pings = pings;
    }

    /**
     * @param durable completed once the lead is on disk, or failed; then it is not routed. Whoever waits for it may fail it earlier: then the
     *     lead is ended
     */
    void open(ReceivedLead lead, CompletableFuture<Void> durable) {
        var history = new LeadHistory(lead.id(), lead.fields());
        try {
            var received = lead.event(pings.claim(lead));
            history.apply(received);
            var round = rounds.next(history, lead.flow(), List.of(received), List.of());
            journalFirst(round);
            if (durable.complete(null)) {
                run.goOn(history, round);
            } else {
                disown(history, round);
                pings.release(lead.id(), lead.ping());
            }
        } catch (RuntimeException failure) {
            pings.release(lead.id(), lead.ping());
            durable.completeExceptionally(failure);
            if (!(failure instanceof JournalUnavailable)) {
                throw failure;
            }
        }
    }

    private void journalFirst(Round round) {
        var appending = journal.appendOnce(round.entry());
        if (appending != Appending.DONE) {
            throw new IllegalStateException(
                    "Lead (%s) is there already: (%s).".formatted(round.entry().lead(), appending));
        }
    }

    /** Whoever waited has given up and told the source to send the lead again: routing both would sell the person twice. */
    private void disown(LeadHistory history, Round round) {
        round.events().forEach(history::apply);
        journal.append(rounds.disowned(history).entry());
    }
}
