package io.waybill.rules.plan;

import static io.waybill.rules.FactsFixture.RECEIVED;
import static io.waybill.rules.FactsFixture.answered;
import static io.waybill.rules.FactsFixture.body;
import static io.waybill.rules.FactsFixture.fault;
import static io.waybill.rules.FactsFixture.lead;
import static io.waybill.rules.FactsFixture.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.rules.Evaluation;
import io.waybill.rules.FactsFixture;
import io.waybill.rules.FlowFixture;
import io.waybill.rules.RuleSet;
import io.waybill.rules.decision.Candidate;
import io.waybill.rules.decision.Classify;
import io.waybill.rules.decision.Close;
import io.waybill.rules.decision.Decision;
import io.waybill.rules.decision.Deliver;
import io.waybill.rules.decision.Ping;
import io.waybill.rules.decision.Retry;
import io.waybill.rules.decision.Sell;
import io.waybill.rules.decision.Wait;
import io.waybill.rules.fact.Outcome;
import io.waybill.rules.fact.OutcomeClass;
import io.waybill.rules.fact.Price;
import io.waybill.rules.fact.Result;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AuctionTest {
    private static final String PRIME = "prime-lending";
    private static final String SUMMIT = "summit-loans";
    private static final String BULK = "bulk-loans";

    private static FlowFixture auction(String buyers) {
        return FlowFixture.flow()
                .with("buyers.csv", "id,recipient,price,tier,order,weight,floor\n" + buyers)
                .with("tiers.csv", "id,strategy,timeout\n1,auction,\n");
    }

    private static FlowFixture bidders() {
        return auction("""
                a,prime-lending,bid,1,1,1,
                b,summit-loans,bid,1,2,1,20.00
                c,bulk-loans,15.00,1,3,1,
                """);
    }

    /** What is to happen: without who may get the lead and what the outcomes were. */
    private static List<Decision> decisions(FlowFixture flow, FactsFixture facts) {
        try (RuleSet rules = flow.rules()) {
            return evaluate(rules, facts).decisions().stream()
                    .filter(decision -> !(decision instanceof Candidate || decision instanceof Classify))
                    .toList();
        }
    }

    private static Evaluation evaluate(RuleSet rules, FactsFixture facts) {
        return rules.evaluate(facts.facts());
    }

    private static Deliver deliver(String recipient, long cents) {
        return new Deliver(recipient, new Price.Fixed(cents));
    }

    @Test
    void everyBidderIsAskedAtOnceBeforeAnybodyGetsTheLead() {
        assertThat(decisions(bidders(), lead())).containsExactlyInAnyOrder(new Ping(PRIME), new Ping(SUMMIT));
    }

    @Test
    void theTiersTimeoutLimitsThePings() {
        FlowFixture flow = bidders().with("tiers.csv", "id,strategy,timeout\n1,auction,2s\n");

        assertThat(decisions(flow, lead())).contains(new Ping(PRIME, Duration.ofSeconds(2)));
    }

    @Test
    void theHighestBidGetsTheLeadAtItsPrice() {
        FactsFixture facts = lead().pinged(PRIME, 3100, Result.SUCCESS).pinged(SUMMIT, 4200, Result.SUCCESS);

        assertThat(decisions(bidders(), facts)).containsExactly(deliver(SUMMIT, 4200));
    }

    @Test
    void aBidBelowTheFloorOfItsRowIsNone() {
        FactsFixture facts = lead().pinged(PRIME, 1600, Result.SUCCESS).pinged(SUMMIT, 1999, Result.SUCCESS);

        assertThat(decisions(bidders(), facts)).containsExactly(deliver(PRIME, 1600));
    }

    @Test
    void aBidAtTheFloorCounts() {
        FactsFixture facts = lead().pinged(PRIME, 1600, Result.SUCCESS).pinged(SUMMIT, 2000, Result.SUCCESS);

        assertThat(decisions(bidders(), facts)).containsExactly(deliver(SUMMIT, 2000));
    }

    @Test
    void aFixedPriceTakesPart() {
        FactsFixture facts = lead().pinged(PRIME, 1200, Result.SUCCESS).pinged(SUMMIT, 100, Result.SUCCESS);

        assertThat(decisions(bidders(), facts)).containsExactly(deliver(BULK, 1500));
    }

    @Test
    void theNextHighestGetsWhatTheHighestRejects() {
        FactsFixture facts = lead().pinged(PRIME, 3100, Result.SUCCESS)
                .pinged(SUMMIT, 4200, Result.SUCCESS)
                .was(SUMMIT, OutcomeClass.REJECTED);

        assertThat(decisions(bidders(), facts)).containsExactly(deliver(PRIME, 3100));
    }

    @Test
    void anAmountThatComesWithARefusalIsNoBid() {
        FactsFixture facts = lead().pinged(PRIME, 9900, Result.FAILURE).pinged(SUMMIT, 2100, Result.SUCCESS);

        assertThat(decisions(bidders(), facts)).containsExactly(deliver(SUMMIT, 2100));
    }

    @Test
    void aBidOfNothingIsNone() {
        FlowFixture flow = auction("a,prime-lending,bid,1,1,1,\n");

        assertThat(decisions(flow, lead().pinged(PRIME, 0, Result.SUCCESS)))
                .containsExactly(new Close(Result.FAILURE, "no bid"));
    }

    @Test
    void aPingThatFailsIsNoBidAndIsNotTriedAgain() {
        FactsFixture facts = lead().pinged(PRIME, fault("timeout"), Result.ERROR, null)
                .pinged(SUMMIT, new Outcome.Answer(503, null, false, "", Map.of(), null, null), Result.ERROR, null);

        assertThat(decisions(bidders(), facts))
                .containsExactly(deliver(BULK, 1500))
                .noneMatch(Retry.class::isInstance);
    }

    @Test
    void aPingWhoseAnswerWasLostWithItsNodeIsAskedAgainButNotForEver() {
        FlowFixture flow = auction("a,prime-lending,bid,1,1,1,\n");
        FactsFixture facts = lead().pinged(PRIME, fault(Outcome.LOST), Result.ERROR, null);

        assertThat(decisions(flow, facts)).containsExactly(new Ping(PRIME));

        facts.pinged(PRIME, fault(Outcome.LOST), Result.ERROR, null)
                .pinged(PRIME, fault(Outcome.LOST), Result.ERROR, null);
        assertThat(decisions(flow, facts)).containsExactly(new Close(Result.FAILURE, "no bid"));
    }

    @Test
    void anExpiredBidIsAskedForAgain() {
        FactsFixture facts = lead().pinged(PRIME, body(200, "", 3100L), Result.SUCCESS, RECEIVED.plusSeconds(1))
                .pinged(SUMMIT, 2500, Result.SUCCESS);

        assertThat(decisions(bidders(), facts)).containsExactly(new Ping(PRIME));
    }

    @Test
    void theNewBidReplacesTheExpiredOneEvenIfItIsARefusal() {
        FactsFixture facts = lead().pinged(PRIME, body(200, "", 3100L), Result.SUCCESS, RECEIVED)
                .pinged(SUMMIT, 2500, Result.SUCCESS)
                .pinged(PRIME, body(200, "", null), Result.FAILURE, null);

        assertThat(decisions(bidders(), facts)).containsExactly(deliver(SUMMIT, 2500));
    }

    @Test
    void whoNamesThePriceOnlyInItsAnswerComesLast() {
        FlowFixture flow = auction("""
                a,prime-lending,response,1,1,1,
                b,summit-loans,bid,1,2,1,
                c,bulk-loans,0.01,1,3,1,
                """);
        FactsFixture facts = lead().pinged(SUMMIT, 300, Result.SUCCESS);

        assertThat(decisions(flow, facts)).containsExactly(deliver(SUMMIT, 300));
        facts.was(SUMMIT, OutcomeClass.REJECTED);
        assertThat(decisions(flow, facts)).containsExactly(deliver(BULK, 1));
        facts.was(BULK, OutcomeClass.REJECTED);
        assertThat(decisions(flow, facts)).containsExactly(new Deliver(PRIME, new Price.FromResponse()));
    }

    @Test
    void amongEqualBidsTheOrderDecides() {
        FactsFixture facts = lead().pinged(PRIME, 3000, Result.SUCCESS).pinged(SUMMIT, 3000, Result.SUCCESS);

        assertThat(decisions(bidders(), facts)).containsExactly(deliver(PRIME, 3000));
    }

    @Test
    void equalBidsOfEqualOrderAreSharedByWeight() {
        FlowFixture flow = auction("""
                a,prime-lending,bid,1,1,3,
                b,summit-loans,bid,1,1,1,
                """);
        Map<String, Integer> shares = new TreeMap<>();
        try (RuleSet rules = flow.rules()) {
            for (int chance = 1; chance <= 100; chance++) {
                FactsFixture facts = lead().random(chance)
                        .pinged(PRIME, 3000, Result.SUCCESS)
                        .pinged(SUMMIT, 3000, Result.SUCCESS);
                Deliver deliver = (Deliver) evaluate(rules, facts).decisions().getLast();
                shares.merge(deliver.recipient(), 1, Integer::sum);
            }
        }
        assertThat(shares).isEqualTo(Map.of(PRIME, 75, SUMMIT, 25));
    }

    @Test
    void theBidIsTheSalePriceUnlessTheAcceptanceNamesAnother() {
        FactsFixture facts = lead().pinged(PRIME, 3100, Result.SUCCESS)
                .pinged(SUMMIT, 100, Result.FAILURE)
                .delivered(PRIME, new Price.Fixed(3100));

        assertThat(decisions(bidders(), facts.outcome(post(PRIME, Result.SUCCESS))))
                .contains(new Sell("d-" + PRIME, PRIME, 3100));

        FactsFixture other = lead().pinged(PRIME, 3100, Result.SUCCESS)
                .pinged(SUMMIT, 100, Result.FAILURE)
                .delivered(PRIME, new Price.Fixed(3100))
                .outcome(answered(PRIME, 1, Result.SUCCESS, body(200, "{}", 2900L)));
        assertThat(decisions(bidders(), other)).contains(new Sell("d-" + PRIME, PRIME, 2900));
    }

    @Test
    void aTierWithoutBidsIsExhaustedAndTheNextOneOpens() {
        FlowFixture flow = auction("""
                        a,prime-lending,bid,1,1,1,
                        b,summit-loans,52.00,2,2,1,
                        """).with("tiers.csv", "id,strategy\n1,auction\n2,waterfall\n");

        assertThat(decisions(flow, lead())).containsExactly(new Ping(PRIME));
        assertThat(decisions(flow, lead().pinged(PRIME, 100, Result.FAILURE))).containsExactly(deliver(SUMMIT, 5200));
    }

    @Test
    void nobodyIsAskedBeforeTheTierOpens() {
        FlowFixture flow = bidders().with("tiers.csv", "id,strategy,opens_after\n1,auction,24h\n");

        assertThat(decisions(flow, lead())).containsExactly(new Wait(RECEIVED.plus(Duration.ofHours(24))));
        assertThat(decisions(flow, lead().after(Duration.ofHours(24)))).contains(new Ping(PRIME), new Ping(SUMMIT));
    }

    @Test
    void inAWaterfallABidderIsAskedWhenItIsItsTurn() {
        FlowFixture flow = auction("""
                        a,prime-lending,75.00,1,1,1,
                        b,summit-loans,bid,1,2,1,20.00
                        c,bulk-loans,15.00,1,3,1,
                        """).with("tiers.csv", "id,strategy\n1,waterfall\n");

        assertThat(decisions(flow, lead())).containsExactly(deliver(PRIME, 7500));
        FactsFixture rejected = lead().was(PRIME, OutcomeClass.REJECTED);
        assertThat(decisions(flow, rejected)).containsExactly(new Ping(SUMMIT));
        assertThat(decisions(flow, rejected.pinged(SUMMIT, 1999, Result.SUCCESS)))
                .containsExactly(deliver(BULK, 1500));
    }

    @Test
    void aPausedBidderIsNotAsked() {
        assertThat(decisions(bidders(), lead().unavailable(PRIME))).containsExactly(new Ping(SUMMIT));
    }

    @Test
    void whereThePricingRulesKnowNoAuctionThePlanIsCarriedOutAllTheSame() {
        FlowFixture flow = bidders().with("pricing.drl", """
                        rule "pricing.turn.deliver"
                        when
                            $turn : Turn()
                        then
                            insert( new Deliver( $turn.recipient(), $turn.price() ) );
                        end
                        """);

        assertThat(decisions(flow, lead())).containsExactlyInAnyOrder(new Ping(PRIME), new Ping(SUMMIT));
    }
}
