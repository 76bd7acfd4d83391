package io.waybill.app.routing;

import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.RetryScheduled;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** How a lead's own thread waits for what its exchanges come to. */
@Singleton
final class Awaiting {
    private final AlarmClock alarm;
    private final LateOutcomes late;
    private final Moment moment;

    Awaiting(AlarmClock alarm, LateOutcomes late, Moment moment) {
        this.alarm = alarm;
        this.late = late;
        this.moment = moment;
    }

    /** Waits for what comes next of what is on its way; none when a further attempt may be due before: it does not wait for who is slow. */
    List<ExchangeFinished> next(LeadHistory history, Outstanding out) {
        history.retries().stream()
                .map(RetryScheduled::due)
                .min(Comparator.naturalOrder())
                .ifPresent(due -> alarm.ring(Duration.between(moment.now(), due), out::wake));
        return out.awaitUnlessWoken();
    }

    /** Waits for all that is on its way of a lead that has ended. */
    void late(LeadHistory history, Outstanding out) {
        late.await(history.lead(), out);
    }
}
