package io.waybill.app.room;

import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.LeadEvent;
import io.waybill.db.breaker.Attempt;
import io.waybill.db.breaker.Breakers;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Result;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Tells breakers how attempts to reach recipients went. Safe for use by many threads. */
@Singleton
public final class AttemptNotes {
    private static final Set<String> SENT = Set.of(ExchangeKind.POST.word(), ExchangeKind.PING.word());
    private static final Set<String> ERRORS = Set.of(Result.ERROR.word(), Result.UNKNOWN.word());
    /** What is not the recipient's doing. */
    private static final Set<String> OURS = Set.of("withdrawn", "rate_limited", "lost");

    private final Breakers breakers;
    private final Clock clock;

    AttemptNotes(Breakers breakers, Clock clock) {
        this.breakers = breakers;
        this.clock = clock;
    }

    /** Takes note of the attempts that events tell of, as the rules have classified them. */
    public void note(List<LeadEvent> events) {
        events.forEach(event -> {
            if (event instanceof ExchangeFinished finished) {
                note(finished);
            }
        });
    }

    /** Of what never left there is nothing to note. */
    private void note(ExchangeFinished finished) {
        boolean tried = finished.response() != null || isTheirs(finished.fault(), finished.ms());
        if (tried && SENT.contains(finished.exchange()) && !finished.skipped()) {
            boolean error = ERRORS.contains(finished.outcome());
            breakers.note(new Attempt(finished.to(), error, finished.ms(), clock.instant()));
        }
    }

    /** An exchange that was lost with its node timed out after no time at all. */
    private static boolean isTheirs(@Nullable String fault, long millis) {
        return fault != null && !OURS.contains(fault) && !(fault.equals("timeout") && millis == 0);
    }
}
