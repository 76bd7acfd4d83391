package io.waybill.app.routing;

import io.waybill.app.event.AlertRaised;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.home.Releases;
import io.waybill.db.journal.Appending;
import io.waybill.rules.fact.Result;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Does what recipients ask for after they have accepted a lead ({@code then:}), once the lead has its outcome: one exchange after the other,
 * each on disk before it leaves and again with what it came to. One that fails raises an alert and changes nothing else.
 */
@Singleton
final class FollowUps {
    private static final String ALERT = "follow_up_failed";

    private final Releases releases;
    private final FollowUpPreparer preparer;
    private final Exchanges exchanges;
    private final FollowUpJournal journal;

    FollowUps(Releases releases, FollowUpPreparer preparer, Exchanges exchanges, FollowUpJournal journal) {
        this.releases = releases;
        this.preparer = preparer;
        this.exchanges = exchanges;
        this.journal = journal;
    }

    /** Does what is still to be done for a lead that has ended; safe to call again after a crash on the way. */
    void goOn(LeadHistory history) {
        if (!history.followUps().unfinished().isEmpty()
                && !write(
                        history,
                        history.followUps().unfinished().stream()
                                .map(Exchanges::lost)
                                .toList())) {
            return;
        }
        var next = history.followUps().next(history.attempts());
        while (next != null) {
            if (!goOn(history, next)) {
                return;
            }
            next = history.followUps().next(history.attempts());
        }
    }

    private boolean goOn(LeadHistory history, LeadFollowUps.Due due) {
        var flow = releases.find(history.received().flow());
        var prepared = preparer.prepare(due, history, flow);
        if (!append(history, List.of(prepared.intent()))) {
            return false;
        }
        return write(history, List.of(exchanges.send(prepared).join()));
    }

    private boolean write(LeadHistory history, List<ExchangeFinished> finished) {
        var events = new ArrayList<LeadEvent>(finished);
        finished.stream()
                .filter(one -> !one.outcome().equals(Result.SUCCESS.word()))
                .map(one -> new AlertRaised(ALERT, text(one)))
                .forEach(events::add);
        return append(history, events);
    }

    /** Without the answer's own words, which may hold lead data. */
    private static String text(ExchangeFinished finished) {
        var status = finished.response() == null ? finished.fault() : "status " + finished.response().status();
        return "%s did not succeed after the lead was accepted (%s)".formatted(finished.to(), cause(status));
    }

    private static String cause(@Nullable String status) {
        return status == null ? "it could not be sent" : status;
    }

    private boolean append(LeadHistory history, List<LeadEvent> events) {
        if (journal.append(history, events) != Appending.DONE) {
            return false;
        }
        events.forEach(history::apply);
        return true;
    }
}
