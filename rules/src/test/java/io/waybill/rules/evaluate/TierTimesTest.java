package io.waybill.rules.evaluate;

import static io.waybill.rules.FactsFixture.fault;
import static io.waybill.rules.FactsFixture.lead;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.rules.Evaluation;
import io.waybill.rules.FactsFixture;
import io.waybill.rules.FlowFixture;
import io.waybill.rules.RuleSet;
import io.waybill.rules.decision.Classify;
import io.waybill.rules.decision.Decision;
import io.waybill.rules.decision.Deliver;
import io.waybill.rules.fact.OutcomeClass;
import io.waybill.rules.fact.Price;
import io.waybill.rules.fact.Result;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TierTimesTest {
    private static FlowFixture selling() {
        return FlowFixture.flow().with("buyers.csv", """
                id,recipient,price,tier
                a,prime-lending,75.00,1
                b,summit-loans,52.00,2
                """);
    }

    private static List<Decision> decisions(FlowFixture flow, FactsFixture facts) {
        try (RuleSet rules = flow.rules()) {
            Evaluation evaluation = rules.evaluate(facts.facts());
            return evaluation.decisions();
        }
    }

    @Test
    void aDeliveryHasTheTimeOfItsTier() {
        var flow = selling().with("tiers.csv", "id,timeout\n1,10m\n2,5m\n");

        assertThat(decisions(flow, lead()))
                .contains(new Deliver("prime-lending", new Price.Fixed(7500), Duration.ofMinutes(10)));
    }

    @Test
    void aTierWithoutATimeLetsItWait() {
        assertThat(decisions(selling(), lead())).contains(new Deliver("prime-lending", new Price.Fixed(7500)));
        assertThat(decisions(selling().with("tiers.csv", "id,sell_to\n1,1\n"), lead()))
                .contains(new Deliver("prime-lending", new Price.Fixed(7500)));
    }

    @Test
    void whatHasNotLeftInTimeIsNotTriedAgain() {
        var outcome = FactsFixture.answered("prime-lending", 1, Result.ERROR, fault("withdrawn"));

        assertThat(decisions(selling(), lead().outcome(outcome)))
                .contains(new Classify(outcome.id(), OutcomeClass.TIMEOUT))
                .contains(new Deliver("summit-loans", new Price.Fixed(5200)));
    }
}
