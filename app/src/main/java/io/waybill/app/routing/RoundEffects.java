package io.waybill.app.routing;

import io.waybill.app.event.DeliveryParked;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.LeadClosed;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.event.RetryScheduled;
import io.waybill.app.event.WaitScheduled;
import io.waybill.app.exchange.Leave;
import io.waybill.app.room.AttemptNotes;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;

/** What follows once a round is on disk: the source is told, requests leave. */
@Singleton
final class RoundEffects {
    private final Exchanges exchanges;
    private final WaitingSources sources;
    private final EnhancementMemory memory;
    private final EnhancementCount count;
    private final AttemptNotes notes;

    RoundEffects(
            Exchanges exchanges,
            WaitingSources sources,
            EnhancementMemory memory,
            EnhancementCount count,
            AttemptNotes notes) {
        this.exchanges = exchanges;
        this.sources = sources;
        this.memory = memory;
        this.count = count;
        this.notes = notes;
    }

    /**
     * Carries the round out.
     *
     * @param answerBy until when the source waits
     * @param out takes note of the exchanges that it begins
     */
    void of(String lead, Round round, Instant answerBy, Outstanding out) {
        round.events().forEach(event -> tell(lead, event, answerBy));
        boolean test = round.entry().change().test();
        if (!test) {
            notes.note(round.events());
        }
        var leave = exchanges.since(round.entry().at());
        round.sends().forEach(prepared -> out.add(prepared, send(prepared, test, leave)));
    }

    private CompletableFuture<ExchangeFinished> send(Prepared prepared, boolean test, Leave leave) {
        var known = memory.recall(prepared);
        var finished = known == null ? leave(prepared, test, leave) : CompletableFuture.completedFuture(known);
        return finished.whenComplete((outcome, defect) -> {
            if (outcome != null) {
                count.add(prepared.intent(), outcome);
            }
        });
    }

    /** Test leads do not go to the recipient itself, whose limits are not theirs. */
    private CompletableFuture<ExchangeFinished> leave(Prepared prepared, boolean test, Leave leave) {
        return test ? exchanges.send(prepared, leave) : exchanges.sendInTurn(prepared, leave);
    }

    /** What follows when the lead goes on at another node: here it has no outcome any more. */
    void elsewhere(String lead) {
        sources.tellPending(lead);
    }

    private void tell(String lead, LeadEvent event, Instant answerBy) {
        switch (event) {
            case LeadClosed closed -> sources.tell(lead, closed);
            case DeliveryParked parked -> sources.tellPending(lead);
            case RetryScheduled retry when retry.due().isAfter(answerBy) -> sources.tellPending(lead);
            case WaitScheduled wait when wait.until().isAfter(answerBy) -> sources.tellPending(lead);
            default -> {}
        }
    }
}
