package io.waybill.app.routing;

import io.waybill.app.event.LeadEvent;
import io.waybill.db.journal.JournalEntry;
import java.util.List;

/**
 * What one round of one lead comes to: what is written, and what is sent once that is on disk.
 *
 * @param events all events of the entry, in order
 * @param entry the same for the journal
 * @param sends exchanges whose intent is among the events
 */
record Round(List<LeadEvent> events, JournalEntry entry, List<Prepared> sends) {
    Round {
        events = List.copyOf(events);
        sends = List.copyOf(sends);
    }
}
