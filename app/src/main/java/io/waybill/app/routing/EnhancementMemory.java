package io.waybill.app.routing;

import io.micronaut.data.exceptions.DataAccessException;
import io.waybill.app.event.ExchangeFinished;
import io.waybill.app.event.ExchangeStarted;
import io.waybill.app.home.ActiveFlow;
import io.waybill.app.json.Json;
import io.waybill.db.enhancement.KeptAnswer;
import io.waybill.db.enhancement.KeptAnswers;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.OutcomeClass;
import jakarta.inject.Singleton;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets an enhancement's answer serve the same question again ({@code cache: 30d}). It only saves money: where the database cannot be asked
 * the service is. Safe for use by many threads.
 */
@Singleton
final class EnhancementMemory {
    private static final Logger LOG = LoggerFactory.getLogger(EnhancementMemory.class);
    private final KeptAnswers answers;
    private final Json json;

    EnhancementMemory(KeptAnswers answers, Json json) {
        this.answers = answers;
        this.json = json;
    }

    /** What the exchange comes to without being sent; null when it has to be. */
    @Nullable
    ExchangeFinished recall(Prepared prepared) {
        var asking = prepared.intent().asking();
        if (asking == null || asking.question() == null) {
            return null;
        }
        try {
            var kept = answers.find(prepared.intent().to(), asking.question(), prepared.answersLast());
            return kept == null ? null : Spared.known(prepared.intent(), values(kept.values()));
        } catch (DataAccessException away) {
            LOG.warn("The service is asked although its answer may be known. {}", away.getMessage());
            return null;
        }
    }

    /** Keeps what services have answered in a round that is on disk. Only what the rules call accepted can be trusted. */
    void learn(LeadHistory history, Round round, ActiveFlow flow) {
        for (var event : round.events()) {
            if (event instanceof ExchangeFinished finished && isTrustworthy(finished)) {
                learn(history, finished, flow, round.entry().at());
            }
        }
    }

    private void learn(LeadHistory history, ExchangeFinished finished, ActiveFlow flow, Instant at) {
        var question = findQuestion(history, finished);
        var enhancement = flow.mappings().enhancements().get(finished.to());
        var values = finished.append();
        if (question != null && enhancement != null && values != null && !values.isEmpty()) {
            var text = new String(json.write(values), StandardCharsets.UTF_8);
            keep(
                    new KeptAnswer(finished.to(), question, text, at),
                    enhancement.memory().lasts());
        }
    }

    private static boolean isTrustworthy(ExchangeFinished finished) {
        return finished.exchange().equals(ExchangeKind.ENHANCEMENT.word())
                && OutcomeClass.ACCEPTED.word().equals(finished.outcomeClass())
                && !finished.cached();
    }

    private static @Nullable String findQuestion(LeadHistory history, ExchangeFinished finished) {
        return history.attempts().stream()
                .map(LeadHistory.Attempt::started)
                .filter(started -> started.delivery().equals(finished.delivery()))
                .map(ExchangeStarted::asking)
                .filter(asking -> asking != null && asking.question() != null)
                .map(ExchangeStarted.Asking::question)
                .findFirst()
                .orElse(null);
    }

    private void keep(KeptAnswer answer, Duration lasts) {
        try {
            answers.keep(answer, lasts);
        } catch (DataAccessException away) {
            LOG.warn("The next lead with the same question pays for it again. {}", away.getMessage());
        }
    }

    private Map<String, Object> values(String text) {
        var values = new HashMap<String, Object>();
        json.read(text)
                .properties()
                .forEach(value -> values.put(
                        value.getKey(),
                        switch (value.getValue().getNodeType()) {
                            case NUMBER -> new BigDecimal(value.getValue().asText());
                            case BOOLEAN -> value.getValue().booleanValue();
                            default -> value.getValue().asText();
                        }));
        return values;
    }
}
