package io.waybill.rules.backtest;

import io.waybill.rules.backtest.Recorded.Party;
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
import io.waybill.rules.fact.Price;
import io.waybill.rules.fact.Result;

/** Carries the decisions of a round out, on paper. */
record Carrying(Path path) {
    private static final Price NONE = new Price.FromResponse();

    void out(Decision decision) {
        switch (decision) {
            case Enhance enhance -> begin(ExchangeKind.ENHANCEMENT, enhance.id(), NONE);
            case Ping ping -> begin(ExchangeKind.PING, ping.recipient(), NONE);
            case Deliver deliver -> begin(ExchangeKind.POST, deliver.recipient(), deliver.price());
            case Retry retry -> path.calls().later(retry.delivery(), path.now().plus(retry.after()));
            case Fallback fallback -> standIn(fallback);
            case Wait wait -> path.stand().sleep(wait.until());
            case Sell sell -> path.stand().sell(sell);
            case Lose lose -> path.stand().settle(lose.delivery());
            case Pay pay -> path.stand().pay(pay.cents());
            case Review review -> path.stand().hold(review.reason());
            case Reject reject -> path.stand().end("rejected", Result.FAILURE, reject.reason());
            case Remediate remediate -> path.stand().end("remediation", Result.FAILURE, remediate.reason());
            case Close close -> path.stand().end(state(close.outcome()), close.outcome(), close.reason());
            case Alert _, Candidate _, Classify _, Pause _, Promise _, Score _ -> {}
        }
    }

    private static String state(Result outcome) {
        return switch (outcome) {
            case SUCCESS -> "sold";
            case FAILURE -> "unsold";
            case ERROR, UNKNOWN -> "error";
        };
    }

    private void begin(ExchangeKind kind, String id, Price price) {
        path.calls().begin(new Party(kind, id), price, path.now());
    }

    /** Another recipient gets a delivery of its own; all else is a further attempt of the same. */
    private void standIn(Fallback fallback) {
        Calls calls = path.calls();
        Given root = calls.get(calls.get(fallback.delivery()).root());
        calls.standIn(root.id(), fallback.to());
        String other = fallback.findRecipient();
        if (other != null) {
            calls.begin(new Party(ExchangeKind.POST, other), root, path.now());
        } else {
            calls.again(root.id(), path.now());
        }
    }
}
