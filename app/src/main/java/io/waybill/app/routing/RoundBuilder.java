package io.waybill.app.routing;

import io.waybill.app.event.AlertRaised;
import io.waybill.app.event.DeliveryParked;
import io.waybill.app.event.Dollars;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.ExchangeStarted.StandIn;
import io.waybill.app.event.RecipientPaused;
import io.waybill.app.event.RetryScheduled;
import io.waybill.app.event.SaleLost;
import io.waybill.app.event.SaleRecorded;
import io.waybill.app.event.WaitScheduled;
import io.waybill.app.facts.LeadFacts;
import io.waybill.db.journal.JournalEntry.SaleSlot;
import io.waybill.db.lead.LeadIds;
import io.waybill.rules.decision.Alert;
import io.waybill.rules.decision.Candidate;
import io.waybill.rules.decision.Classify;
import io.waybill.rules.decision.Close;
import io.waybill.rules.decision.Decision;
import io.waybill.rules.decision.Deliver;
import io.waybill.rules.decision.Enhance;
import io.waybill.rules.decision.Fallback;
import io.waybill.rules.decision.Lose;
import io.waybill.rules.decision.Pause;
import io.waybill.rules.decision.Pay;
import io.waybill.rules.decision.Ping;
import io.waybill.rules.decision.Promise;
import io.waybill.rules.decision.Reject;
import io.waybill.rules.decision.Remediate;
import io.waybill.rules.decision.Retry;
import io.waybill.rules.decision.Review;
import io.waybill.rules.decision.Score;
import io.waybill.rules.decision.Sell;
import io.waybill.rules.decision.Wait;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Result;
import java.time.temporal.ChronoUnit;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Turns the decisions of one round into events and errands, one for one. It carries out and weighs nothing. */
final class RoundBuilder {
    private final RoundDraft draft;
    private final Function<Errand, Prepared> prepare;
    private final LeadIds ids;

    RoundBuilder(RoundDraft draft, Function<Errand, Prepared> prepare, LeadIds ids) {
        this.draft = draft;
        this.prepare = prepare;
        this.ids = ids;
    }

    /** Carries one decision out. */
    void take(Decision decision) {
        switch (decision) {
            case Enhance enhance -> send(new Errand(ExchangeKind.ENHANCEMENT, enhance.id(), ids.next(), 1, null, null));
            case Ping ping ->
                send(new Errand(ExchangeKind.PING, ping.recipient(), ids.next(), 1, null, ping.timeout()));
            case Deliver deliver ->
                send(new Errand(ExchangeKind.POST, deliver.recipient(), ids.next(), 1, deliver.price(), null)
                        .within(deliver.within()));
            case Retry retry -> retry(retry);
            case Wait wait -> draft.add(new WaitScheduled(wait.until()));
            case Sell sell -> sell(sell);
            case Pay pay -> draft.pay(pay.cents());
            case Promise promise -> draft.promise(promise);
            case Pause pause -> draft.add(new RecipientPaused(pause.recipient(), pause.reason()));
            case Alert alert -> draft.add(new AlertRaised(alert.kind(), alert.text()));
            case Review review -> park(review.reason());
            case Reject reject -> draft.end(new Ending("rejected", Result.FAILURE.word(), reject.reason()));
            case Remediate remediate -> draft.end(new Ending("remediation", Result.FAILURE.word(), remediate.reason()));
            case Close close -> draft.end(Ending.of(close.outcome(), close.reason()));
            case Lose lose -> lose(lose);
            case Fallback fallback -> standIn(fallback);
            case Classify classified -> {}
            case Candidate candidate -> {}
            case Score score -> {}
        }
    }

    RoundDraft draft() {
        return draft;
    }

    /** Sends an exchange after the entry is on disk. */
    void send(Errand errand) {
        draft.send(prepare.apply(errand));
    }

    /** An attempt that is not made, for this reason. */
    void withhold(Errand errand, String reason, boolean idempotent) {
        draft.send(ExchangePreparer.withheld(errand, reason, idempotent));
    }

    private void retry(Retry retry) {
        var last = draft.history().lastAttempt(retry.delivery());
        // To the microsecond, as timers are kept: one that fires must find its attempt due.
        var due = draft.now().plus(retry.after()).truncatedTo(ChronoUnit.MICROS);
        draft.add(new RetryScheduled(
                retry.delivery(),
                last.to(),
                last.attempt() + 1,
                due,
                retry.timeout().toMillis()));
    }

    private void sell(Sell sell) {
        var reference = findReference(sell.delivery());
        int slot = draft.history().sales().all().size() + draft.sales().size() + 1;
        draft.add(new SaleRecorded(sell.recipient(), Dollars.of(sell.cents()), reference, sell.delivery(), slot));
        draft.sell(new SaleSlot(slot, sell.recipient(), sell.delivery(), sell.cents(), reference));
    }

    private void lose(Lose lose) {
        var reference = findReference(lose.delivery());
        draft.add(new SaleLost(lose.recipient(), Dollars.of(lose.cents()), reference, lose.delivery()));
    }

    /** An acceptance is of this round, or was known before: a person has confirmed it. */
    private @Nullable String findReference(String delivery) {
        var earlier = draft.history().attempts().stream()
                .map(Attempts.Attempt::finished)
                .filter(Objects::nonNull);
        return Stream.concat(finished(), earlier)
                .filter(finished -> finished.delivery().equals(delivery) && finished.reference() != null)
                .findFirst()
                .map(ExchangeFinished::reference)
                .orElse(null);
    }

    /** Another recipient gets a delivery of its own; all else is a further attempt of the same. */
    private void standIn(Fallback fallback) {
        var history = draft.history();
        var failed = history.lastAttempt(fallback.delivery());
        var root = history.lastAttempt(
                failed.standIn() == null ? failed.delivery() : failed.standIn().root());
        var price = root.price() == null ? null : LeadFacts.price(root.price());
        var other = fallback.findRecipient();
        var errand = other != null
                ? new Errand(ExchangeKind.POST, other, ids.next(), 1, price, null)
                : new Errand(ExchangeKind.POST, root.to(), root.delivery(), root.attempt() + 1, price, null);
        send(errand.standingIn(new StandIn(fallback.to(), root.delivery())));
    }

    /** Holds the lead for a person. */
    void park(String reason) {
        var doubts = Doubts.of(draft.history()).stream().map(Attempts.Attempt::finished);
        var open = Stream.concat(finished(), doubts.filter(Objects::nonNull))
                .filter(finished -> finished.outcome().equals(Result.UNKNOWN.word()))
                .findFirst()
                .orElse(null);
        draft.add(new DeliveryParked(
                open == null ? null : open.delivery(), open == null ? null : open.to(), reason, draft.lateUntil()));
        draft.hold();
    }

    /** Holds the lead for a person and tells the operators. */
    void stop(String kind, String reason) {
        draft.add(new AlertRaised(kind, reason));
        park(reason);
    }

    private Stream<ExchangeFinished> finished() {
        return draft.events().stream()
                .filter(ExchangeFinished.class::isInstance)
                .map(ExchangeFinished.class::cast);
    }
}
