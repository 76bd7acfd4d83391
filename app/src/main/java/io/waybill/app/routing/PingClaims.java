package io.waybill.app.routing;

import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.app.event.Dollars;
import io.waybill.app.event.EventJson;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.HeldPing;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.event.LeadReceived;
import io.waybill.app.json.Json;
import io.waybill.db.journal.JournalUnavailable;
import io.waybill.db.ping.PingClaim;
import io.waybill.db.ping.PingRow;
import io.waybill.db.ping.Pings;
import io.waybill.mappings.field.FieldValue;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Result;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the promises of pings for the leads that refer to them, each for one lead. Safe for use by many threads. */
@Singleton
final class PingClaims {
    private static final Logger LOG = LoggerFactory.getLogger(PingClaims.class);
    private final Pings pings;
    private final Json json;
    private final EventJson events;

    PingClaims(Pings pings, Json json, EventJson events) {
        this.pings = pings;
        this.json = json;
        this.events = events;
    }

    /**
     * What the ping that a lead refers to means for it; null when it refers to none.
     *
     * @throws JournalUnavailable when the database is away
     */
    @Nullable
    HeldPing claim(ReceivedLead lead) {
        if (lead.ping() == null) {
            return null;
        }
        try {
            var claim = pings.claim(lead.ping(), lead.flow().id(), lead.source(), lead.id(), lead.at());
            return switch (claim) {
                case PingClaim.Held(PingRow ping) -> held(lead, ping);
                case PingClaim.Unknown() -> HeldPing.refused(lead.ping(), "ping_id is not known");
                case PingClaim.Expired() -> HeldPing.refused(lead.ping(), "ping_id has expired");
                case PingClaim.Used() -> HeldPing.refused(lead.ping(), "ping_id was used already");
            };
        } catch (DataAccessException away) {
            throw new JournalUnavailable("The ping of lead (%s) could not be read.".formatted(lead.id()), false, away);
        }
    }

    /** A price for one lead is no price for another: what the ping showed must be what the lead says. */
    private HeldPing held(ReceivedLead lead, PingRow ping) {
        var story = new ArrayList<LeadEvent>();
        json.read(ping.events()).forEach(event -> story.add(events.read(event.toString())));
        var changed = findChanged(lead, (LeadReceived) story.getFirst());
        if (changed != null) {
            pings.release(ping.id(), lead.id());
            return HeldPing.refused(ping.id(), changed + " is not what it was in the ping");
        }
        return new HeldPing(ping.id(), null, Dollars.of(ping.priceCents()), bids(story));
    }

    private static @Nullable String findChanged(ReceivedLead lead, LeadReceived shown) {
        for (var field : shown.fields().entrySet()) {
            if (!isSame(lead.fields().get(field.getKey()), field.getValue())) {
                return field.getKey();
            }
        }
        return null;
    }

    private static boolean isSame(@Nullable FieldValue now, LeadReceived.Field then) {
        if (now == null) {
            return false;
        }
        boolean bothValid = now.valid() && then.valid();
        return bothValid
                ? Objects.equals(now.normal(), then.normal())
                : now.raw().equals(then.raw());
    }

    /** Gives the promise back for a lead that is not routed; null for a lead that refers to no ping. */
    void release(String lead, @Nullable String ping) {
        if (ping == null) {
            return;
        }
        try {
            pings.release(ping, lead);
        } catch (DataAccessException away) {
            LOG.info(
                    "The ping that lead {} referred to can be used again in some seconds: {}", lead, away.getMessage());
        }
    }

    /** The last bid of each recipient. */
    private static List<HeldPing.Offer> bids(List<LeadEvent> story) {
        var bids = new LinkedHashMap<String, HeldPing.Offer>();
        for (var event : story) {
            if (event instanceof ExchangeFinished finished && isBid(finished)) {
                bids.put(
                        finished.to(),
                        new HeldPing.Offer(
                                finished.to(),
                                String.valueOf(finished.price()),
                                finished.reference(),
                                LeadBids.expires(finished),
                                finished.append()));
            }
        }
        return List.copyOf(bids.values());
    }

    private static boolean isBid(ExchangeFinished finished) {
        return finished.exchange().equals(ExchangeKind.PING.word())
                && finished.outcome().equals(Result.SUCCESS.word())
                && finished.price() != null;
    }
}
