package io.waybill.app.routing;

import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.event.RetryScheduled;
import io.waybill.app.home.ActiveFlow;
import io.waybill.app.home.Releases;
import io.waybill.db.journal.JournalUnavailable;
import io.waybill.db.node.Lease;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Works rounds out by what is in force on all nodes when they begin. Where that has changed by the time they are done (this process may have stood
 * still meanwhile), they begin anew. Safe for use by many threads.
 */
@Singleton
final class RoundsInForce {
    private static final String NOT_IN_FORCE = "The flow is not in force";

    private final Releases releases;
    private final Rounds rounds;
    private final Lease lease;

    RoundsInForce(Releases releases, Rounds rounds, Lease lease) {
        this.releases = releases;
        this.rounds = rounds;
        this.lease = lease;
    }

    /** What would decide the lead, as far as this node knows; null when its flow is not in force. */
    @Nullable
    ActiveFlow find(LeadHistory history) {
        return releases.find(history.received().flow(), history.lead());
    }

    /**
     * The first round of a lead.
     *
     * @param typed what its fields were read by at the door
     * @throws JournalUnavailable when nobody can tell now what is in force
     */
    Round first(LeadHistory history, ActiveFlow typed) {
        List<LeadEvent> opening = List.of(history.received());
        return by(history, flow -> rounds.next(history, flow == null ? typed : flow, opening, List.of()));
    }

    /**
     * The next round by the rules.
     *
     * @param opening events in the history that are not on disk yet
     * @param arrived outcomes not classified yet, and not in the history
     * @throws JournalUnavailable when nobody can tell now what is in force
     */
    Round next(LeadHistory history, List<LeadEvent> opening, List<ExchangeFinished> arrived) {
        return by(
                history,
                flow -> flow == null
                        ? rounds.parked(history, opening, arrived, NOT_IN_FORCE)
                        : rounds.next(history, flow, opening, arrived));
    }

    /** A round that makes further attempts, as decided earlier. */
    Round retry(LeadHistory history, List<RetryScheduled> due) {
        return by(
                history,
                flow -> flow == null
                        ? rounds.parked(history, List.of(), List.of(), NOT_IN_FORCE)
                        : rounds.retry(history, flow, due));
    }

    /** A round that sends a delivery once more, because a person wants it. */
    Round reposted(LeadHistory history, List<LeadEvent> opening, String delivery) {
        return by(
                history,
                flow -> flow == null
                        ? rounds.parked(history, opening, List.of(), NOT_IN_FORCE)
                        : rounds.reposted(history, flow, opening, delivery));
    }

    private Round by(LeadHistory history, Function<@Nullable ActiveFlow, Round> work) {
        renew();
        var flow = decide(history);
        while (true) {
            var round = work.apply(flow);
            var now = decide(history);
            if (isSame(flow, now)) {
                return round;
            }
            flow = now;
        }
    }

    /** What a round sends leaves only while others cannot have taken this node for dead. */
    private void renew() {
        try {
            lease.renew();
        } catch (DataAccessException away) {
            throw new JournalUnavailable("This node cannot show that it lives.", false, away);
        }
    }

    private @Nullable ActiveFlow decide(LeadHistory history) {
        return releases.decide(history.received().flow(), history.lead());
    }

    private static boolean isSame(@Nullable ActiveFlow one, @Nullable ActiveFlow other) {
        return Objects.equals(one == null ? null : one.release(), other == null ? null : other.release());
    }
}
