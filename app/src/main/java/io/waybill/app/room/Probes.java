package io.waybill.app.room;

import io.waybill.db.breaker.Breaker;
import io.waybill.db.breaker.Breakers;
import io.waybill.db.hold.Counters;
import io.waybill.db.hold.Hold;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Whether recipients can be reached, and which lead may find out. Safe for use by many threads. */
@Singleton
public final class Probes {
    private final Breakers breakers;
    private final Counters counters;

    Probes(Breakers breakers, Counters counters) {
        this.breakers = breakers;
        this.counters = counters;
    }

    /**
     * How a recipient's breaker stands.
     *
     * @param word {@code closed}, {@code open} or {@code probe}
     * @param reason why the recipient gets no lead; null when it may
     */
    public record Standing(String word, @Nullable String reason, int successPercent, long millis) {
        static final Standing UNTRIED = new Standing("closed", null, 100, 0);
    }

    /** A recipient's breaker; null when it was never tried. */
    public @Nullable Breaker find(String recipient) {
        return breakers.list().get(recipient);
    }

    /** As it stands for any lead. */
    public Standing standing(String recipient, Instant now) {
        var breaker = breakers.list().get(recipient);
        return breaker == null ? Standing.UNTRIED : standing(breaker, now);
    }

    /** As it stands for this lead: a test lead does not go to the recipient itself, and one that only asks cannot take the probe's place. */
    Standing standing(String recipient, Claimant claimant, Instant now) {
        var standing = standing(recipient, now);
        if (claimant.test()) {
            return Standing.UNTRIED;
        }
        return claimant.asking() && standing.word().equals("probe")
                ? new Standing(
                        "open", "breaker open until a lead was tried", standing.successPercent(), standing.millis())
                : standing;
    }

    /** The one place to try a recipient whose breaker is open; none where it is not. */
    List<Hold> of(String recipient, Instant now) {
        var breaker = breakers.list().get(recipient);
        return breaker != null && breaker.mayProbe(now) ? List.of(Breaker.probe(breaker)) : List.of();
    }

    private Standing standing(Breaker breaker, Instant now) {
        int percent = breaker.successPercent();
        return switch (breaker.state()) {
            case CLOSED -> new Standing("closed", null, percent, breaker.millis());
            case OPEN ->
                new Standing(
                        mayProbe(breaker, now) ? "probe" : "open", reason(breaker, now), percent, breaker.millis());
        };
    }

    private @Nullable String reason(Breaker breaker, Instant now) {
        if (mayProbe(breaker, now)) {
            return null;
        }
        var until = breaker.until();
        if (until == null) {
            return "breaker opened by hand";
        }
        return breaker.mayProbe(now)
                ? "breaker open, a lead is being tried"
                : "breaker open until " + until.truncatedTo(ChronoUnit.SECONDS);
    }

    private boolean mayProbe(Breaker breaker, Instant now) {
        if (!breaker.mayProbe(now)) {
            return false;
        }
        var probe = Breaker.probe(breaker);
        return counters.used(probe.counter(), probe.since()) == 0;
    }
}
