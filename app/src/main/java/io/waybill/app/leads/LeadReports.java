package io.waybill.app.leads;

import io.waybill.app.json.Json;
import io.waybill.db.journal.Journal;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads leads back from the journal. Safe for use by many threads; each call waits for the database. */
@Singleton
public final class LeadReports {
    private final Journal journal;
    private final Json json;

    LeadReports(Journal journal, Json json) {
        this.journal = journal;
        this.json = json;
    }

    /** Whether the text looks like a lead's id: 32 hex digits. */
    static boolean isId(String id) {
        return id.matches("[0-9a-fA-F]{32}");
    }

    /** The lead's events so far; null when there is no such lead. */
    public @Nullable LeadReport find(String id) {
        if (!isId(id)) {
            return null;
        }
        String lead = id.toLowerCase(Locale.ROOT);
        List<String> events = journal.read(lead);
        return events.isEmpty()
                ? null
                : new LeadReport(lead, events.stream().map(json::read).toList());
    }
}
