package io.waybill.app.routing;

import io.waybill.app.event.ExchangeFinished;
import io.waybill.rules.fact.ExchangeKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a mapping may say of a lead in the round being made.
 *
 * @param arrived outcomes that led to this round; they are not in the history before it is on disk
 * @param score as this round has it
 */
record LeadData(LeadHistory history, List<ExchangeFinished> arrived, int score) {
    LeadData {
        arrived = List.copyOf(arrived);
    }

    /** The lead as it was before this round. */
    static LeadData of(LeadHistory history) {
        return new LeadData(history, List.of(), history.score());
    }

    /** What enhancements returned; a later answer of the same one replaces the earlier. */
    Map<String, Map<String, Object>> appended() {
        var appended = new LinkedHashMap<String, Map<String, Object>>();
        for (var attempt : history.attempts()) {
            if (attempt.finished() != null) {
                put(appended, attempt.finished());
            }
        }
        arrived.forEach(finished -> put(appended, finished));
        return appended;
    }

    /** What the recipient answered to its ping. */
    Map<String, Object> ping(String recipient) {
        return new LeadBids(history, arrived).ofPing(recipient);
    }

    private static void put(Map<String, Map<String, Object>> appended, ExchangeFinished finished) {
        if (finished.append() != null && finished.exchange().equals(ExchangeKind.ENHANCEMENT.word())) {
            appended.put(finished.to(), finished.append());
        }
    }
}
