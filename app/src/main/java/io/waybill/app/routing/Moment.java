package io.waybill.app.routing;

import io.waybill.db.lead.LeadIds;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;

/** Where a round takes its moment and its new ids from. */
@Singleton
record Moment(Clock clock, LeadIds ids) {
    Instant now() {
        return clock.instant();
    }
}
