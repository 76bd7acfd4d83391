package io.waybill.rules.evaluate;

import static io.waybill.rules.FactsFixture.answered;
import static io.waybill.rules.FactsFixture.body;
import static io.waybill.rules.FactsFixture.lead;
import static io.waybill.rules.FactsFixture.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.rules.Evaluation;
import io.waybill.rules.FactsFixture;
import io.waybill.rules.FlowFixture;
import io.waybill.rules.RuleSet;
import io.waybill.rules.RulesDoNotSettle;
import io.waybill.rules.RulesFailed;
import io.waybill.rules.decision.Candidate;
import io.waybill.rules.decision.Classify;
import io.waybill.rules.decision.Close;
import io.waybill.rules.decision.Decision;
import io.waybill.rules.decision.Deliver;
import io.waybill.rules.decision.Enhance;
import io.waybill.rules.decision.Fallback;
import io.waybill.rules.decision.Reject;
import io.waybill.rules.decision.Remediate;
import io.waybill.rules.decision.Retry;
import io.waybill.rules.decision.Review;
import io.waybill.rules.decision.Sell;
import io.waybill.rules.fact.Outcome;
import io.waybill.rules.fact.OutcomeClass;
import io.waybill.rules.fact.Price;
import io.waybill.rules.fact.Result;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds whatever people write. */
class PromisesTest {
    private static final String PRIME = "prime-lending";
    private static final String HOSTILE_TABLE = "id,status,class,retry,then\nall,,accepted,99,next\n";
    private static final String HOSTILE_CLASSIFICATION = """
            rule "classification.hostile"
            when
                $outcome : Outcome()
            then
                insert( new Classify( $outcome.id(), OutcomeClass.ACCEPTED ) );
                insert( new Classify( $outcome.id(), OutcomeClass.REJECTED ) );
                insert( new Retry( $outcome.delivery(), java.time.Duration.ZERO, java.time.Duration.ofSeconds( 1 ) ) );
                insert( new Sell( $outcome.delivery(), $outcome.to(), 99 ) );
                insert( new Deliver( "summit-loans", new Price.Fixed( 1 ) ) );
                insert( new Close( Result.SUCCESS, null ) );
            end
            """;
    private static final String HOSTILE_SELECTION = """
            rule "selection.hostile"
            when
                Lead()
            then
                insert( new Deliver( "prime-lending", new Price.Fixed( 1 ) ) );
                insert( new Deliver( "summit-loans", new Price.Fixed( 1 ) ) );
            end
            """;
    private static final String HOSTILE_PRICING = """
            rule "pricing.hostile"
            when
                Lead()
            then
                insert( new Deliver( "prime-lending", new Price.Fixed( 1 ) ) );
                insert( new Deliver( "summit-loans", new Price.Fixed( 1 ) ) );
                insert( new Deliver( "bulk-loans", new Price.Fixed( 1 ) ) );
                insert( new Sell( "d-prime-lending", "prime-lending", 1 ) );
            end
            """;

    private static FlowFixture selling() {
        return FlowFixture.flow()
                .with("buyers.csv", "id,recipient,price\na,prime-lending,75.00\nb,summit-loans,52.00\n");
    }

    private static FlowFixture hostile() {
        return selling()
                .with("outcomes.csv", HOSTILE_TABLE)
                .with("classification.drl", HOSTILE_CLASSIFICATION)
                .with("selection.drl", HOSTILE_SELECTION)
                .with("pricing.drl", HOSTILE_PRICING);
    }

    private static List<Decision> decisions(FlowFixture flow, FactsFixture facts) {
        try (RuleSet rules = flow.rules()) {
            return rules.evaluate(facts.facts()).decisions();
        }
    }

    @Test
    void anUnknownPostIsParkedAndGoesToNobodyElse() {
        FactsFixture facts = lead().delivered(PRIME, new Price.Fixed(7500)).outcome(unknown(PRIME, 1, false));

        assertThat(decisions(selling(), facts))
                .containsExactly(
                        new Classify("d-prime-lending/1", OutcomeClass.TIMEOUT),
                        new Review("delivery to prime-lending is unknown: timeout"));
    }

    @Test
    void noTableAndNoRuleMovesAnUnknownPost() {
        FactsFixture facts = lead().delivered(PRIME, new Price.Fixed(7500)).outcome(unknown(PRIME, 1, false));

        List<Decision> decisions = decisions(hostile(), facts);

        assertThat(decisions)
                .hasSize(2)
                .endsWith(new Review("delivery to prime-lending is unknown: timeout"))
                .hasAtLeastOneElementOfType(Classify.class);
    }

    @Test
    void anUnknownPostStaysParkedInLaterRounds() {
        FactsFixture facts = lead().delivered(PRIME, new Price.Fixed(7500))
                .outcome(unknown(PRIME, 1, false).classified(OutcomeClass.TIMEOUT));

        assertThat(decisions(selling(), facts))
                .containsExactly(new Review("delivery to prime-lending is unknown: timeout"));
        assertThat(decisions(hostile(), facts))
                .containsExactly(new Review("delivery to prime-lending is unknown: timeout"));
    }

    @Test
    void anUnknownPostToOneWhoHonoursTheKeyIsTriedAgainAndThenParked() {
        FactsFixture first = lead().delivered(PRIME, new Price.Fixed(7500)).outcome(unknown(PRIME, 1, true));
        FactsFixture last = lead().delivered(PRIME, new Price.Fixed(7500)).outcome(unknown(PRIME, 4, true));

        assertThat(decisions(selling(), first))
                .hasAtLeastOneElementOfType(Retry.class)
                .noneMatch(decision -> decision instanceof Deliver || decision instanceof Review);
        assertThat(decisions(selling(), last))
                .contains(new Review("delivery to prime-lending is unknown: timeout"))
                .noneMatch(decision -> decision instanceof Deliver || decision instanceof Retry);
    }

    @Test
    void anAnswerToALaterAttemptSettlesWhatWasUnknown() {
        FactsFixture facts = lead().delivered(PRIME, new Price.Fixed(7500))
                .outcome(unknown(PRIME, 1, true).classified(OutcomeClass.TIMEOUT))
                .outcome(answered(PRIME, 2, Result.FAILURE, body(200, "no", null)));

        assertThat(decisions(selling(), facts)).contains(new Deliver("summit-loans", new Price.Fixed(5200)));
    }

    @Test
    void neitherAnErrorNorADuplicateSettlesWhatWasUnknown() {
        Outcome doubt = unknown(PRIME, 1, true).classified(OutcomeClass.TIMEOUT);
        FactsFixture failing = lead().delivered(PRIME, new Price.Fixed(7500))
                .outcome(doubt)
                .outcome(answered(PRIME, 4, Result.ERROR, body(503, "later", null)));
        FactsFixture known = lead().delivered(PRIME, new Price.Fixed(7500))
                .outcome(doubt)
                .outcome(answered(PRIME, 2, Result.FAILURE, body(200, "seen before", null))
                        .classified(OutcomeClass.DUPLICATE));

        assertThat(List.of(decisions(selling(), failing), decisions(selling(), known)))
                .allSatisfy(decisions -> assertThat(decisions)
                        .contains(new Review("delivery to prime-lending is unknown: timeout"))
                        .noneMatch(decision -> decision instanceof Deliver));
    }

    @Test
    void anEnhancementIsNeverUnknownInThisSense() {
        FlowFixture flow = selling().with("enhancements.csv", "id,enhancement\nphone,phone-check\n");
        FactsFixture facts = lead().outcome(
                        FactsFixture.enhancement("phone-check", 4, Result.UNKNOWN, FactsFixture.fault("timeout")));

        assertThat(decisions(flow, facts)).contains(new Deliver(PRIME, new Price.Fixed(7500)));
    }

    @Test
    void anAcceptedPostIsNotRepeatedAndIsSoldOnce() {
        FactsFixture facts = lead().delivered(PRIME, new Price.Fixed(7500))
                .outcome(answered(PRIME, 1, Result.SUCCESS, body(200, "", null)));

        List<Decision> decisions = decisions(hostile(), facts);

        assertThat(decisions).noneMatch(decision -> decision instanceof Retry || decision instanceof Deliver);
        assertThat(decisions.stream().filter(Classify.class::isInstance)).hasSize(1);
    }

    @Test
    void onlyOneDeliveryAtATimeAndNobodyTwice() {
        FactsFixture facts = lead().was(PRIME, OutcomeClass.REJECTED);

        FlowFixture flow = selling().with("selection.drl", HOSTILE_SELECTION).with("pricing.drl", HOSTILE_PRICING);
        List<Decision> decisions = decisions(flow, facts);

        assertThat(decisions.stream().filter(Deliver.class::isInstance))
                .containsExactly(new Deliver("summit-loans", new Price.Fixed(1)));
        assertThat(decisions).noneMatch(Sell.class::isInstance);
    }

    @Test
    void aStepThatTheRulesOfPricingLeaveOutIsTakenAllTheSame() {
        FlowFixture flow = selling().with("pricing.drl", "rule \"pricing.quiet\"\nwhen\n    Lead()\nthen\nend\n");
        FactsFixture accepted = lead().delivered(PRIME, new Price.Fixed(7500))
                .outcome(answered(PRIME, 1, Result.SUCCESS, body(200, "", null)));

        assertThat(decisions(flow, lead())).contains(new Deliver(PRIME, new Price.Fixed(7500)));
        assertThat(decisions(flow, accepted))
                .contains(new Sell("d-prime-lending", PRIME, 7500), new Close(Result.SUCCESS, null));
    }

    @Test
    void rulesOfPricingMayRemediateWhatNobodyTook() {
        FlowFixture flow = FlowFixture.flow().with("pricing.drl", """
                rule "pricing.exhausted.remediate"
                when
                    $exhausted : Exhausted()
                then
                    insert( new Remediate( $exhausted.reason() ) );
                end
                """);

        assertThat(decisions(flow, lead())).containsExactly(new Remediate("no buyer matched the lead"));
    }

    @Test
    void aLeadEndsOnce() {
        FlowFixture flow = selling().with("selection.drl", """
                rule "selection.endings"
                when
                    Lead()
                then
                    insert( new Remediate( "one" ) );
                    insert( new Close( Result.FAILURE, "two" ) );
                    insert( new Review( "three" ) );
                    insert( new Deliver( "prime-lending", new Price.Fixed( 1 ) ) );
                end
                """);

        assertThat(decisions(flow, lead())).containsExactly(new Review("three"));
    }

    @Test
    void whatIsAnsweredIsNotAskedAgain() {
        FlowFixture flow = selling().with("enhancement.drl", """
                rule "enhancement.always"
                when
                    Lead()
                then
                    insert( new Enhance( "phone-check", false ) );
                    insert( new Enhance( "phone-check", true ) );
                end
                """);

        assertThat(decisions(flow, lead())).containsExactly(new Enhance("phone-check", true));
        assertThat(decisions(flow, lead().appended("phone-check", Map.of()))).noneMatch(Enhance.class::isInstance);
    }

    @Test
    void aRejectedLeadGoesNowhere() {
        FlowFixture flow = selling().with("filtering.drl", """
                rule "filtering.contrary"
                when
                    Lead()
                then
                    insert( new Deliver( "prime-lending", new Price.Fixed( 1 ) ) );
                    insert( new Reject( "no" ) );
                end
                """);

        assertThat(decisions(flow, lead())).containsExactly(new Reject("no"));
    }

    @Test
    void rulesThatFeedThemselvesAreStopped() {
        FlowFixture flow = selling().with("scoring.drl", """
                rule "scoring.forever"
                when
                    Lead()
                    Score( $points : points )
                then
                    insert( new Score( $points + 1 ) );
                end
                rule "scoring.first"
                when
                    Lead()
                then
                    insert( new Score( 1 ) );
                end
                """);

        try (RuleSet rules = flow.rules()) {
            assertThatThrownBy(() -> rules.evaluate(lead().facts()))
                    .isInstanceOf(RulesDoNotSettle.class)
                    .hasMessageContaining("scoring.forever")
                    .hasMessageContaining("Maybe");
            assertThat(rules.flow().name()).isEqualTo("Loans");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"$lead.text( \"no_such\" ).length();", "Integer.parseInt( $lead.text( \"email\" ) );"})
    void aRuleThatThrowsIsNamedWithoutLeadData(String statement) {
        FlowFixture flow = selling().with("scoring.drl", """
                rule "scoring.broken"
                when
                    $lead : Lead()
                then
                    %s
                end
                """.formatted(statement));

        try (RuleSet rules = flow.rules()) {
            assertThatThrownBy(() -> rules.evaluate(lead().facts()))
                    .isInstanceOf(RulesFailed.class)
                    .hasMessageContaining("scoring.broken")
                    .hasMessageNotContaining("ann@example.org");
        }
    }

    @Test
    void theRuleOfTheSampleWorksAsWritten() {
        FlowFixture flow = selling().with("selection.drl", """
                rule "selection.candidate"
                when
                    $row : Match( table == "buyers" )
                    RecipientStatus( id == $row.text("recipient"), available )
                    not Reject()
                then
                    insert( new Candidate( $row.text("recipient"), $row.price("price"), $row.number("tier"), $row.number("order"), $row.id() ) );
                end
                """);

        try (RuleSet rules = flow.rules()) {
            Evaluation evaluation =
                    rules.evaluate(lead().unavailable("summit-loans").facts());
            assertThat(evaluation.decisions())
                    .containsExactly(
                            new Candidate(PRIME, new Price.Fixed(7500), 1, 2, "a"),
                            new Deliver(PRIME, new Price.Fixed(7500)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"webhook https://hook.example", "recipient summit-loans", "email ops@lender.example"})
    void nobodyElseStandsInForWhoMayHaveItHoweverALaterAttemptFailed(String other) {
        FlowFixture flow = FlowFixture.flow().with("classification.drl", """
                rule "classification.stand-in"
                when
                    $outcome : Outcome( outcomeClass == null )
                then
                    insert( new Fallback( $outcome.delivery(), "%s" ) );
                end
                """.formatted(other));
        FactsFixture facts = lead().delivered(PRIME, new Price.Fixed(7500))
                .outcome(unknown(PRIME, 1, true).classified(OutcomeClass.TIMEOUT))
                .outcome(FactsFixture.post(PRIME, 2, 503));

        try (RuleSet rules = flow.rules()) {
            assertThat(rules.evaluate(facts.facts()).decisions())
                    .noneMatch(Fallback.class::isInstance)
                    .anyMatch(Review.class::isInstance);
        }
    }
}
