package io.waybill.app.routing;

import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.app.event.Dollars;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.PingAnswered;
import io.waybill.db.alert.Alerts;
import io.waybill.db.journal.JournalUnavailable;
import io.waybill.db.ping.PingRow;
import io.waybill.db.ping.Pings;
import io.waybill.db.recipient.Recipients;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Result;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts pings on disk, and what their rounds decided beside the answer into effect. Safe for use by many threads. */
@Singleton
final class PingStore {
    private static final Logger LOG = LoggerFactory.getLogger(PingStore.class);

    private final Pings pings;
    private final Recipients recipients;
    private final Alerts alerts;

    PingStore(Pings pings, Recipients recipients, Alerts alerts) {
        this.pings = pings;
        this.recipients = recipients;
        this.alerts = alerts;
    }

    /**
     * Keeps the ping; what it promises holds from now on.
     *
     * @throws JournalUnavailable when the database is away
     */
    PingAnswer keep(ReceivedLead ping, PingStory story) {
        var found = story.findAnswer();
        return keep(ping, story, found == null ? none("no bid") : found);
    }

    /** Keeps a ping that came to its answer when the source had been told already that there is none. */
    PingAnswer keepLate(ReceivedLead ping, PingStory story) {
        return keep(ping, story, none("no bid in time"));
    }

    private static PingAnswered none(String reason) {
        return new PingAnswered(Result.FAILURE.word(), reason, Dollars.of(0), null, null, Dollars.of(0));
    }

    private PingAnswer keep(ReceivedLead ping, PingStory story, PingAnswered answered) {
        var expires = expires(ping, story, answered.recipient());
        try {
            pings.add(new PingRow(
                    ping.id(),
                    ping.flow().id(),
                    ping.source(),
                    ping.test(),
                    answered.outcome(),
                    answered.reason(),
                    Dollars.cents(answered.price()),
                    answered.recipient(),
                    ping.at(),
                    expires,
                    null,
                    story.text()));
        } catch (DataAccessException away) {
            throw new JournalUnavailable("Ping (%s) could not be written.".formatted(ping.id()), false, away);
        }
        takeEffect(ping.id(), story);
        return new PingAnswer(
                ping.id(), answered.outcome(), answered.reason(), new BigDecimal(answered.price()), expires);
    }

    /** As long as the flow says, and no longer than the bid that it rests on; to the millisecond, as it is told to the source. */
    private static Instant expires(ReceivedLead ping, PingStory story, @Nullable String recipient) {
        var held = story.end().plus(ping.flow().rules().flow().pingHolds());
        return story.events().stream()
                .filter(ExchangeFinished.class::isInstance)
                .map(ExchangeFinished.class::cast)
                .filter(finished -> finished.exchange().equals(ExchangeKind.PING.word())
                        && finished.to().equals(recipient))
                .map(LeadBids::expires)
                .filter(end -> end != null && end.isBefore(held))
                .reduce((first, second) -> second)
                .orElse(held)
                .truncatedTo(ChronoUnit.MILLIS);
    }

    private void takeEffect(String ping, PingStory story) {
        try {
            for (var entry : story.entries()) {
                entry.pauses().forEach(pause -> recipients.pause(pause.recipient(), pause.reason(), pause.since()));
                entry.alerts().forEach(alerts::raise);
            }
        } catch (DataAccessException away) {
            LOG.warn("What ping {} said of recipients is lost: {}", ping, away.getMessage());
        }
    }
}
