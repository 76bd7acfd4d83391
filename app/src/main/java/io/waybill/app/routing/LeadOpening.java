package io.waybill.app.routing;

import io.waybill.app.event.LeadReceived;
import io.waybill.db.journal.Appending;
import io.waybill.db.journal.JournalEntry;
import io.waybill.db.journal.JournalUnavailable;
import jakarta.inject.Singleton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** The first round of a lead: on disk with the lead itself, in one entry, before its source is answered. */
@Singleton
final class LeadOpening {
    private final Rounds rounds;
    private final LeadRun run;
    private final PatientJournal journal;
    private final LateLeads late;

    LeadOpening(Rounds rounds, LeadRun run, PatientJournal journal, LateLeads late) {
        this.rounds = rounds;
        this.run = run;
        this.journal = journal;
        this.late = late;
    }

    /**
     * @param durable completed once the lead is on disk, or failed; then it is not routed. Whoever waits for it may fail it earlier: then the
     *     lead is ended. A lead with a key goes on instead: its source repeats the submission, which finds this lead
     */
    void open(ReceivedLead lead, CompletableFuture<Void> durable) {
        var history = new LeadHistory(lead.id(), lead.fields());
        var received = received(lead);
        history.apply(received);
        try {
            var round = rounds.next(history, lead.flow(), List.of(received), List.of());
            var keyed = new Round(round.events(), round.entry().withKey(lead.key()), round.sends());
            journalFirst(history, keyed);
            if (durable.complete(null) || lead.key() != null) {
                run.goOn(history, keyed);
            } else {
                disown(history, keyed);
            }
        } catch (JournalUnavailable | KeyTaken notTaken) {
            durable.completeExceptionally(notTaken);
        } catch (RuntimeException e) {
            durable.completeExceptionally(e);
            throw e;
        }
    }

    private void journalFirst(LeadHistory history, Round round) {
        if (round.entry().key() != null) {
            late.expect(history.lead(), () -> run.goOn(history, round));
        }
        var appending = append(round.entry());
        if (appending == Appending.KEY_TAKEN) {
            throw new KeyTaken(history.lead());
        }
        if (appending != Appending.DONE) {
            throw new IllegalStateException("Lead (%s) is there already: (%s).".formatted(history.lead(), appending));
        }
    }

    private Appending append(JournalEntry entry) {
        try {
            var appending = journal.appendOnce(entry);
            late.forget(entry.lead());
            return appending;
        } catch (JournalUnavailable away) {
            if (!away.inDoubt()) {
                late.forget(entry.lead());
            }
            throw away;
        }
    }

    /** Whoever waited has given up and told the source to send the lead again: routing both would sell the person twice. */
    private void disown(LeadHistory history, Round round) {
        round.events().forEach(history::apply);
        journal.append(rounds.disowned(history).entry());
    }

    private static LeadReceived received(ReceivedLead lead) {
        var fields = new LinkedHashMap<String, LeadReceived.Field>();
        lead.fields().forEach((name, value) -> fields.put(name, LeadReceived.Field.of(value)));
        return new LeadReceived(
                lead.flow().id(), lead.source(), lead.test(), lead.at(), fields, lead.dropped(), lead.statusToken());
    }
}
