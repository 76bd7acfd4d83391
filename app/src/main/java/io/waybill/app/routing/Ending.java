package io.waybill.app.routing;

import io.waybill.app.event.Dollars;
import io.waybill.app.event.LeadClosed;
import io.waybill.app.event.LeadEvent;
import io.waybill.app.event.PingAnswered;
import io.waybill.rules.fact.Result;
import org.jspecify.annotations.Nullable;

/** How a finished lead ends: its last event without the amounts. */
record Ending(String state, String outcome, @Nullable String reason) {
    /** Why a lead ends that its source was told to send again: nobody may ever get this one. */
    static final String DISOWNED = "The source was told to send it again";

    private static final String NO_BID = "no bid";

    static Ending of(Result outcome, @Nullable String reason) {
        return new Ending(
                switch (outcome) {
                    case SUCCESS -> "sold";
                    case FAILURE -> "unsold";
                    case ERROR, UNKNOWN -> "error";
                },
                outcome.word(),
                reason);
    }

    /**
     * The last event.
     *
     * @param revenue in dollars
     * @param cost in dollars
     */
    LeadEvent event(RoundDraft draft, String revenue, String cost) {
        return draft.history().asking()
                ? answered(draft, cost)
                : new LeadClosed(
                        state, outcome, reason, revenue, cost, Dollars.of(draft.payCents()), draft.lateUntil());
    }

    /** Without a price above nothing the answer is a failure, whatever the rules call it. */
    private PingAnswered answered(RoundDraft draft, String cost) {
        var promise = draft.promise();
        if (promise == null || draft.payCents() <= 0 || !outcome.equals(Result.SUCCESS.word())) {
            String why = reason == null ? NO_BID : reason;
            return new PingAnswered(Result.FAILURE.word(), why, Dollars.of(0), null, null, cost);
        }
        return new PingAnswered(
                outcome, reason, Dollars.of(draft.payCents()), promise.recipient(), Dollars.of(promise.cents()), cost);
    }
}
