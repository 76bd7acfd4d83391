package io.waybill.app.routing;

import io.waybill.app.event.Dollars;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.ExchangeStarted;
import io.waybill.app.event.LeadClosed;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.event.ReviewAction;
import io.waybill.app.event.ReviewResolved;
import io.waybill.app.routing.Attempts.Attempt;
import io.waybill.rules.fact.OutcomeClass;
import io.waybill.rules.fact.Result;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What a person may decide about a lead as it stands, and what that means. Changes nothing. */
final class Deciding {
    private static final Set<String> UNSOLD = Set.of("remediation", "unsold", "error");
    private static final Set<String> OVER = Set.of(Ending.DISOWNED, "imported");
    private static final String SETTLED_BY_HAND = "settled by a person";

    private final LeadHistory history;
    private final List<Attempt> doubts;

    Deciding(LeadHistory history) {
        this.history = history;
        this.doubts = Doubts.of(history);
    }

    /** The deliveries in doubt. */
    List<Attempt> doubts() {
        return doubts;
    }

    /** What may be decided now. */
    List<ReviewAction> actions() {
        List<ReviewAction> actions = new ArrayList<>();
        for (var action : ReviewAction.values()) {
            if (findRefusal(action) == null) {
                actions.add(action);
            }
        }
        return actions;
    }

    /** Why the action does not go with how the lead stands; null when it does. */
    @Nullable
    String findRefusal(ReviewAction action) {
        if (!history.ended()) {
            return "The lead is under way: there is nothing to resolve";
        }
        if (!history.out(List.of()).isEmpty()) {
            return "A buyer to whom it was given may still answer. Maybe try again in a minute?";
        }
        return switch (action) {
            case CONFIRM, REPOST -> doubts.isEmpty() ? standing() + ", and no delivery is in doubt" : null;
            case RELEASE -> doubts.isEmpty() && history.end().closed() != null ? standing() : null;
            case REROUTE -> isUnsold() ? null : standing();
            case CLOSE -> findRefusalToClose();
        };
    }

    private @Nullable String findRefusalToClose() {
        var closed = history.end().closed();
        if (closed != null && !closed.state().equals("remediation")) {
            return standing();
        }
        boolean sold = !history.sales().standing().isEmpty();
        return sold ? "The lead is sold to a buyer. Maybe confirm or release what is in doubt?" : null;
    }

    private boolean isUnsold() {
        var closed = history.end().closed();
        return closed != null
                && UNSOLD.contains(closed.state())
                && (closed.reason() == null || !OVER.contains(closed.reason()));
    }

    private String standing() {
        LeadClosed closed = history.end().closed();
        var state = closed == null ? "held for review" : closed.state();
        var last = history.end().lastResolution();
        return "The lead is %s%s"
                .formatted(state, last == null ? "" : ", after %s by %s".formatted(last.action(), last.by()));
    }

    /** The delivery that is meant; null when none is in doubt. */
    @Nullable
    Attempt findMeant(@Nullable String delivery) {
        return doubts.stream()
                .filter(doubt -> delivery == null || doubt.started().delivery().equals(delivery))
                .findFirst()
                .orElse(null);
    }

    /** Why it is not plain which delivery is meant; null when it is. */
    @Nullable
    String findAmbiguity(@Nullable String delivery) {
        var all = doubts.stream().map(doubt -> doubt.started().delivery()).collect(Collectors.joining(", "));
        if (delivery != null && findMeant(delivery) == null) {
            return "The delivery is not in doubt. Maybe one of these: %s?".formatted(all);
        }
        return delivery == null && doubts.size() > 1
                ? "Several deliveries are in doubt. Maybe name one as delivery: %s?".formatted(all)
                : null;
    }

    /** The events with which the decision begins. */
    List<LeadEvent> opening(Resolution resolution, Instant now) {
        var said = resolution.said();
        var meant = resolution.action() == ReviewAction.CLOSE || resolution.action() == ReviewAction.REROUTE
                ? null
                : findMeant(said.delivery());
        var named = said.cents() == null ? null : Dollars.of(said.cents());
        List<LeadEvent> events = new ArrayList<>();
        events.add(new ReviewResolved(
                resolution.action().word(),
                meant == null ? null : meant.started().delivery(),
                meant == null ? null : meant.started().to(),
                resolution.by(),
                said.reason(),
                named,
                meant == null && history.end().closed() != null ? now : null));
        if (meant != null && resolution.action() == ReviewAction.CONFIRM) {
            events.add(accepted(meant, named, said.reference()));
        } else if (meant != null && resolution.action() == ReviewAction.RELEASE) {
            events.add(settled(meant.started(), Result.FAILURE, OutcomeClass.REJECTED, null, null));
        }
        return events;
    }

    private static ExchangeFinished accepted(Attempt meant, @Nullable String named, @Nullable String reference) {
        var before = Objects.requireNonNull(meant.finished(), "finished");
        return settled(
                meant.started(),
                Result.SUCCESS,
                OutcomeClass.ACCEPTED,
                named == null ? before.price() : named,
                reference == null ? before.reference() : reference);
    }

    private static ExchangeFinished settled(
            ExchangeStarted started,
            Result outcome,
            OutcomeClass named,
            @Nullable String price,
            @Nullable String reference) {
        return new ExchangeFinished(
                started.exchange(),
                started.to(),
                started.delivery(),
                started.attempt(),
                null,
                outcome.word(),
                named.word(),
                null,
                SETTLED_BY_HAND,
                price,
                reference,
                false,
                null,
                null,
                0);
    }
}
