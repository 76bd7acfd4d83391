package io.waybill.app.backtest;

import io.waybill.app.event.LeadClosed;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.event.LeadReceived;
import io.waybill.app.facts.LeadFacts;
import io.waybill.app.facts.LeadZone;
import io.waybill.db.past.PastLead;
import io.waybill.rules.backtest.Recorded;
import io.waybill.rules.fact.Lead;
import jakarta.inject.Singleton;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes a record of a lead's journal. Safe for use by many threads. */
@Singleton
final class LeadReader {
    /** Leads that another system has routed. */
    private static final String IMPORTED = "imported";

    private final PastEvents events;
    private final DayTypes types;

    LeadReader(PastEvents events, DayTypes types) {
        this.events = events;
        this.types = types;
    }

    /** The lead; null where there is nothing to replay: another system has routed it, or its journal is not whole. */
    @Nullable
    StoredLead find(PastLead past) {
        LeadReceived received = null;
        var record = new AnswersOnRecord();
        var end = new EndOnRecord();
        for (PastLead.Entry entry : past.entries()) {
            for (LeadEvent event : events.read(entry.events())) {
                if (event instanceof LeadReceived first) {
                    received = first;
                }
                if (event instanceof LeadClosed closed && IMPORTED.equals(closed.reason())) {
                    return null;
                }
                record.apply(event, entry.at());
                end.apply(event);
            }
        }
        return received == null ? null : lead(past.id(), received, record, end);
    }

    private StoredLead lead(String id, LeadReceived received, AnswersOnRecord record, EndOnRecord end) {
        Lead lead = LeadFacts.lead(id, types.fields(received, Map.of()));
        return new StoredLead(
                id,
                received,
                new Recorded(
                        lead,
                        AnswersOnRecord.source(received),
                        received.received(),
                        LeadZone.of(lead.get("state")),
                        received.listDuplicates(),
                        record.listed(),
                        AnswersOnRecord.bids(received),
                        record.replies(),
                        record.away(),
                        end.released(),
                        end.returned()),
                end.findFate(),
                end.findDecided());
    }
}
