package io.waybill.rules.plan;

import static io.waybill.rules.FactsFixture.lead;
import static io.waybill.rules.FactsFixture.post;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.rules.FactsFixture;
import io.waybill.rules.FlowFixture;
import io.waybill.rules.RuleSet;
import io.waybill.rules.decision.Candidate;
import io.waybill.rules.decision.Classify;
import io.waybill.rules.decision.Close;
import io.waybill.rules.decision.Decision;
import io.waybill.rules.decision.Deliver;
import io.waybill.rules.decision.Enhance;
import io.waybill.rules.decision.Pay;
import io.waybill.rules.decision.Ping;
import io.waybill.rules.decision.Promise;
import io.waybill.rules.decision.Reject;
import io.waybill.rules.decision.Retry;
import io.waybill.rules.decision.Sell;
import io.waybill.rules.fact.Outcome;
import io.waybill.rules.fact.OutcomeClass;
import io.waybill.rules.fact.Price;
import io.waybill.rules.fact.Result;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a source is told that only asks for a price, and what becomes of the promise. */
class QuoteTest {
    private static final String PRIME = "prime-lending";
    private static final String SUMMIT = "summit-loans";

    private static FlowFixture flow(String buyers) {
        return FlowFixture.flow()
                .with("buyers.csv", "id,recipient,price,tier,order\n" + buyers)
                .with("purchase.csv", "id,pay\nshare,80%\n")
                .with("tiers.csv", "id,strategy,opens_after\n1,auction,\n2,waterfall,24h\n");
    }

    private static FlowFixture bidders() {
        return flow("a,prime-lending,bid,1,1\nb,summit-loans,bid,1,2\n");
    }

    private static List<Decision> decisions(FlowFixture flow, FactsFixture facts) {
        try (RuleSet rules = flow.rules()) {
            return rules.evaluate(facts.facts()).decisions().stream()
                    .filter(decision -> !(decision instanceof Candidate || decision instanceof Classify))
                    .toList();
        }
    }

    @Test
    void theBiddersAreAskedFirst() {
        assertThat(decisions(bidders(), lead().asking())).containsExactlyInAnyOrder(new Ping(PRIME), new Ping(SUMMIT));
    }

    @Test
    void theSourceIsToldItsShareOfTheHighestBidAndNobodyGetsTheLead() {
        FactsFixture facts = lead().asking().pinged(PRIME, 3100, Result.SUCCESS).pinged(SUMMIT, 4750, Result.SUCCESS);

        assertThat(decisions(bidders(), facts))
                .containsExactlyInAnyOrder(new Promise(SUMMIT, 4750), new Pay(3800), new Close(Result.SUCCESS, null));
    }

    @Test
    void withoutABidThereIsNoPrice() {
        FactsFixture facts = lead().asking().pinged(PRIME, 3100, Result.FAILURE).pinged(SUMMIT, 0, Result.SUCCESS);

        assertThat(decisions(bidders(), facts)).containsExactly(new Close(Result.FAILURE, "no bid"));
    }

    @Test
    void aFixedPriceCanBePromisedAndOneThatOnlyTheAnswerNamesCannot() {
        FlowFixture flow = flow("a,prime-lending,response,1,1\nb,summit-loans,50.00,1,2\n");

        assertThat(decisions(flow, lead().asking())).contains(new Promise(SUMMIT, 5000), new Pay(4000));
        assertThat(decisions(flow("a,prime-lending,response,1,1\n"), lead().asking()))
                .containsExactly(new Close(Result.FAILURE, "no bid"));
    }

    @Test
    void aTierThatOpensLaterPromisesNothing() {
        FlowFixture flow =
                flow("a,prime-lending,50.00,2,1\n").with("tiers.csv", "id,strategy,opens_after\n2,waterfall,24h\n");

        assertThat(decisions(flow, lead().asking())).containsExactly(new Close(Result.FAILURE, "no bid"));
    }

    @Test
    void partOfALeadIsEnoughButWhatIsSentMustBeValid() {
        assertThat(decisions(bidders(), lead().asking().without("loan_amount"))).contains(new Ping(PRIME));
        assertThat(decisions(bidders(), lead().asking().invalid("loan_amount", "lots")))
                .containsExactly(new Reject("loan_amount is not a valid number"));
    }

    @Test
    void filtersHoldForPingsToo() {
        FlowFixture flow = bidders().with("filters.csv", "id,state,reject\nwest,CA,not in the west\n");

        assertThat(decisions(flow, lead().asking())).containsExactly(new Reject("not in the west"));
    }

    @Test
    void nothingIsTriedAgainWhileTheSourceWaits() {
        FlowFixture flow = bidders().with("enhancements.csv", "id,enhancement\ne,phone-check\n");
        Outcome failed = FactsFixture.enhancement(
                "phone-check", 1, Result.ERROR, new Outcome.Answer(503, null, false, "", Map.of(), null, null));

        assertThat(decisions(flow, lead().asking())).containsExactly(new Enhance("phone-check", false));
        assertThat(decisions(flow, lead().asking().outcome(failed)))
                .noneMatch(Retry.class::isInstance)
                .contains(new Ping(PRIME));
    }

    @Test
    void noRuleDeliversWhatIsOnlyAskedFor() {
        FlowFixture flow = flow("a,prime-lending,50.00,1,1\n").with("pricing.drl", """
                        rule "pricing.all.deliver"
                        when
                            Lead()
                        then
                            insert( new Deliver( "summit-loans", new Price.Fixed( 1 ) ) );
                            insert( new Wait( java.time.Instant.MAX ) );
                        end
                        """);

        assertThat(decisions(flow, lead().asking()))
                .containsExactlyInAnyOrder(new Promise(PRIME, 5000), new Close(Result.SUCCESS, null));
    }

    @Test
    void bidsFromThePingAreNotAskedForAgain() {
        assertThat(decisions(bidders(), lead().promised(3800).bid(PRIME, 3100).bid(SUMMIT, 4750)))
                .containsExactly(new Deliver(SUMMIT, new Price.Fixed(4750)));
    }

    @Test
    void aBidFromThePingThatHasExpiredIsAskedForAgain() {
        FactsFixture facts = lead().promised(3800).bid(PRIME, 3100).bid(SUMMIT, 4750, FactsFixture.RECEIVED);

        assertThat(decisions(bidders(), facts)).containsExactly(new Ping(SUMMIT));
    }

    @Test
    void whatWasPromisedIsPaidWhateverTheLeadSellsFor() {
        FactsFixture facts = lead().promised(3800)
                .bid(PRIME, 3100)
                .bid(SUMMIT, 4750)
                .delivered(PRIME, new Price.Fixed(3100))
                .outcome(post(PRIME, Result.SUCCESS));

        assertThat(decisions(bidders(), facts))
                .containsExactlyInAnyOrder(
                        new Sell("d-" + PRIME, PRIME, 3100), new Pay(3800), new Close(Result.SUCCESS, null));
    }

    @Test
    void aPromiseThatCannotBeKeptTurnsTheLeadAway() {
        assertThat(decisions(bidders(), lead().refused("ping_id has expired")))
                .containsExactly(new Reject("ping_id has expired"));
    }

    @Test
    void nothingIsPaidForALeadThatNobodyBuys() {
        FlowFixture flow = flow("a,prime-lending,bid,1,1\n");
        FactsFixture facts = lead().promised(3800).bid(PRIME, 4750).was(PRIME, OutcomeClass.REJECTED);

        assertThat(decisions(flow, facts)).containsExactly(new Close(Result.FAILURE, "no buyer accepted the lead"));
    }
}
