package io.waybill.db.past;

import java.time.Instant;
import java.util.List;

/**
 * A lead with its journal.
 *
 * @param id 32 hex digits
 * @param entries in order
 */
public record PastLead(String id, Instant received, List<Entry> entries) {
    public PastLead {
        entries = List.copyOf(entries);
    }

    /** One entry: its events as a JSON array. */
    public record Entry(Instant at, String events) {}
}
