package io.waybill.rules.cases;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.rules.fact.Bid;
import io.waybill.rules.fact.Delivery;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Outcome;
import io.waybill.rules.fact.OutcomeClass;
import io.waybill.rules.fact.Price;
import io.waybill.rules.fact.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One attempt in a case: {@code {"recipient":"abc","status":503}} is still to be classified, {@code {"recipient":"abc","class":"rejected"}}
 * has been. {@code "exchange":"ping"} makes it the answer to a ping, and its price a bid.
 *
 * @param bid what a ping brought; null for anything else
 * @param delivery with the agreed price, where the case names one ({@code agreed}); else the candidate's price counts
 */
record CaseOutcome(
        Outcome outcome,
        @Nullable Delivery delivery,
        @Nullable Bid bid) {
    private static final Set<String> KEYS = Set.of(
            "recipient",
            "enhancement",
            "exchange",
            "class",
            "result",
            "attempt",
            "status",
            "fault",
            "body",
            "headers",
            "reason",
            "price",
            "agreed",
            "duplicate",
            "idempotent",
            "delivery",
            "timeout",
            "expires");
    private static final Duration TIMEOUT = Duration.ofSeconds(10);

    static CaseOutcome of(String where, JsonNode node) throws CaseJson.Wrong {
        CaseJson json = CaseJson.of(where, node, KEYS);
        if (json.has("recipient") == json.has("enhancement")) {
            throw new CaseJson.Wrong("%s: an outcome names either its recipient or its enhancement.".formatted(where));
        }
        ExchangeKind kind = kind(json);
        String to = json.text(kind == ExchangeKind.ENHANCEMENT ? "enhancement" : "recipient", "");
        OutcomeClass outcomeClass = json.findWord("class", OutcomeClass.class);
        Result named = json.findWord("result", Result.class);
        Outcome.Answer answer = answer(json);
        var outcome = new Outcome(
                kind,
                json.text("delivery", (kind == ExchangeKind.PING ? "ping-" : "delivery-") + to),
                json.number("attempt", 1),
                to,
                named == null ? result(kind, outcomeClass, answer) : named,
                outcomeClass,
                answer,
                new Outcome.Sent(
                        json.duration("timeout", TIMEOUT),
                        !json.has("idempotent") || json.child("idempotent").asBoolean()));
        Long agreed = json.findCents("agreed");
        return new CaseOutcome(
                outcome,
                agreed == null ? null : new Delivery(outcome.delivery(), to, new Price.Fixed(agreed), false),
                kind != ExchangeKind.PING || answer.cents() == null
                        ? null
                        : new Bid(
                                to,
                                answer.cents(),
                                json.has("expires") ? json.instant("expires", Instant.EPOCH) : null,
                                outcome.delivery()));
    }

    private static ExchangeKind kind(CaseJson json) throws CaseJson.Wrong {
        ExchangeKind otherwise = json.has("recipient") ? ExchangeKind.POST : ExchangeKind.ENHANCEMENT;
        ExchangeKind named = json.findWord("exchange", ExchangeKind.class);
        if (named != null && json.has("enhancement") != (named == ExchangeKind.ENHANCEMENT)) {
            throw new CaseJson.Wrong("outcomes: (%s) is not an exchange with %s."
                    .formatted(named.word(), json.has("enhancement") ? "an enhancement" : "a recipient"));
        }
        return named == null ? otherwise : named;
    }

    private static Outcome.Answer answer(CaseJson json) throws CaseJson.Wrong {
        Map<String, String> headers = new TreeMap<>();
        json.texts("headers").forEach((name, value) -> headers.put(name.toLowerCase(Locale.ROOT), value));
        return new Outcome.Answer(
                json.findNumber("status"),
                json.findText("fault"),
                json.child("duplicate").asBoolean(),
                json.text("body", ""),
                headers,
                json.findText("reason"),
                json.findCents("price"));
    }

    /** What an integration without conditions of its own would have read. */
    private static Result result(ExchangeKind kind, @Nullable OutcomeClass outcomeClass, Outcome.Answer answer) {
        if (outcomeClass != null) {
            return outcomeClass.result();
        }
        if (kind == ExchangeKind.PING && answer.cents() != null && answer.status() == null) {
            return Result.SUCCESS;
        }
        if (answer.fault() != null || answer.status() == null) {
            return kind == ExchangeKind.POST ? Result.UNKNOWN : Result.ERROR;
        }
        return switch (answer.status()) {
            case 401, 403, 408, 429 -> Result.ERROR;
            default -> answer.status() < 400 ? Result.SUCCESS : answer.status() < 500 ? Result.FAILURE : Result.ERROR;
        };
    }
}
