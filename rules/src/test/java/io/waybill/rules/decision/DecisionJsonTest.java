package io.waybill.rules.decision;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.waybill.rules.fact.OutcomeClass;
import io.waybill.rules.fact.Price;
import io.waybill.rules.fact.Result;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecisionJsonTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    static Stream<Decision> everyDecision() {
        return Stream.of(
                new Alert("auth_failed", "abc: auth_failed"),
                new Candidate("abc", new Price.Fixed(7500), 2, 5, "row-1"),
                new Classify("d1/2", OutcomeClass.RATE_LIMITED),
                new Close(Result.SUCCESS, null),
                new Close(Result.FAILURE, "no buyer matched the lead"),
                new Deliver("abc", new Price.FromBid()),
                new Deliver("abc", new Price.FromResponse()),
                new Enhance("phone-check", true),
                new Fallback("d1", "abc-webhook"),
                new Pause("abc", "auth_failed"),
                new Pay(1234),
                new Ping("abc"),
                new Ping("abc", Duration.ofSeconds(2)),
                new Promise("abc", 3800),
                new Reject("state is not served"),
                new Remediate("no buyer"),
                new Retry("d1", Duration.ofSeconds(2), Duration.ofSeconds(15)),
                new Review("delivery to abc is unknown"),
                new Score(-10),
                new Sell("d1", "abc", 5),
                new Wait(Instant.parse("2026-03-02T15:00:00Z")));
    }

    @ParameterizedTest
    @MethodSource("everyDecision")
    void whatIsWrittenIsReadBack(Decision decision) {
        assertThat(DecisionJson.read(DecisionJson.write(decision))).isEqualTo(decision);
    }

    @Test
    void theFormIsTheOneOfCasesAndJournals() {
        assertThat(List.of(
                        DecisionJson.write(new Deliver("abc", new Price.Fixed(7500)))
                                .toString(),
                        DecisionJson.write(new Retry("d1", Duration.ofSeconds(2), Duration.ofSeconds(15)))
                                .toString(),
                        DecisionJson.write(new Close(Result.SUCCESS, null)).toString(),
                        DecisionJson.write(new Sell("d1", "abc", 5)).toString()))
                .containsExactly(
                        "{\"Deliver\":{\"recipient\":\"abc\",\"price\":\"75.00\"}}",
                        "{\"Retry\":{\"delivery\":\"d1\",\"after\":\"PT2S\",\"timeout\":\"PT15S\"}}",
                        "{\"Close\":{\"outcome\":\"success\"}}",
                        "{\"Sell\":{\"delivery\":\"d1\",\"recipient\":\"abc\",\"price\":\"0.05\"}}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"Deliver\":{}}", "{\"Devour\":{}}", "[]", "{\"Ping\":{},\"Pay\":{}}"})
    void whatIsNoDecisionIsRefused(String json) throws Exception {
        var node = JSON.readTree(json);

        assertThatThrownBy(() -> DecisionJson.read(node)).isInstanceOf(IllegalArgumentException.class);
    }
}
