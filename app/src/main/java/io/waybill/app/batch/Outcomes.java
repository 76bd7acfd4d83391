package io.waybill.app.batch;

import io.waybill.app.event.EventJson;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.db.batch.Member;
import io.waybill.db.batch.MemberResult;
import io.waybill.db.batch.Withdrawal;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Result;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Says what a lead is to hear of its attempt where no answer speaks of it. Safe for use by many threads. */
@Singleton
final class Outcomes {
    private final EventJson json;

    Outcomes(EventJson json) {
        this.json = json;
    }

    /** Nothing could be said of the lead, or nothing was to be. */
    MemberResult impossible(Member member, boolean doubted, @Nullable String reason) {
        String why = reason == null ? "The request could not be built" : reason;
        return result(doubted, without(member, Result.ERROR, null, why, 0));
    }

    /** The node that sent it is gone, and with it whatever came back. */
    MemberResult lost(Member member) {
        return result(false, without(member, Result.UNKNOWN, "timeout", "The node stopped before the answer came", 0));
    }

    /** Certainly nothing arrived. */
    MemberResult notSent(Member member, boolean doubted, String fault, String detail, long millis) {
        return result(doubted, without(member, Result.ERROR, fault, detail, millis));
    }

    /** It may have arrived. */
    MemberResult unknown(Member member, String fault, String detail, long millis) {
        return result(false, without(member, Result.UNKNOWN, fault, detail, millis));
    }

    /**
     * What an answer said.
     *
     * @param doubted whether an earlier attempt may have been taken: what then fails for a passing reason settles nothing
     */
    MemberResult result(boolean doubted, ExchangeFinished finished) {
        boolean open = doubted && finished.outcome().equals(Result.ERROR.word());
        var outcome = open ? finished.outcome(Result.UNKNOWN.word()) : finished;
        return new MemberResult(
                outcome.delivery(),
                outcome.attempt(),
                outcome.outcome(),
                outcome.outcome().equals(Result.UNKNOWN.word()),
                json.write(outcome));
    }

    /** What a lead that has not heard yet is to hear. */
    ExchangeFinished untold(Member member) {
        if (member.result() != null) {
            return (ExchangeFinished) json.read(member.result());
        }
        boolean expired = Withdrawal.EXPIRED.word().equals(member.outcome());
        var finished = expired
                ? without(member, Result.ERROR, "withdrawn", "Its batch had not left when its time was up", 0)
                : without(member, Result.ERROR, "connection", "The recipient takes no batches any more", 0);
        return member.doubt() ? finished.outcome(Result.UNKNOWN.word()) : finished;
    }

    private static ExchangeFinished without(
            Member member, Result result, @Nullable String fault, String reason, long millis) {
        return new ExchangeFinished(
                ExchangeKind.POST.word(),
                member.lane().recipient(),
                member.delivery(),
                member.attempt(),
                null,
                result.word(),
                null,
                fault,
                reason,
                null,
                null,
                false,
                null,
                null,
                millis);
    }
}
