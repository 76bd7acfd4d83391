package io.waybill.app.routing;

import io.micronaut.context.event.ApplicationEventListener;
import io.waybill.app.event.EventJson;
import io.waybill.db.journal.JournalEntry;
import io.waybill.db.journal.WrittenLate;
import jakarta.inject.Singleton;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What becomes of leads that got on disk after their source had been told to send them again. One without a key is ended: routing both would sell
 * the person twice. One with a key goes on: the repeat will find it.
 */
@Singleton
final class LateLeads implements ApplicationEventListener<WrittenLate> {
    /** Doubts that never resolve must not fill the memory; a lead whose way on was dropped goes on at the next start. */
    private static final int MOST = 5_000;

    private final EventJson json;
    private final DisownedLeads disowned;
    private final LeadThreads threads;
    private final Map<String, Runnable> expected = Collections.synchronizedMap(new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Runnable> eldest) {
            return size() > MOST;
        }
    });

    LateLeads(EventJson json, DisownedLeads disowned, LeadThreads threads) {
        this.json = json;
        this.disowned = disowned;
        this.threads = threads;
    }

    /** Should the lead, which has a key, get on disk late, it goes on so. */
    void expect(String lead, Runnable goOn) {
        expected.put(lead, goOn);
    }

    /** The lead is on disk in time, or certainly not. */
    void forget(String lead) {
        expected.remove(lead);
    }

    @Override
    public void onApplicationEvent(WrittenLate late) {
        if (late.entry().key() != null) {
            Runnable goOn = expected.remove(late.entry().lead());
            if (goOn != null) {
                threads.startWhenFree(late.entry().lead(), goOn);
            }
        } else if (late.entry().firstSeq() == 1) {
            threads.startWhenFree(late.entry().lead(), () -> disown(late.entry()));
        }
    }

    private void disown(JournalEntry entry) {
        var history = new LeadHistory(entry.lead(), Map.of());
        entry.events().forEach(event -> history.apply(json.read(event)));
        disowned.end(history);
    }
}
