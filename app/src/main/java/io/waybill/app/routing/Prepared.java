package io.waybill.app.routing;

import io.waybill.app.event.ExchangeStarted;
import io.waybill.mappings.request.ExchangeMapping;
import io.waybill.mappings.request.Rendered;
import java.math.BigDecimal;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An exchange ready to leave once its intent is on disk.
 *
 * @param intent what the journal keeps of it
 * @param cost dollars that the call costs
 * @param answersLast how long an earlier answer to the same question serves; zero where none is kept
 */
record Prepared(ExchangeStarted intent, Content content, int connections, BigDecimal cost, Duration answersLast) {

    /** One of which no answers are kept. */
    Prepared(ExchangeStarted intent, Content content, int connections, BigDecimal cost) {
        this(intent, content, connections, cost, Duration.ZERO);
    }

    /** What is sent, or why nothing can be. */
    sealed interface Content {
        /** A request, and the mapping that reads its answer. */
        record Ready(Rendered request, ExchangeMapping mapping) implements Content {}

        /** Not to be asked: the lead lacks what the question is about. */
        record Skipped(String reason) implements Content {}

        /** No request could be built. */
        record Impossible(String reason) implements Content {}
    }

    static Content impossible(@Nullable String reason) {
        return new Content.Impossible(reason == null ? "The request could not be built" : reason);
    }
}
