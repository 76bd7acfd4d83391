package io.waybill.app.backtest;

import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.ExchangeStarted;
import io.waybill.app.facts.LeadFacts;
import io.waybill.rules.backtest.Reply;
import io.waybill.rules.fact.ExchangeKind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes an answer of an exchange in the journal. */
final class ReplyReading {
    /** How reasons begin for which an attempt was not made: nobody said anything then. */
    private static final List<String> NOT_MADE =
            List.of("cap of ", "outside its hours", "on list ", "no such ", "not named in the lead's consent");

    private ReplyReading() {}

    /** Whether somebody has answered, or could not; false where it was never tried. */
    static boolean isAnswer(ExchangeFinished finished) {
        String reason = finished.reason();
        boolean silent = finished.response() == null && finished.fault() == null && reason != null;
        return !silent
                || (NOT_MADE.stream().noneMatch(Objects.requireNonNull(reason)::startsWith)
                        && !RoundReading.isOfTheDay(reason));
    }

    /** @param at when the answer was written down */
    static Reply reply(ExchangeKind kind, ExchangeStarted started, ExchangeFinished finished, Instant at) {
        return new Reply(
                LeadFacts.outcome(started, finished.unclassified(finished.outcome())),
                kind == ExchangeKind.ENHANCEMENT ? finished.append() : null,
                kind == ExchangeKind.PING ? findHolds(finished.append(), at) : null,
                micros(finished.cost()),
                Duration.ofMillis(finished.ms()));
    }

    /** What a call cost, in millionths of a dollar; the journal has dollars. */
    static long micros(@Nullable String cost) {
        return cost == null
                ? 0
                : new BigDecimal(cost)
                        .movePointRight(6)
                        .setScale(0, RoundingMode.HALF_UP)
                        .longValue();
    }

    private static @Nullable Duration findHolds(@Nullable Map<String, Object> append, Instant at) {
        if (append == null || !(append.get("expires") instanceof String end)) {
            return null;
        }
        try {
            return Duration.between(at, Instant.parse(end));
        } catch (DateTimeException noMoment) {
            return null;
        }
    }
}
