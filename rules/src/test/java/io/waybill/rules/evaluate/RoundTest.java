package io.waybill.rules.evaluate;

import static io.waybill.rules.FactsFixture.RECEIVED;
import static io.waybill.rules.FactsFixture.lead;
import static io.waybill.rules.FactsFixture.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.rules.Evaluation;
import io.waybill.rules.FactsFixture;
import io.waybill.rules.FlowFixture;
import io.waybill.rules.RuleSet;
import io.waybill.rules.decision.Alert;
import io.waybill.rules.decision.Candidate;
import io.waybill.rules.decision.Close;
import io.waybill.rules.decision.Deliver;
import io.waybill.rules.decision.Enhance;
import io.waybill.rules.decision.Pay;
import io.waybill.rules.decision.Reject;
import io.waybill.rules.decision.Retry;
import io.waybill.rules.decision.Review;
import io.waybill.rules.decision.Score;
import io.waybill.rules.decision.Sell;
import io.waybill.rules.decision.Wait;
import io.waybill.rules.fact.OutcomeClass;
import io.waybill.rules.fact.Price;
import io.waybill.rules.fact.Result;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RoundTest {
    private static final String BUYERS = """
            id,state,recipient,price,tier
            a,CA,prime-lending,75.00,1
            b,,summit-loans,52.00,1
            c,,bulk-loans,15.00,2
            """;

    private static Evaluation evaluate(FlowFixture flow, FactsFixture facts) {
        try (RuleSet rules = flow.rules()) {
            return rules.evaluate(facts.facts());
        }
    }

    private static FlowFixture selling() {
        return FlowFixture.flow().with("buyers.csv", BUYERS);
    }

    @Test
    void aFlowWithFieldsAloneFindsNoBuyer() {
        Evaluation evaluation = evaluate(FlowFixture.flow(), lead());

        assertThat(evaluation.decisions()).containsExactly(new Close(Result.FAILURE, "no buyer matched the lead"));
        assertThat(evaluation.rules())
                .containsExactly(
                        "filtering.none.passed",
                        "enhancement.none.needed",
                        "scoring.none.matched",
                        "selection.none.matched",
                        "pricing.exhausted.close");
    }

    @Test
    void aMissingRequiredFieldIsNamed() {
        assertThat(evaluate(selling(), lead().without("loan_amount")).decisions())
                .containsExactly(new Reject("loan_amount is missing"));
    }

    @Test
    void anInvalidRequiredFieldIsNamedWithItsType() {
        Evaluation evaluation = evaluate(selling(), lead().invalid("loan_amount", "lots"));

        assertThat(evaluation.decisions()).containsExactly(new Reject("loan_amount is not a valid number"));
        assertThat(evaluation.rules()).containsExactly("filtering.required.invalid");
    }

    @Test
    void noRuleLetsALeadWithoutRequiredFieldsThrough() {
        FlowFixture flow =
                selling().with("filtering.drl", "rule \"filtering.all.pass\"\nwhen\n    Lead()\nthen\nend\n");

        assertThat(evaluate(flow, lead().without("loan_amount")).decisions())
                .containsExactly(new Reject("loan_amount is missing"));
    }

    @Test
    void onlyTheFirstFilterCounts() {
        FlowFixture flow = selling().with("filters.csv", """
                id,state,loan_amount,reject
                west,CA,,not in the west
                large,,> 100,too much
                """);

        Evaluation evaluation = evaluate(flow, lead());

        assertThat(evaluation.decisions()).containsExactly(new Reject("not in the west"));
        assertThat(evaluation.rows()).containsExactly("filters:west");
        assertThat(evaluation.rules()).containsExactly("filtering.row.reject");
    }

    @Test
    void candidatesTakeTurnsByTierThenOrderThenRow() {
        FlowFixture flow = FlowFixture.flow().with("buyers.csv", """
                id,state,recipient,price,tier,order
                later,,bulk-loans,90.00,2,1
                third,,our-crm,75.00,1,9
                second,,summit-loans,52.00,1,5
                first,,prime-lending,15.00,1,5
                """);

        Evaluation evaluation = evaluate(flow, lead());

        assertThat(evaluation.decisions().stream()
                        .filter(Candidate.class::isInstance)
                        .map(it -> ((Candidate) it).row()))
                .containsExactly("second", "first", "third", "later");
        assertThat(evaluation.decisions()).endsWith(new Deliver("summit-loans", new Price.Fixed(5200)));
        assertThat(evaluation.rows()).containsExactly("buyers:later", "buyers:third", "buyers:second", "buyers:first");
    }

    @Test
    void aRecipientThatCannotTakeLeadsIsNoCandidate() {
        assertThat(evaluate(selling(), lead().unavailable("prime-lending")).decisions())
                .contains(new Deliver("summit-loans", new Price.Fixed(5200)))
                .noneMatch(decision ->
                        decision instanceof Candidate it && it.recipient().equals("prime-lending"));
    }

    @Test
    void anOpenDeliveryIsWaitedFor() {
        Evaluation evaluation = evaluate(selling(), lead().delivering("prime-lending", 7500));

        assertThat(evaluation.decisions())
                .noneMatch(decision -> decision instanceof Deliver || decision instanceof Close);
        assertThat(evaluation.rules()).contains("pricing.underway.none");
    }

    @Test
    void aRejectedLeadGoesToTheNextAndNobodyGetsItTwice() {
        FactsFixture facts = lead().was("prime-lending", OutcomeClass.REJECTED);

        assertThat(evaluate(selling(), facts).decisions()).contains(new Deliver("summit-loans", new Price.Fixed(5200)));
        assertThat(evaluate(selling(), facts.was("summit-loans", OutcomeClass.DUPLICATE))
                        .decisions())
                .contains(new Deliver("bulk-loans", new Price.Fixed(1500)));
        assertThat(evaluate(selling(), facts.was("bulk-loans", OutcomeClass.INVALID))
                        .decisions())
                .contains(new Close(Result.FAILURE, "no buyer accepted the lead"));
    }

    @Test
    void anAcceptedLeadIsSoldAtTheAgreedPriceAndTheSourceIsPaid() {
        FlowFixture flow = selling().with("purchase.csv", "id,pay\nshare,60%\n");
        FactsFixture facts =
                lead().delivered("prime-lending", new Price.Fixed(7500)).outcome(post("prime-lending", Result.SUCCESS));

        Evaluation evaluation = evaluate(flow, facts);

        assertThat(evaluation.decisions())
                .contains(
                        new Sell("d-prime-lending", "prime-lending", 7500),
                        new Pay(4500),
                        new Close(Result.SUCCESS, null))
                .noneMatch(Deliver.class::isInstance);
        assertThat(evaluation.rows()).contains("purchase:share");
        assertThat(evaluate(flow, lead()).rows()).doesNotContain("purchase:share");
    }

    @Test
    void withoutAPurchaseTableTheSourceIsPaidNothing() {
        FactsFixture facts = lead().sold("prime-lending", 7500).was("prime-lending", OutcomeClass.ACCEPTED);

        assertThat(evaluate(selling(), facts).decisions())
                .contains(new Pay(0), new Close(Result.SUCCESS, null))
                .noneMatch(Sell.class::isInstance);
    }

    @Test
    void aPriceOfTheAnswerIsWhatTheAnswerNames() {
        FactsFixture facts = lead().delivered("prime-lending", new Price.FromResponse())
                .outcome(
                        FactsFixture.answered("prime-lending", 1, Result.SUCCESS, FactsFixture.body(200, "{}", 4321L)));

        assertThat(evaluate(selling(), facts).decisions()).contains(new Sell("d-prime-lending", "prime-lending", 4321));
    }

    @Test
    void anAnswerWithoutAPriceSellsForNothingAndRaisesAnAlert() {
        FactsFixture facts = lead().delivered("prime-lending", new Price.FromResponse())
                .outcome(post("prime-lending", Result.SUCCESS));

        assertThat(evaluate(selling(), facts).decisions())
                .contains(new Sell("d-prime-lending", "prime-lending", 0))
                .anyMatch(decision ->
                        decision instanceof Alert alert && alert.kind().equals("price_missing"));
    }

    @Test
    void aRecipientThatDoesNotBuyMakesNoSale() {
        FlowFixture flow = FlowFixture.flow().with("buyers.csv", "id,recipient,price\ncrm,our-crm,0\n");
        FactsFixture facts = lead().delivered("our-crm", new Price.Fixed(0)).outcome(post("our-crm", Result.SUCCESS));

        assertThat(evaluate(flow, facts).decisions())
                .contains(new Close(Result.SUCCESS, null))
                .noneMatch(Sell.class::isInstance);
    }

    @Test
    void whatARecipientThatDoesNotBuyTookIsStillForSale() {
        FlowFixture flow = FlowFixture.flow().with("buyers.csv", """
                id,recipient,price
                crm,our-crm,0
                prime,prime-lending,75.00
                """);
        FactsFixture facts = lead().delivered("our-crm", new Price.Fixed(0)).outcome(post("our-crm", Result.SUCCESS));

        assertThat(evaluate(flow, facts).decisions()).contains(new Deliver("prime-lending", new Price.Fixed(7500)));
        assertThat(evaluate(flow, facts.was("prime-lending", OutcomeClass.REJECTED))
                        .decisions())
                .contains(new Close(Result.FAILURE, "no buyer accepted the lead"));
    }

    @Test
    void aLeadMayBeSoldToSeveral() {
        FlowFixture flow = selling().with("tiers.csv", "id,strategy,sell_to\n1,waterfall,2\n");
        FactsFixture facts = lead().sold("prime-lending", 7500).was("prime-lending", OutcomeClass.ACCEPTED);

        assertThat(evaluate(flow, facts).decisions()).contains(new Deliver("summit-loans", new Price.Fixed(5200)));
        assertThat(evaluate(flow, facts.sold("summit-loans", 5200).was("summit-loans", OutcomeClass.ACCEPTED))
                        .decisions())
                .contains(new Close(Result.SUCCESS, null));
    }

    @Test
    void aTierOpensAtItsTimeAfterReceipt() {
        FlowFixture flow = selling().with("tiers.csv", "id,opens_after\n1,\n2,24h\n");
        FactsFixture facts =
                lead().was("prime-lending", OutcomeClass.REJECTED).was("summit-loans", OutcomeClass.REJECTED);

        assertThat(evaluate(flow, facts).decisions()).contains(new Wait(RECEIVED.plus(Duration.ofHours(24))));
        assertThat(evaluate(flow, facts.after(Duration.ofHours(24))).decisions())
                .contains(new Deliver("bulk-loans", new Price.Fixed(1500)));
    }

    @Test
    void aTierOpensAtOnceWhereTheOneBeforeAdvancesOnReject() {
        FlowFixture flow = selling().with("tiers.csv", "id,opens_after,advance\n1,,on_reject\n2,24h,\n");
        FactsFixture facts =
                lead().was("prime-lending", OutcomeClass.REJECTED).was("summit-loans", OutcomeClass.REJECTED);

        assertThat(evaluate(flow, facts).decisions()).contains(new Deliver("bulk-loans", new Price.Fixed(1500)));
    }

    @Test
    void anEnhancementIsAskedBeforeAnythingElseHappens() {
        FlowFixture flow = selling().with("enhancements.csv", "id,enhancement,required\nphone,phone-check,yes\n");

        Evaluation asked = evaluate(flow, lead());
        Evaluation answered = evaluate(flow, lead().appended("phone-check", Map.of("type", "mobile")));

        assertThat(asked.decisions()).containsExactly(new Enhance("phone-check", true));
        assertThat(answered.decisions()).noneMatch(Enhance.class::isInstance).anyMatch(Deliver.class::isInstance);
    }

    @Test
    void onlyItsShareOfLeadsIsEnhanced() {
        FlowFixture flow = selling().with("enhancements.csv", "id,enhancement,percent\nphone,phone-check,20\n");

        assertThat(evaluate(flow, lead().random(20)).decisions()).contains(new Enhance("phone-check", false));
        assertThat(evaluate(flow, lead().random(21)).decisions()).noneMatch(Enhance.class::isInstance);
    }

    @Test
    void anEnhancementThatReadsAnotherWaitsForIt() {
        FlowFixture flow = selling().with("enhancements.csv", """
                id,appended.phone-check.type,enhancement
                phone,,phone-check
                credit,not voip,credit-check
                """);

        assertThat(evaluate(flow, lead()).decisions()).containsExactly(new Enhance("phone-check", false));
        assertThat(evaluate(flow, lead().appended("phone-check", Map.of("type", "mobile")))
                        .decisions())
                .containsExactly(new Enhance("credit-check", false));
        assertThat(evaluate(flow, lead().appended("phone-check", Map.of("type", "voip")))
                        .decisions())
                .noneMatch(Enhance.class::isInstance);
    }

    @Test
    void anEnhancementThatReadsOneNobodyAsksIsAskedAllTheSame() {
        FlowFixture flow = selling().with("enhancements.csv", """
                id,state,appended.phone-check.type,enhancement
                phone,NY,,phone-check
                credit,,not voip,credit-check
                """);

        assertThat(evaluate(flow, lead()).decisions()).containsExactly(new Enhance("credit-check", false));
    }

    @Test
    void aFilterThatReadsAppendedDataWaitsForIt() {
        FlowFixture flow = selling()
                .with("enhancements.csv", "id,enhancement\nphone,phone-check\n")
                .with("filters.csv", "id,appended.phone-check.type,reject\nmobile-only,not mobile,no mobile phone\n");

        assertThat(evaluate(flow, lead()).decisions()).containsExactly(new Enhance("phone-check", false));
        assertThat(evaluate(flow, lead().appended("phone-check", Map.of("type", "landline")))
                        .decisions())
                .containsExactly(new Reject("no mobile phone"));
    }

    @Test
    void aFilterThatReadsDataNobodyAsksForIsAppliedInTheEnd() {
        FlowFixture flow = selling()
                .with("filters.csv", "id,appended.phone-check.type,reject\nmobile-only,not mobile,no mobile phone\n");

        Evaluation evaluation = evaluate(flow, lead());

        assertThat(evaluation.decisions()).containsExactly(new Reject("no mobile phone"));
        assertThat(evaluation.rows()).containsExactly("filters:mobile-only");
    }

    @Test
    void aFilterMayReadTheScore() {
        FlowFixture flow = selling()
                .with("scores.csv", "id,state,points\nwest,CA,10\nany,,5\n")
                .with("filters.csv", "id,score,reject\nlow,< 20,score too low\n");

        Evaluation evaluation = evaluate(flow, lead());

        assertThat(evaluation.decisions()).contains(new Reject("score too low"), new Score(10), new Score(5));
        assertThat(evaluation.score()).isEqualTo(15);
    }

    @Test
    void buyersMayReadTheScore() {
        FlowFixture flow = FlowFixture.flow()
                .with("scores.csv", "id,credit_score,points\nhigh,>= 700,30\n")
                .with("buyers.csv", "id,score,recipient,price\ngood,>= 30,prime-lending,75\nrest,< 30,bulk-loans,15\n");

        assertThat(evaluate(flow, lead()).decisions()).contains(new Deliver("prime-lending", new Price.Fixed(7500)));
        assertThat(evaluate(flow, lead().with("credit_score", new BigDecimal("600")))
                        .decisions())
                .contains(new Deliver("bulk-loans", new Price.Fixed(1500)));
    }

    @Test
    void aFailedRequiredEnhancementEndsTheLeadAsItsRowSays() {
        FactsFixture facts = lead().outcome(
                        FactsFixture.enhancement("phone-check", 1, Result.FAILURE, FactsFixture.body(200, "", null)));

        assertThat(evaluate(failing("yes,reject"), facts).decisions()).contains(new Reject("phone-check failed"));
        assertThat(evaluate(failing("yes,park"), facts).decisions())
                .contains(new Review("phone-check failed: rejected"));
        assertThat(evaluate(failing("yes,continue"), facts).decisions()).anyMatch(Deliver.class::isInstance);
        assertThat(evaluate(failing("no,reject"), facts).decisions()).anyMatch(Deliver.class::isInstance);
    }

    @Test
    void anEnhancementThatIsTriedAgainIsWaitedFor() {
        FactsFixture facts =
                lead().outcome(FactsFixture.enhancement("phone-check", 1, Result.ERROR, FactsFixture.fault("timeout")));

        Evaluation evaluation = evaluate(failing("yes,reject"), facts);

        assertThat(evaluation.decisions())
                .hasSize(2)
                .contains(new Retry("d-phone-check", Duration.ofSeconds(1), Duration.ofSeconds(15)));
    }

    private static FlowFixture failing(String settings) {
        return selling()
                .with("enhancements.csv", "id,enhancement,required,on_failure\nphone,phone-check," + settings + "\n");
    }

    @Test
    void onceSomebodyHasTheLeadFiltersNoLongerTurnItAway() {
        FlowFixture flow = selling().with("filters.csv", "id,local.time,reject\nlate,07:00..23:59,closed\n");
        FactsFixture facts =
                lead().delivered("prime-lending", new Price.Fixed(7500)).outcome(post("prime-lending", Result.SUCCESS));

        assertThat(evaluate(flow, lead()).decisions()).containsExactly(new Reject("closed"));
        assertThat(evaluate(flow, facts).decisions()).contains(new Close(Result.SUCCESS, null));
    }

    @Test
    void theSameFactsGiveTheSameAnswer() {
        FlowFixture flow = selling()
                .with("scores.csv", "id,state,points\nwest,CA,10\nany,,5\n")
                .with("enhancements.csv", "id,enhancement\nphone,phone-check\ncredit,credit-check\n");
        FactsFixture facts =
                lead().appended("phone-check", Map.of("type", "mobile")).appended("credit-check", Map.of());

        try (RuleSet one = flow.rules();
                RuleSet other = flow.rules()) {
            Evaluation first = one.evaluate(facts.facts());
            for (int again = 0; again < 200; again++) {
                assertThat(one.evaluate(facts.facts())).isEqualTo(first);
            }
            assertThat(other.evaluate(facts.facts())).isEqualTo(first);
        }
    }

    @Test
    void manyThreadsShareOneRuleSet() {
        try (RuleSet rules = selling().rules()) {
            Evaluation alone = rules.evaluate(lead().facts());

            assertThat(IntStream.range(0, 2_000).parallel().mapToObj(each -> rules.evaluate(lead().facts())))
                    .allMatch(alone::equals);
        }
    }
}
