package io.waybill.app.explain;

import io.waybill.app.leads.LeadReport;
import io.waybill.app.leads.LeadReports;
import io.waybill.app.routing.PastRounds;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Reads leads with their rounds. Safe for use by many threads; each call waits for the database. */
@Singleton
final class LeadStories {
    private final LeadReports leads;
    private final PastRounds rounds;

    LeadStories(LeadReports leads, PastRounds rounds) {
        this.leads = leads;
        this.rounds = rounds;
    }

    /** Null when there is no such lead. */
    @Nullable
    LeadStory find(String id) {
        LeadReport report = leads.find(id);
        return report == null ? null : new LeadStory(report, rounds.of(report.id(), report.events()));
    }
}
