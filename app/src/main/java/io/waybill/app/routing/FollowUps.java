package io.waybill.app.routing;

import io.waybill.app.event.AlertRaised;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.ExchangeStarted;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.home.Releases;
import io.waybill.db.journal.Appending;
import io.waybill.rules.fact.Result;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Does what recipients ask for after they have accepted a lead ({@code then:}), once the lead has its outcome: one exchange after the other,
 * each on disk before it leaves and again with what it came to. One that fails raises an alert and changes nothing else. While one is out, a
 * timer stands by that takes the lead up again should this node die.
 */
@Singleton
final class FollowUps {
    private static final String FAILED = "_failed";
    /** More than an exchange can take beyond its own timeout. */
    private static final Duration MARGIN = Duration.ofSeconds(5);

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

    /**
     * Does what is still to be done for a lead that has ended.
     *
     * @param onDisk run as soon as the timer that led here is no longer needed
     */
    void goOn(LeadHistory history, Runnable onDisk) {
        var outcomes = outcomes(
                history.followUps().unfinished().stream().map(Exchanges::lost).toList());
        for (var due = history.followUps().next(history);
                due != null;
                due = history.followUps().next(history)) {
            var prepared = preparer.prepare(
                    due, history, releases.find(history.received().flow(), history.lead()));
            outcomes.add(prepared.intent());
            var leave = journal.leave(standBy(prepared.intent()));
            if (!append(history, outcomes)) {
                return;
            }
            onDisk.run();
            outcomes = outcomes(List.of(exchanges.send(prepared, leave).join()));
        }
        if (!outcomes.isEmpty()) {
            append(history, outcomes);
        }
        onDisk.run();
    }

    private static List<LeadEvent> outcomes(List<ExchangeFinished> finished) {
        var events = new ArrayList<LeadEvent>(finished);
        finished.stream()
                .filter(one -> !one.outcome().equals(Result.SUCCESS.word()))
                .map(one -> new AlertRaised(one.exchange() + FAILED, text(one)))
                .forEach(events::add);
        return events;
    }

    /** Without the answer's own words, which may hold lead data. */
    private static String text(ExchangeFinished finished) {
        var response = finished.response();
        var cause = response == null
                ? Objects.requireNonNullElse(finished.fault(), "it could not be sent")
                : "status " + response.status();
        return "%s did not succeed after the lead was accepted (%s)".formatted(finished.to(), cause);
    }

    private static Duration standBy(ExchangeStarted started) {
        return Duration.ofMillis(started.timeout()).plus(MARGIN);
    }

    private boolean append(LeadHistory history, List<LeadEvent> events) {
        var standBy = events.getLast() instanceof ExchangeStarted started ? standBy(started) : null;
        if (journal.append(history, events, standBy) != Appending.DONE) {
            return false;
        }
        events.forEach(history::apply);
        return true;
    }
}
