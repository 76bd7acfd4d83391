package io.waybill.rules.evaluate;

import static io.waybill.rules.FactsFixture.answered;
import static io.waybill.rules.FactsFixture.body;
import static io.waybill.rules.FactsFixture.fault;
import static io.waybill.rules.FactsFixture.lead;
import static io.waybill.rules.FactsFixture.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.rules.Evaluation;
import io.waybill.rules.FlowFixture;
import io.waybill.rules.RuleSet;
import io.waybill.rules.decision.Alert;
import io.waybill.rules.decision.Classify;
import io.waybill.rules.decision.Close;
import io.waybill.rules.decision.Decision;
import io.waybill.rules.decision.Deliver;
import io.waybill.rules.decision.Pause;
import io.waybill.rules.decision.Retry;
import io.waybill.rules.decision.Review;
import io.waybill.rules.decision.Sell;
import io.waybill.rules.fact.Outcome;
import io.waybill.rules.fact.OutcomeClass;
import io.waybill.rules.fact.Price;
import io.waybill.rules.fact.Result;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The standard outcomes table, which a flow without its own has, and what follows from an attempt. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ClassificationTest {
    private static final String PRIME = "prime-lending";
    private static final Deliver NEXT = new Deliver("summit-loans", new Price.Fixed(5200));

    private RuleSet standard;

    @BeforeAll
    void compile() {
        standard = selling().rules();
    }

    @AfterAll
    void close() {
        standard.close();
    }

    private static FlowFixture selling() {
        return FlowFixture.flow()
                .with("buyers.csv", "id,recipient,price\na,prime-lending,75.00\nb,summit-loans,52.00\n");
    }

    private List<Decision> standard(Outcome outcome) {
        return after(outcome, standard).decisions();
    }

    private static Evaluation after(Outcome outcome, RuleSet rules) {
        return rules.evaluate(
                lead().delivered(PRIME, new Price.Fixed(7500)).outcome(outcome).facts());
    }

    private static Evaluation after(Outcome outcome, String outcomes) {
        try (RuleSet rules = selling().with("outcomes.csv", outcomes).rules()) {
            return after(outcome, rules);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "400, INVALID",
        "401, AUTH_FAILED",
        "403, AUTH_FAILED",
        "404, REJECTED",
        "408, TIMEOUT",
        "409, DUPLICATE",
        "422, INVALID",
        "429, RATE_LIMITED",
        "500, SERVER_ERROR",
        "502, SERVER_ERROR",
        "503, SERVER_ERROR"
    })
    void aStatusHasItsClass(int status, OutcomeClass expected) {
        assertThat(standard(post(PRIME, 1, status))).contains(new Classify("d-prime-lending/1", expected));
    }

    @Test
    void aTimeoutIsTriedThreeTimesMoreWithLongerTimeouts() {
        assertThat(standard(timedOut(1))).contains(retry(1, 15)).doesNotContain(NEXT);
        assertThat(standard(timedOut(2))).contains(retry(2, 15)).doesNotContain(NEXT);
        assertThat(standard(timedOut(3))).contains(retry(4, 15)).doesNotContain(NEXT);
        assertThat(standard(timedOut(4)))
                .contains(NEXT, new Alert("retries_failed", PRIME + ": timeout at attempt 4"))
                .noneMatch(Retry.class::isInstance);
    }

    /** Certainly nothing was sent: an error, not unknown. */
    private static Outcome timedOut(int attempt) {
        return answered(PRIME, attempt, Result.ERROR, fault("timeout"));
    }

    private static Retry retry(int after, int timeout) {
        return new Retry("d-prime-lending", Duration.ofSeconds(after), Duration.ofSeconds(timeout));
    }

    @Test
    void aRefusedConnectionIsTriedAgainToo() {
        assertThat(standard(answered(PRIME, 1, Result.ERROR, fault("connection"))))
                .contains(new Classify("d-prime-lending/1", OutcomeClass.CONNECTION), retry(1, 15));
    }

    @Test
    void withoutATokenTheLeadGoesToTheNextAndTheRecipientIsPaused() {
        assertThat(standard(answered(PRIME, 1, Result.ERROR, fault("auth_failed"))))
                .contains(new Classify("d-prime-lending/1", OutcomeClass.AUTH_FAILED), NEXT)
                .anyMatch(Pause.class::isInstance)
                .noneMatch(Retry.class::isInstance);
    }

    @Test
    void aServerErrorIsTriedThreeTimesMoreAndThenRaisesAnAlert() {
        assertThat(standard(post(PRIME, 1, 503))).contains(retry(1, 10)).noneMatch(Alert.class::isInstance);
        assertThat(standard(post(PRIME, 3, 503))).contains(retry(4, 10)).noneMatch(Alert.class::isInstance);
        assertThat(standard(post(PRIME, 4, 503)))
                .contains(NEXT)
                .anyMatch(decision ->
                        decision instanceof Alert alert && alert.kind().equals("retries_failed"))
                .noneMatch(Retry.class::isInstance);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "30 | PT30S",
                "0 | PT0S",
                "300 | PT5M",
                "301 | PT5M",
                "99999999999999 | PT5M",
                "-5 | PT1S",
                "soon | PT1S",
                "'' | PT1S",
                "1.5 | PT1S",
                "Mon, 02 Mar 2026 15:01:01 GMT | PT1M",
                "Mon, 02 Mar 2026 14:00:00 GMT | PT1S",
                "Mon, 02 Mar 2099 14:00:00 GMT | PT5M",
            })
    void aRateLimitIsTriedAgainWhenItAsksToAndAfterFiveMinutesAtMost(String header, Duration expected) {
        var answer = new Outcome.Answer(429, null, false, "", Map.of("retry-after", header), null, null);

        assertThat(standard(answered(PRIME, 1, Result.ERROR, answer)))
                .contains(new Retry("d-prime-lending", expected, Duration.ofSeconds(10)));
    }

    @Test
    void anInvalidLeadIsNotSentAgain() {
        assertThat(standard(post(PRIME, 1, 400))).contains(NEXT).noneMatch(Retry.class::isInstance);
    }

    @ParameterizedTest
    @CsvSource({"401", "403"})
    void aWrongKeyPausesTheRecipientAndRaisesAnAlert(int status) {
        assertThat(standard(post(PRIME, 1, status)))
                .contains(new Pause(PRIME, "auth_failed"), NEXT)
                .anyMatch(decision ->
                        decision instanceof Alert alert && alert.kind().equals("auth_failed"))
                .noneMatch(Retry.class::isInstance);
    }

    @Test
    void aDuplicateIsNoSale() {
        assertThat(standard(post(PRIME, 1, 409)))
                .contains(new Classify("d-prime-lending/1", OutcomeClass.DUPLICATE), NEXT)
                .noneMatch(Sell.class::isInstance);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"DUP", "{\"status\":\"DUPLICATE\"}", "error: DUP_LEAD", "<r>DUP</r>"})
    void anAcceptanceThatSaysDuplicateIsNoSale(String text) {
        assertThat(standard(answered(PRIME, 1, Result.SUCCESS, body(200, text, null))))
                .contains(new Classify("d-prime-lending/1", OutcomeClass.DUPLICATE), NEXT)
                .noneMatch(Sell.class::isInstance);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"{\"duplicate\":false}", "{\"id\":\"7ADUP3\"}", "dup", "accepted"})
    void anAcceptanceThatOnlyLooksLikeADuplicateIsASale(String text) {
        assertThat(standard(answered(PRIME, 1, Result.SUCCESS, body(200, text, null))))
                .contains(new Sell("d-prime-lending", PRIME, 7500));
    }

    @Test
    void theIntegrationsOwnReadingCountsWhereNoRowNamesAClass() {
        var duplicate = new Outcome.Answer(200, null, true, "already here", Map.of(), null, null);

        assertThat(standard(answered(PRIME, 1, Result.FAILURE, duplicate)))
                .contains(new Classify("d-prime-lending/1", OutcomeClass.DUPLICATE));
        assertThat(standard(answered(PRIME, 1, Result.FAILURE, body(200, "no", null))))
                .contains(new Classify("d-prime-lending/1", OutcomeClass.REJECTED));
    }

    @Test
    void theTableHasTheLastWord() {
        String outcomes = "id,recipient,body,class\nquirk,prime-lending,contains thanks,accepted\n";

        Evaluation evaluation = after(answered(PRIME, 1, Result.FAILURE, body(200, "No thanks", null)), outcomes);

        assertThat(evaluation.decisions()).contains(new Sell("d-prime-lending", PRIME, 7500));
        assertThat(evaluation.rows()).contains("outcomes:quirk");
    }

    @Test
    void whatFollowsIsTheRowsToSay() {
        Outcome rejected = answered(PRIME, 1, Result.FAILURE, body(200, "no", null));

        assertThat(after(rejected, "id,status,then\nr,200,stop\n").decisions())
                .contains(new Close(Result.FAILURE, "prime-lending: rejected"))
                .noneMatch(Deliver.class::isInstance);
        assertThat(after(rejected, "id,status,then\nr,200,review\n").decisions())
                .contains(new Review("prime-lending: rejected"))
                .noneMatch(Deliver.class::isInstance);
        assertThat(after(rejected, "id,status,then\nr,200,fallback\n").decisions())
                .contains(NEXT);
        assertThat(after(rejected, "id,status,then\nr,200,next\n").decisions()).contains(NEXT);
    }

    @Test
    void stoppingWaitsForTheLastAttempt() {
        String outcomes = "id,status,retry,then\nr,5xx,1,stop\n";

        assertThat(after(post(PRIME, 1, 500), outcomes).decisions())
                .anyMatch(Retry.class::isInstance)
                .noneMatch(Close.class::isInstance);
        assertThat(after(post(PRIME, 2, 500), outcomes).decisions())
                .anyMatch(Close.class::isInstance)
                .noneMatch(Retry.class::isInstance);
    }

    @Test
    void rowsMayReadHeadersAndAttempts() {
        Outcome outcome = answered(
                PRIME,
                2,
                Result.ERROR,
                new Outcome.Answer(503, null, false, "", Map.of("x-queue", "full"), null, null));

        assertThat(after(outcome, "id,header.X-Queue,attempt,class\nq,full,>= 2,rate_limited\n")
                        .decisions())
                .contains(new Classify("d-prime-lending/2", OutcomeClass.RATE_LIMITED));
    }

    @Test
    void whatWasClassifiedBeforeIsLeftAlone() {
        Evaluation evaluation =
                standard.evaluate(lead().was(PRIME, OutcomeClass.SERVER_ERROR).facts());

        assertThat(evaluation.decisions()).noneMatch(Classify.class::isInstance).noneMatch(Retry.class::isInstance);
        assertThat(evaluation.rules()).noneMatch(rule -> rule.startsWith("classification."));
    }
}
