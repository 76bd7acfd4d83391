package io.waybill.app.routing;

import io.waybill.app.event.AlertRaised;
import io.waybill.app.event.DeliveryParked;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.LeadClosed;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.event.RecipientPaused;
import io.waybill.app.event.RetryScheduled;
import io.waybill.app.event.WaitScheduled;
import io.waybill.db.alert.Alerts;
import io.waybill.db.recipient.Recipients;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What follows once a round is on disk: pauses and alerts take effect, the source is told, requests leave. */
@Singleton
final class RoundEffects {
    private final Exchanges exchanges;
    private final WaitingSources sources;
    private final Recipients recipients;
    private final Alerts alerts;

    RoundEffects(Exchanges exchanges, WaitingSources sources, Recipients recipients, Alerts alerts) {
        this.exchanges = exchanges;
        this.sources = sources;
        this.recipients = recipients;
        this.alerts = alerts;
    }

    /**
     * Carries the round out.
     *
     * @param answerBy until when the source waits
     * @return what its exchanges came to, all of them; empty when nothing was to be sent
     */
    List<ExchangeFinished> of(String lead, Round round, Instant answerBy) {
        round.events().forEach(event -> follow(lead, event, round.entry().at(), answerBy));
        var sent = round.sends().stream().map(exchanges::send).toList();
        return sent.stream().map(CompletableFuture::join).toList();
    }

    private void follow(String lead, LeadEvent event, Instant now, Instant answerBy) {
        switch (event) {
            case RecipientPaused pause -> recipients.pause(pause.recipient(), pause.reason(), now);
            case AlertRaised alert -> alerts.raise(alert.kind(), alert.text(), now);
            case LeadClosed closed -> sources.tell(lead, closed);
            case DeliveryParked parked -> sources.tellPending(lead);
            case RetryScheduled retry when retry.due().isAfter(answerBy) -> sources.tellPending(lead);
            case WaitScheduled wait when wait.until().isAfter(answerBy) -> sources.tellPending(lead);
            default -> {}
        }
    }
}
