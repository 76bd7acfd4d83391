package io.waybill.rules.backtest;

import io.waybill.rules.backtest.Recorded.Party;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.Lead;
import io.waybill.rules.fact.Outcome;
import io.waybill.rules.fact.Outcome.Answer;
import io.waybill.rules.fact.RecipientStatus;
import io.waybill.rules.fact.Result;
import io.waybill.rules.fact.Source;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A record in the making: a good lead from California that nobody was asked about. */
final class OnRecord {
    static final Instant RECEIVED = Instant.parse("2026-03-02T15:00:00Z");
    static final String PRIME = "prime-lending";
    static final String SUMMIT = "summit-loans";
    static final String BULK = "bulk-loans";

    private final Map<String, Object> fields =
            new HashMap<>(Map.of("state", "CA", "loan_amount", new BigDecimal("15000")));
    private final Map<Party, List<Reply>> replies = new HashMap<>();
    private Set<String> returned = Set.of();

    static OnRecord lead() {
        return new OnRecord();
    }

    OnRecord with(String field, Object value) {
        fields.put(field, value);
        return this;
    }

    OnRecord accepted(String recipient) {
        return answered(ExchangeKind.POST, recipient, Result.SUCCESS, 200, null);
    }

    OnRecord accepted(String recipient, long cents) {
        return answered(ExchangeKind.POST, recipient, Result.SUCCESS, 200, cents);
    }

    OnRecord rejected(String recipient) {
        return answered(ExchangeKind.POST, recipient, Result.FAILURE, 200, null);
    }

    OnRecord down(String recipient) {
        return answered(ExchangeKind.POST, recipient, Result.ERROR, 503, null);
    }

    OnRecord bid(String recipient, long cents) {
        return answered(ExchangeKind.PING, recipient, Result.SUCCESS, 200, cents);
    }

    OnRecord noBid(String recipient) {
        return answered(ExchangeKind.PING, recipient, Result.FAILURE, 200, null);
    }

    OnRecord enhanced(String enhancement, Map<String, Object> values, long micros) {
        var party = new Party(ExchangeKind.ENHANCEMENT, enhancement);
        add(new Reply(outcome(party, Result.SUCCESS, 200, null), values, null, micros, Duration.ofMillis(80)), party);
        return this;
    }

    OnRecord returnedBy(String recipient) {
        returned = Set.of(recipient);
        return this;
    }

    private OnRecord answered(ExchangeKind kind, String to, Result result, int status, @Nullable Long cents) {
        var party = new Party(kind, to);
        add(new Reply(outcome(party, result, status, cents), null, null, 0, Duration.ofMillis(100)), party);
        return this;
    }

    private void add(Reply reply, Party party) {
        replies.computeIfAbsent(party, _ -> new ArrayList<>()).add(reply);
    }

    private static Outcome outcome(Party party, Result result, int status, @Nullable Long cents) {
        var answer = new Answer(status, null, false, "", Map.of(), null, cents);
        return new Outcome(
                party.kind(), "d", 1, party.id(), result, null, answer, new Outcome.Sent(Duration.ofSeconds(10), true));
    }

    Recorded record() {
        return new Recorded(
                new Lead("lead-1", 50, fields, Map.of()),
                new Source("demo"),
                RECEIVED,
                ZoneOffset.UTC,
                List.of(),
                List.of(),
                List.of(),
                replies,
                List.of(),
                Set.of(),
                returned);
    }

    /** Three buyers and a CRM that take leads at any time. */
    static Recipients recipients() {
        var states = List.of(
                new RecipientStatus(PRIME, "buyer", true, null),
                new RecipientStatus(SUMMIT, "buyer", true, null),
                new RecipientStatus(BULK, "buyer", true, null),
                new RecipientStatus("our-crm", "crm", true, null));
        return (lead, now) -> new Recipients.Seen(states);
    }
}
