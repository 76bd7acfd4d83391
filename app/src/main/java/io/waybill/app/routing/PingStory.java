package io.waybill.app.routing;

import io.waybill.app.event.LeadEvent;
import io.waybill.app.event.PingAnswered;
import io.waybill.db.journal.JournalEntry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What has happened to one ping, round by round. For one thread. */
final class PingStory {
    private final List<Round> rounds = new ArrayList<>();

    void add(Round round) {
        rounds.add(round);
    }

    /** What each round would have written for a lead. */
    List<JournalEntry> entries() {
        return rounds.stream().map(Round::entry).toList();
    }

    /** The moment of the last round. */
    Instant end() {
        return rounds.getLast().entry().at();
    }

    /** Null when the rules came to no answer. */
    @Nullable
    PingAnswered findAnswer() {
        return events().stream()
                .filter(PingAnswered.class::isInstance)
                .map(PingAnswered.class::cast)
                .findFirst()
                .orElse(null);
    }

    List<LeadEvent> events() {
        return rounds.stream().flatMap(round -> round.events().stream()).toList();
    }

    /** All events as one JSON array, numbered and dated like a lead's. */
    String text() {
        var text = new StringBuilder("[");
        int seq = 1;
        for (var entry : entries()) {
            for (var event : entry.events()) {
                text.append(seq == 1 ? "" : ",")
                        .append("{\"seq\":")
                        .append(seq++)
                        .append(",\"at\":\"")
                        .append(entry.at())
                        .append("\",")
                        .append(event, 1, event.length());
            }
        }
        return text.append(']').toString();
    }
}
