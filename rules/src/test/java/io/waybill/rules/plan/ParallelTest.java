package io.waybill.rules.plan;

import static io.waybill.rules.FactsFixture.lead;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.rules.FactsFixture;
import io.waybill.rules.FlowFixture;
import io.waybill.rules.RuleSet;
import io.waybill.rules.decision.Alert;
import io.waybill.rules.decision.Close;
import io.waybill.rules.decision.Decision;
import io.waybill.rules.decision.Deliver;
import io.waybill.rules.decision.Lose;
import io.waybill.rules.decision.Ping;
import io.waybill.rules.decision.Retry;
import io.waybill.rules.decision.Review;
import io.waybill.rules.decision.Sell;
import io.waybill.rules.fact.Course;
import io.waybill.rules.fact.Course.Progress;
import io.waybill.rules.fact.ExchangeKind;
import io.waybill.rules.fact.OutcomeClass;
import io.waybill.rules.fact.Price;
import io.waybill.rules.fact.Result;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ParallelTest {
    private static final String PRIME = "prime-lending";
    private static final String SUMMIT = "summit-loans";
    private static final String BULK = "bulk-loans";
    private static final String RETRIES = "id,fault,class,retry,backoff,then\nslow,timeout,timeout,3,1s,next\n";

    private static FlowFixture flow(String tier) {
        return FlowFixture.flow()
                .with("tiers.csv", "id,strategy,sell_to\n" + tier)
                .with("buyers.csv", """
                id,recipient,price
                a,prime-lending,75.00
                b,summit-loans,50.00
                c,bulk-loans,15.00
                """);
    }

    private static List<Decision> decisions(FlowFixture flow, FactsFixture facts) {
        try (RuleSet rules = flow.rules()) {
            return rules.evaluate(facts.facts()).decisions();
        }
    }

    private static Decision deliver(String recipient, long cents) {
        return new Deliver(recipient, new Price.Fixed(cents));
    }

    private static FactsFixture accepted(FactsFixture facts, String recipient, long cents) {
        return facts.delivered(recipient, new Price.Fixed(cents)).outcome(FactsFixture.post(recipient, Result.SUCCESS));
    }

    @Test
    void simultaneousGivesItToAllAtOnce() {
        assertThat(decisions(flow("1,simultaneous,1\n"), lead()))
                .contains(deliver(PRIME, 7500), deliver(SUMMIT, 5000), deliver(BULK, 1500));
    }

    @Test
    void allGivesItToAsManyAsMayBuy() {
        assertThat(decisions(flow("1,all,2\n"), lead()))
                .contains(deliver(PRIME, 7500), deliver(SUMMIT, 5000))
                .doesNotContain(deliver(BULK, 1500));
    }

    @Test
    void theNextFollowsARejectionWhileOthersDecide() {
        FactsFixture facts = lead().delivering(PRIME, 7500).was(SUMMIT, OutcomeClass.REJECTED);

        assertThat(decisions(flow("1,all,2\n"), facts)).contains(deliver(BULK, 1500));
        assertThat(decisions(flow("1,simultaneous,2\n"), facts)).noneMatch(Deliver.class::isInstance);
        assertThat(decisions(flow("1,waterfall,2\n"), facts)).noneMatch(Deliver.class::isInstance);
    }

    @Test
    void theFirstOfTwoThatComeTogetherHasItAndTheOtherLosesIt() {
        FactsFixture facts = accepted(accepted(lead(), SUMMIT, 5000), PRIME, 7500);

        assertThat(decisions(flow("1,simultaneous,1\n"), facts))
                .contains(
                        new Sell("d-" + SUMMIT, SUMMIT, 5000),
                        new Lose("d-" + PRIME, PRIME, 7500),
                        new Close(Result.SUCCESS, null));
    }

    @Test
    void whoeverTakesALeadThatHasItsOutcomeLosesIt() {
        FactsFixture facts =
                accepted(lead().sold(SUMMIT, 5000), PRIME, 7500).at(new Course(Progress.CLOSED, 0, Set.of()));

        assertThat(decisions(flow("1,simultaneous,3\n"), facts))
                .contains(new Lose("d-" + PRIME, PRIME, 7500))
                .noneMatch(decision ->
                        decision instanceof Sell || decision instanceof Close || decision instanceof Deliver);
    }

    @Test
    void aLeadThatIsHeldGoesToNobodyButMayBeSold() {
        Course held = new Course(Progress.HELD, 0, Set.of());

        assertThat(decisions(
                        flow("1,simultaneous,1\n"),
                        accepted(lead(), PRIME, 7500).at(held)))
                .contains(new Sell("d-" + PRIME, PRIME, 7500), new Close(Result.SUCCESS, null));
        assertThat(decisions(
                        flow("1,waterfall,1\n"),
                        lead().was(PRIME, OutcomeClass.REJECTED).at(held)))
                .isEmpty();
    }

    @Test
    void whatIsUnknownWaitsForThoseWhoMayStillBuy() {
        FactsFixture facts = lead().delivering(SUMMIT, 5000)
                .delivered(PRIME, new Price.Fixed(7500))
                .outcome(FactsFixture.outcome(
                        ExchangeKind.POST, PRIME, 1, Result.UNKNOWN, FactsFixture.fault("timeout"), false));

        assertThat(decisions(flow("1,simultaneous,1\n"), facts)).noneMatch(Review.class::isInstance);
    }

    @Test
    void bidsAreAskedForBeforeAllGetIt() {
        FlowFixture bids = flow("1,simultaneous,1\n").with("buyers.csv", """
                id,recipient,price
                a,prime-lending,bid
                b,summit-loans,50.00
                """);

        assertThat(decisions(bids, lead())).contains(new Ping(PRIME)).noneMatch(Deliver.class::isInstance);
        assertThat(decisions(bids, lead().pinged(PRIME, 6000, Result.SUCCESS)))
                .contains(deliver(PRIME, 6000), deliver(SUMMIT, 5000));
    }

    private static FactsFixture inDoubt(FactsFixture facts, String recipient) {
        return facts.outcome(FactsFixture.unknown(recipient, 1, true).classified(OutcomeClass.TIMEOUT));
    }

    @Test
    void whoMayHaveALeadThatOthersBoughtIsNamedThoughItWasToBeAskedAgain() {
        FactsFixture facts = accepted(inDoubt(lead().tryingAgain(SUMMIT, 5000), SUMMIT), PRIME, 7500);

        assertThat(decisions(flow("1,simultaneous,1\n"), facts))
                .contains(new Close(Result.SUCCESS, null))
                .anyMatch(decision -> decision instanceof Alert alert
                        && alert.kind().equals("in_doubt")
                        && alert.text().startsWith(SUMMIT));
    }

    @Test
    void whoMayHaveALeadThatHasItsOutcomeIsNamedAndNotAskedAgain() {
        FactsFixture facts = lead().sold(SUMMIT, 5000)
                .delivered(PRIME, new Price.Fixed(7500))
                .outcome(FactsFixture.unknown(PRIME, 1, true))
                .at(new Course(Progress.CLOSED, 0, Set.of()));

        assertThat(decisions(flow("1,simultaneous,1\n").with("outcomes.csv", RETRIES), facts))
                .anyMatch(decision ->
                        decision instanceof Alert alert && alert.kind().equals("in_doubt"))
                .noneMatch(Retry.class::isInstance);
    }

    @Test
    void whoMayHaveItIsAskedAgainWhileNobodyKnowsOfAnother() {
        FactsFixture facts = lead().delivered(PRIME, new Price.Fixed(7500))
                .outcome(FactsFixture.unknown(PRIME, 1, false).classified(OutcomeClass.TIMEOUT))
                .delivered(SUMMIT, new Price.Fixed(5000))
                .outcome(FactsFixture.unknown(SUMMIT, 1, true));

        assertThat(decisions(flow("1,simultaneous,1\n").with("outcomes.csv", RETRIES), facts))
                .anyMatch(decision ->
                        decision instanceof Retry retry && retry.delivery().equals("d-" + SUMMIT))
                .noneMatch(Review.class::isInstance);
    }

    @Test
    void whoCertainlyHasNotGotItIsNotAskedAgainWhileAnotherMayHaveIt() {
        FactsFixture facts = lead().delivered(PRIME, new Price.Fixed(7500))
                .outcome(FactsFixture.unknown(PRIME, 1, false))
                .tryingAgain(SUMMIT, 5000)
                .outcome(FactsFixture.post(SUMMIT, Result.ERROR).classified(OutcomeClass.SERVER_ERROR));

        assertThat(decisions(flow("1,simultaneous,1\n"), facts)).anyMatch(Review.class::isInstance);
    }
}
