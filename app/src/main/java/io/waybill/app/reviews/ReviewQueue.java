package io.waybill.app.reviews;

import io.waybill.app.routing.ReviewCase;
import io.waybill.app.routing.ReviewRouting;
import io.waybill.db.lead.LeadRow;
import io.waybill.db.lead.Leads;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The leads that wait for a person, the oldest first. Each call waits for the database, and throws when it is away. */
@Singleton
final class ReviewQueue {
    static final String REVIEW = "review";
    static final String REMEDIATION = "remediation";
    /** Leads in one look at the database. */
    private static final int AT_ONCE = 200;

    private final Leads leads;
    private final ReviewRouting routing;

    ReviewQueue(Leads leads, ReviewRouting routing) {
        this.leads = leads;
        this.routing = routing;
    }

    /** One lead of the queue. */
    record Waiting(LeadRow lead, ReviewCase held) {}

    /**
     * Which leads are meant; null: any.
     *
     * @param kind {@code unknown}, {@code review} (those in doubt included) or {@code remediation}
     * @param recipient of a delivery in doubt
     * @param after the last lead of the page before
     */
    record Filter(
            @Nullable String kind,
            @Nullable String flow,
            @Nullable String recipient,
            @Nullable String after) {
        List<String> states() {
            if (kind == null) {
                return List.of(REVIEW, REMEDIATION);
            }
            return List.of(kind.equals(REMEDIATION) ? REMEDIATION : REVIEW);
        }

        boolean passes(ReviewCase held) {
            boolean asked = kind == null || !kind.equals("unknown") || "unknown".equals(held.kind());
            return asked
                    && (recipient == null
                            || held.doubts().stream()
                                    .anyMatch(doubt -> doubt.recipient().equals(recipient)));
        }
    }

    /** At most so many that pass the filter. */
    List<Waiting> list(Filter filter, int limit) {
        List<Waiting> found = new ArrayList<>();
        var after = filter.after();
        while (true) {
            var rows = rows(filter, after);
            for (var row : rows) {
                var held = routing.find(row.id());
                if (held != null && held.kind() != null && filter.passes(held)) {
                    found.add(new Waiting(row, held));
                }
                if (found.size() == limit) {
                    return found;
                }
            }
            if (rows.size() < AT_ONCE) {
                return found;
            }
            after = rows.getLast().id();
        }
    }

    private List<LeadRow> rows(Filter filter, @Nullable String after) {
        return filter.states().stream()
                .flatMap(state -> leads.listOldest(state, filter.flow(), after, AT_ONCE).stream())
                .sorted(Comparator.comparing(LeadRow::id))
                .limit(AT_ONCE)
                .toList();
    }

    /** How many leads are in a state. */
    long count(String state, @Nullable String flow) {
        return leads.count(state, flow);
    }
}
