package io.waybill.app.routing;

import io.micronaut.context.event.ApplicationEventListener;
import io.waybill.app.event.EventJson;
import io.waybill.db.journal.JournalEntry;
import io.waybill.db.journal.WrittenLate;
import jakarta.inject.Singleton;
import java.util.Map;

/** Ends leads that got on disk after their source had been told to send them again: routing both would sell the person twice. */
@Singleton
final class LateLeads implements ApplicationEventListener<WrittenLate> {
    private final EventJson json;
    private final DisownedLeads disowned;
    private final LeadThreads threads;

    LateLeads(EventJson json, DisownedLeads disowned, LeadThreads threads) {
        this.json = json;
        this.disowned = disowned;
        this.threads = threads;
    }

    @Override
    public void onApplicationEvent(WrittenLate late) {
        if (late.entry().firstSeq() == 1) {
            threads.startWhenFree(late.entry().lead(), () -> disown(late.entry()));
        }
    }

    private void disown(JournalEntry entry) {
        var history = new LeadHistory(entry.lead(), Map.of());
        entry.events().forEach(event -> history.apply(json.read(event)));
        disowned.end(history);
    }
}
