package io.waybill.app.routing;

import io.waybill.app.event.ExchangeStarted;
import io.waybill.app.event.ExchangeStarted.Collected;
import io.waybill.app.home.ActiveFlow;
import io.waybill.app.routing.Prepared.Content;
import io.waybill.mappings.Enhancement;
import io.waybill.mappings.Recipient;
import io.waybill.mappings.batch.Batching;
import io.waybill.mappings.request.ExchangeMapping;
import io.waybill.mappings.request.RenderFailed;
import io.waybill.mappings.template.TemplateData;
import io.waybill.mappings.terms.FallbackWay;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Price;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the request of an errand from the mappings in force. Nothing leaves here. Safe for use by many threads. */
@Singleton
final class ExchangePreparer {
    private static final String SANDBOX = "/sandbox/accept";
    private static final String SANDBOX_BID = "/sandbox/bid";

    /** Who is addressed, whatever its kind. */
    private record Party(
            ExchangeMapping mapping,
            int connections,
            boolean idempotent,
            BigDecimal cost,
            @Nullable String sandbox,
            @Nullable String address,
            @Nullable Recipient receiver,
            @Nullable Enhancement enhancement) {
        int followUps() {
            return receiver == null ? 0 : receiver.followUps().size();
        }

        boolean reversible() {
            return receiver != null && receiver.reverse() != null;
        }

        /** The same, by what stands in for the recipient. */
        Party by(@Nullable FallbackWay way) {
            return switch (way) {
                case null -> this;
                case FallbackWay.Recipient other -> this;
                case FallbackWay.Url url ->
                    new Party(mapping, connections, idempotent, cost, sandbox, url.address(), receiver, enhancement);
                case FallbackWay.Webhook webhook ->
                    new Party(webhook.call(), connections, false, cost, sandbox, null, receiver, enhancement);
                case FallbackWay.Email email ->
                    new Party(email.call(), connections, false, cost, sandbox, null, receiver, enhancement);
            };
        }

        @Nullable
        Batching batch() {
            return receiver == null ? null : receiver.batch();
        }
    }

    /** The exchange of an errand, ready to leave; one that cannot be built says why. */
    Prepared prepare(Errand errand, LeadData lead, ActiveFlow flow, Instant now) {
        var history = lead.history();
        var party = find(errand, flow);
        if (party == null) {
            var intent = intent(errand, Duration.ZERO, false, null);
            return new Prepared(
                    intent,
                    Prepared.impossible("no such %s: %s".formatted(word(errand), errand.to())),
                    1,
                    BigDecimal.ZERO);
        }
        var data = data(errand, lead, flow, now);
        var missing = party.enhancement() == null ? null : party.enhancement().findMissing(data);
        if (missing != null) {
            return skipped(errand, party, missing);
        }
        var timeout = timeout(errand, party.mapping().timeout(), history, flow, now);
        try {
            var address = history.received().test() ? sandbox(errand, party) : party.address();
            var request = party.mapping().render(data, address);
            var kept = new ExchangeStarted.Request(
                    request.method(),
                    request.masked().uri(),
                    request.masked().headers(),
                    request.masked().body());
            var cost = history.received().test() ? BigDecimal.ZERO : party.cost();
            return new Prepared(
                    intent(errand, timeout, party.idempotent(), kept)
                            .with(asking(party, data, history), party.followUps())
                            .standingIn(errand.standIn(), party.reversible())
                            .collected(errand.standIn() == null ? collected(party, errand, now) : null),
                    new Content.Ready(request, party.mapping()),
                    party.connections(),
                    cost,
                    party.enhancement() == null
                            ? Duration.ZERO
                            : party.enhancement().memory().lasts());
        } catch (RenderFailed e) {
            return new Prepared(
                    intent(errand, timeout, party.idempotent(), null).with(asking(party, null), 0),
                    Prepared.impossible(e.getMessage()),
                    1,
                    BigDecimal.ZERO);
        }
    }

    private static Duration timeout(Errand errand, Duration own, LeadHistory history, ActiveFlow flow, Instant now) {
        var timeout = Patience.of(errand, own);
        return history.asking()
                ? Patience.whileAsking(
                        timeout,
                        history.received().received(),
                        flow.rules().flow().answerWithin(),
                        now)
                : timeout;
    }

    /** The pretend party of the post answers a ping with no bid; and its own is for posts. */
    private static String sandbox(Errand errand, Party party) {
        if (errand.kind() == ExchangeKind.PING) {
            return SANDBOX_BID;
        }
        return party.sandbox() == null ? SANDBOX : party.sandbox();
    }

    private static Prepared skipped(Errand errand, Party party, String missing) {
        return new Prepared(
                intent(errand, Duration.ZERO, party.idempotent(), null).with(asking(party, null), 0),
                new Content.Skipped("not asked: %s is missing or not valid".formatted(missing)),
                1,
                BigDecimal.ZERO);
    }

    /** Test leads neither pay nor learn: their answers are made up. */
    private static ExchangeStarted.@Nullable Asking asking(Party party, TemplateData data, LeadHistory history) {
        return asking(
                party,
                party.enhancement() == null || history.received().test()
                        ? null
                        : party.enhancement().findQuestion(data));
    }

    private static ExchangeStarted.@Nullable Asking asking(Party party, @Nullable String question) {
        return party.enhancement() == null
                ? null
                : new ExchangeStarted.Asking(party.enhancement().serviceClass(), question);
    }

    private static String word(Errand errand) {
        return errand.kind() == ExchangeKind.ENHANCEMENT ? "enhancement" : "recipient";
    }

    private static ExchangeStarted intent(
            Errand errand, Duration timeout, boolean idempotent, ExchangeStarted.@Nullable Request request) {
        return new ExchangeStarted(
                errand.kind().word(),
                errand.to(),
                errand.delivery(),
                errand.attempt(),
                errand.price() == null ? null : errand.price().toString(),
                timeout.toMillis(),
                idempotent,
                request);
    }

    private static @Nullable Collected collected(Party party, Errand errand, Instant now) {
        var batch = party.batch();
        // To the microsecond, as the line is kept.
        var leaveBy = errand.within() == null ? null : now.plus(errand.within()).truncatedTo(ChronoUnit.MICROS);
        return batch == null ? null : new Collected(batch.size(), batch.every().toMillis(), leaveBy);
    }

    private static @Nullable Party find(Errand errand, ActiveFlow flow) {
        return switch (errand.kind()) {
            case ENHANCEMENT -> of(flow.mappings().enhancements().get(errand.to()));
            case PING -> {
                var recipient = flow.mappings().recipients().get(errand.to());
                yield recipient == null || recipient.ping() == null
                        ? null
                        : of(recipient, recipient.ping(), true, null);
            }
            case POST -> {
                var recipient = flow.mappings().recipients().get(errand.to());
                yield recipient == null
                        ? null
                        : of(recipient, recipient.post(), recipient.idempotent(), recipient)
                                .by(findWay(errand, recipient));
            }
        };
    }

    private static @Nullable FallbackWay findWay(Errand errand, Recipient recipient) {
        return errand.standIn() == null
                ? null
                : recipient.terms().findFallback(errand.standIn().as());
    }

    private static @Nullable Party of(@Nullable Enhancement enhancement) {
        return enhancement == null
                ? null
                : new Party(
                        enhancement.call(),
                        enhancement.connections(),
                        true,
                        enhancement.cost(),
                        enhancement.sandboxUrl(),
                        null,
                        null,
                        enhancement);
    }

    /** @param receiver who gets the whole lead by it; null when nobody does */
    private static Party of(
            Recipient recipient, ExchangeMapping mapping, boolean idempotent, @Nullable Recipient receiver) {
        return new Party(
                mapping,
                recipient.connections(),
                idempotent,
                BigDecimal.ZERO,
                recipient.sandboxUrl(),
                null,
                receiver,
                null);
    }

    /** What the templates of an errand may read. */
    static TemplateData data(Errand errand, LeadData lead, ActiveFlow flow, Instant now) {
        var history = lead.history();
        return new TemplateData(
                history.lead(),
                history.fields(),
                lead.appended(),
                history.received().source(),
                flow.id(),
                errand.delivery(),
                errand.attempt(),
                now,
                errand.price() instanceof Price.Fixed fixed ? BigDecimal.valueOf(fixed.cents(), 2) : null,
                lead.score(),
                errand.kind() == ExchangeKind.POST ? lead.ping(errand.to()) : Map.of());
    }
}
