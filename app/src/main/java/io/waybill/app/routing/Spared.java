package io.waybill.app.routing;

import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.ExchangeStarted;
import io.waybill.rules.fact.Result;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a question to an enhancement comes to that is not put: it costs nothing and takes no time. */
final class Spared {
    private Spared() {}

    /** An earlier answer to the same question serves. */
    static ExchangeFinished known(ExchangeStarted intent, Map<String, Object> values) {
        return finished(intent, Result.SUCCESS, null, values);
    }

    /** The lead lacks what the question is about. */
    static ExchangeFinished skipped(ExchangeStarted intent, String reason) {
        return finished(intent, Result.FAILURE, reason, null);
    }

    private static ExchangeFinished finished(
            ExchangeStarted intent, Result result, @Nullable String reason, @Nullable Map<String, Object> values) {
        return new ExchangeFinished(
                intent.exchange(),
                intent.to(),
                intent.delivery(),
                intent.attempt(),
                null,
                result.word(),
                null,
                null,
                reason,
                null,
                null,
                false,
                values,
                null,
                0,
                values != null,
                values == null);
    }
}
