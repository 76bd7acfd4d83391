package io.waybill.app.importing;

import io.waybill.app.duplicates.Arrival;
import io.waybill.app.duplicates.Duplicates;
import io.waybill.app.duplicates.Person;
import io.waybill.app.event.EventJson;
import io.waybill.app.event.LeadClosed;
import io.waybill.app.event.LeadReceived;
import io.waybill.app.routing.ReceivedLead;
import io.waybill.db.journal.Appending;
import io.waybill.db.journal.Journal;
import io.waybill.db.journal.JournalEntry;
import io.waybill.db.lead.LeadChange;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** Stores leads that are over: they are never routed, and count wherever past leads count. */
@Singleton
final class History {
    private static final String REASON = "imported";
    private static final String NOTHING = "0.00";

    private final Journal journal;
    private final EventJson json;
    private final Duplicates duplicates;

    History(Journal journal, EventJson json, Duplicates duplicates) {
        this.journal = journal;
        this.json = json;
        this.duplicates = duplicates;
    }

    /** The entry of a lead that came and went unsold, with the marks by which later ones of the same person find it. */
    JournalEntry entry(ReceivedLead lead) {
        Person person = duplicates.look(new Arrival(lead.flow(), lead.id(), lead.test(), lead.at(), lead.fields()));
        LeadReceived received = lead.event(null).after(person.duplicates());
        LeadClosed closed = new LeadClosed("unsold", "failure", REASON, NOTHING, NOTHING, NOTHING);
        LeadChange change = new LeadChange(
                lead.flow().id(), lead.source(), lead.test(), "unsold", "failure", REASON, 0, BigDecimal.ZERO);
        return new JournalEntry(lead.id(), 1, lead.at(), json.write(List.of(received, closed)), change, null)
                .marked(person.marks())
                .withKey(lead.key());
    }

    /** Completes when it is on disk; may be called again with the same entry. */
    CompletableFuture<Appending> write(JournalEntry entry) {
        return journal.append(entry);
    }
}
