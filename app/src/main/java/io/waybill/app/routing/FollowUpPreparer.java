package io.waybill.app.routing;

import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.ExchangeStarted;
import io.waybill.app.home.ActiveFlow;
import io.waybill.app.routing.Prepared.Content;
import io.waybill.mappings.request.ExchangeMapping;
import io.waybill.mappings.request.RenderFailed;
import io.waybill.mappings.template.TemplateData;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Builds the request of a follow-up from the mappings in force. Nothing leaves here. Safe for use by many threads. */
@Singleton
final class FollowUpPreparer {
    private static final String SANDBOX = "/sandbox/accept";
    /** What the acceptance is called in templates: {@code appended.accepted.reference}. */
    private static final String ACCEPTED = "accepted";

    private final Moment moment;

    FollowUpPreparer(Moment moment) {
        this.moment = moment;
    }

    /** The exchange, ready to leave; one that cannot be built says why. */
    Prepared prepare(LeadFollowUps.Due due, LeadHistory history, @Nullable ActiveFlow flow) {
        var followUp = flow == null ? null : find(due, flow);
        if (flow == null || followUp == null) {
            return prepared(due, null, Duration.ZERO, Prepared.impossible("no such follow-up: " + due.to()));
        }
        try {
            var address = history.received().test() ? SANDBOX : null;
            var request = followUp.render(data(due, history, flow), address);
            var kept = new ExchangeStarted.Request(
                    request.method(),
                    request.masked().uri(),
                    request.masked().headers(),
                    request.masked().body());
            return prepared(due, kept, followUp.timeout(), new Content.Ready(request, followUp));
        } catch (RenderFailed e) {
            return prepared(due, null, Duration.ZERO, Prepared.impossible(e.getMessage()));
        }
    }

    private static @Nullable ExchangeMapping find(LeadFollowUps.Due due, ActiveFlow flow) {
        var recipient = flow.mappings().recipients().get(due.accepted().to());
        if (recipient != null && due.reverses()) {
            return recipient.reverse();
        }
        return recipient == null || due.number() > recipient.followUps().size()
                ? null
                : recipient.followUps().get(due.number() - 1).call();
    }

    private static Prepared prepared(
            LeadFollowUps.Due due, ExchangeStarted.@Nullable Request request, Duration timeout, Content content) {
        var intent = new ExchangeStarted(
                due.exchange(), due.to(), due.delivery(), 1, null, timeout.toMillis(), false, request);
        return new Prepared(intent, content, 1, BigDecimal.ZERO);
    }

    private TemplateData data(LeadFollowUps.Due due, LeadHistory history, ActiveFlow flow) {
        var appended = new LinkedHashMap<String, Map<String, Object>>(
                LeadData.of(history).appended());
        appended.put(ACCEPTED, accepted(due.accepted()));
        return new TemplateData(
                history.lead(),
                history.fields(),
                appended,
                history.received().source(),
                flow.id(),
                due.delivery(),
                1,
                moment.now(),
                null,
                history.score());
    }

    private static Map<String, Object> accepted(ExchangeFinished finished) {
        var reference = finished.reference();
        return reference == null
                ? Map.of("recipient", finished.to())
                : Map.of("recipient", finished.to(), "reference", reference);
    }
}
