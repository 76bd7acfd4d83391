package io.waybill.app.routing;

import io.waybill.app.event.ExchangeStarted;
import io.waybill.app.event.ExchangeStarted.Collected;
import io.waybill.app.home.ActiveFlow;
import io.waybill.app.routing.Prepared.Content;
import io.waybill.mappings.request.RenderFailed;
import io.waybill.mappings.template.TemplateData;
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

    /** The exchange of an errand, ready to leave; one that cannot be built says why. */
    Prepared prepare(Errand errand, LeadData lead, ActiveFlow flow, Instant now) {
        var history = lead.history();
        var addressee = Addressee.find(errand, flow);
        if (addressee == null) {
            return withheld(errand, "no such %s: %s".formatted(word(errand), errand.to()), false);
        }
        var data = data(errand, lead, flow, now);
        var missing =
                addressee.enhancement() == null ? null : addressee.enhancement().findMissing(data);
        if (missing != null) {
            return skipped(errand, addressee, missing);
        }
        var timeout = timeout(errand, addressee.mapping().timeout(), history, flow, now);
        try {
            var address = history.received().test() ? sandbox(errand, addressee) : addressee.address();
            var request = addressee.mapping().render(data, address);
            var kept = new ExchangeStarted.Request(
                    request.method(),
                    request.masked().uri(),
                    request.masked().headers(),
                    request.masked().body());
            var cost = history.received().test() ? BigDecimal.ZERO : addressee.cost();
            return new Prepared(
                    intent(errand, timeout, addressee.idempotent(), kept)
                            .with(asking(addressee, data, history), addressee.followUps())
                            .standingIn(errand.standIn(), addressee.reversible())
                            .collected(errand.standIn() == null ? collected(addressee, errand, now) : null),
                    new Content.Ready(request, addressee.mapping()),
                    addressee.connections(),
                    cost,
                    addressee.enhancement() == null
                            ? Duration.ZERO
                            : addressee.enhancement().memory().lasts());
        } catch (RenderFailed e) {
            return new Prepared(
                    intent(errand, timeout, addressee.idempotent(), null).with(asking(addressee, null), 0),
                    Prepared.impossible(e.getMessage()),
                    1,
                    BigDecimal.ZERO);
        }
    }

    /** An exchange that cannot be made. */
    static Prepared withheld(Errand errand, String reason, boolean idempotent) {
        return new Prepared(
                intent(errand, Duration.ZERO, idempotent, null), Prepared.impossible(reason), 1, BigDecimal.ZERO);
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

    /** The pretend buyer of the post answers a ping with no bid; and its own is for posts. */
    private static String sandbox(Errand errand, Addressee addressee) {
        if (errand.kind() == ExchangeKind.PING) {
            return SANDBOX_BID;
        }
        return addressee.sandbox() == null ? SANDBOX : addressee.sandbox();
    }

    private static Prepared skipped(Errand errand, Addressee addressee, String missing) {
        return new Prepared(
                intent(errand, Duration.ZERO, addressee.idempotent(), null).with(asking(addressee, null), 0),
                new Content.Skipped("not asked: %s is missing or not valid".formatted(missing)),
                1,
                BigDecimal.ZERO);
    }

    /** Test leads neither pay nor learn: their answers are made up. */
    private static ExchangeStarted.@Nullable Asking asking(
            Addressee addressee, TemplateData data, LeadHistory history) {
        return asking(
                addressee,
                addressee.enhancement() == null || history.received().test()
                        ? null
                        : addressee.enhancement().findQuestion(data));
    }

    private static ExchangeStarted.@Nullable Asking asking(Addressee addressee, @Nullable String question) {
        return addressee.enhancement() == null
                ? null
                : new ExchangeStarted.Asking(addressee.enhancement().serviceClass(), question);
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

    private static @Nullable Collected collected(Addressee addressee, Errand errand, Instant now) {
        var batch = addressee.batch();
        // To the microsecond, as the line is kept.
        var leaveBy = errand.within() == null ? null : now.plus(errand.within()).truncatedTo(ChronoUnit.MICROS);
        return batch == null ? null : new Collected(batch.size(), batch.every().toMillis(), leaveBy);
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
