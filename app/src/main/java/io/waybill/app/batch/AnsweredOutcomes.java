package io.waybill.app.batch;

import io.waybill.app.event.Dollars;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.db.batch.MemberResult;
import io.waybill.mappings.response.Reading;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Result;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Says what a lead is to hear of an answer that speaks of it, or should. Safe for use by many threads. */
@Singleton
final class AnsweredOutcomes {
    private final Outcomes outcomes;

    AnsweredOutcomes(Outcomes outcomes) {
        this.outcomes = outcomes;
    }

    /** What the mapping has read. */
    MemberResult read(Passenger passenger, Heard heard, Reading reading, long millis) {
        var result = switch (reading.verdict()) {
            case SUCCESS -> Result.SUCCESS;
            case DUPLICATE, FAILURE -> Result.FAILURE;
            case ERROR -> Result.ERROR;
            case UNREADABLE -> Result.UNKNOWN;
        };
        return outcomes.result(passenger.doubted(), finished(passenger, heard, reading, result, millis));
    }

    /** Nobody can say what it means for the lead: it may have been taken. */
    MemberResult unreadable(Passenger passenger, Whole whole, String reason) {
        var text = new String(whole.answer().body(), StandardCharsets.UTF_8);
        var reading = new Reading(Reading.Verdict.UNREADABLE, reason, null, null, Map.of(), text);
        return read(passenger, whole.heard(), reading, whole.millis());
    }

    private static ExchangeFinished finished(
            Passenger passenger, Heard heard, Reading reading, Result result, long millis) {
        var member = passenger.member();
        return new ExchangeFinished(
                ExchangeKind.POST.word(),
                member.lane().recipient(),
                member.delivery(),
                member.attempt(),
                heard.response(reading.text()),
                result.word(),
                null,
                result == Result.UNKNOWN ? "unparseable" : null,
                heard.mask(reading.reason()),
                reading.cents() == null ? null : Dollars.of(reading.cents()),
                heard.mask(reading.reference()),
                reading.verdict() == Reading.Verdict.DUPLICATE,
                null,
                null,
                millis);
    }
}
