package io.waybill.app.routing;

import io.waybill.app.event.DeliveryParked;
import io.waybill.app.event.EventJson;
import io.waybill.app.event.LeadClosed;
import io.waybill.app.event.LeadReceived;
import io.waybill.app.facts.LeadFacts;
import io.waybill.app.json.Json;
import io.waybill.db.journal.Journal;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads from the journal how leads stand that a person may decide on. Every method throws when the database is away: somebody waits. */
@Singleton
final class ReviewCases {
    private final Journal journal;
    private final EventJson events;
    private final Json json;

    ReviewCases(Journal journal, EventJson events, Json json) {
        this.journal = journal;
        this.events = events;
        this.json = json;
    }

    /** What can be done with the lead now; null when there is no such lead. */
    @Nullable
    ReviewCase find(String lead) {
        var texts = journal.read(lead);
        var history = findHistory(lead, texts);
        if (history == null) {
            return null;
        }
        var deciding = new Deciding(history);
        LeadClosed closed = history.end().closed();
        var kind = closed == null ? "review" : closed.state();
        var doubts = deciding.doubts().stream()
                .map(doubt -> new ReviewCase.Doubt(
                        doubt.started().delivery(), doubt.started().to()))
                .toList();
        return new ReviewCase(
                !history.ended() ? null : doubts.isEmpty() ? kind : "unknown",
                doubts,
                closed == null ? reason(texts) : closed.reason(),
                history.ended() ? since(texts) : null,
                deciding.actions());
    }

    /** The lead as it stands; null when there is no such lead. */
    @Nullable
    LeadHistory findHistory(String lead) {
        return findHistory(lead, journal.read(lead));
    }

    private @Nullable LeadHistory findHistory(String lead, List<String> texts) {
        var all = texts.stream().map(events::read).toList();
        if (all.isEmpty() || !(all.getFirst() instanceof LeadReceived received)) {
            return null;
        }
        var history = new LeadHistory(lead, LeadFacts.fields(received));
        all.forEach(history::apply);
        return history;
    }

    private @Nullable String reason(List<String> texts) {
        var held = findLastEnding(texts);
        return held != null && events.read(held) instanceof DeliveryParked parked ? parked.reason() : null;
    }

    private @Nullable Instant since(List<String> texts) {
        var held = findLastEnding(texts);
        return held == null ? null : Instant.parse(json.read(held).path("at").asText());
    }

    private @Nullable String findLastEnding(List<String> texts) {
        return texts.reversed().stream()
                .filter(text -> switch (events.read(text)) {
                    case DeliveryParked parked -> true;
                    case LeadClosed closed -> true;
                    default -> false;
                })
                .findFirst()
                .orElse(null);
    }
}
