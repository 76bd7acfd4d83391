package io.waybill.app.routing;

import io.waybill.app.event.EventJson;
import io.waybill.app.event.LeadReceived;
import io.waybill.app.facts.LeadFacts;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Reads journals back into histories. */
@Singleton
final class LeadHistories {
    private final PatientJournal journal;
    private final EventJson json;

    LeadHistories(PatientJournal journal, EventJson json) {
        this.journal = journal;
        this.json = json;
    }

    /** What has happened to the lead; null when there is no such lead. Waits for the database where it is away. */
    @Nullable
    LeadHistory find(String lead) {
        var events = journal.read(lead).stream().map(json::read).toList();
        if (events.isEmpty() || !(events.getFirst() instanceof LeadReceived received)) {
            return null;
        }
        var history = new LeadHistory(lead, LeadFacts.fields(received));
        events.forEach(history::apply);
        return history;
    }
}
