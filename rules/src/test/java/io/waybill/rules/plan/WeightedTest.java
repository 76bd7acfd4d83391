package io.waybill.rules.plan;

import static io.waybill.rules.FactsFixture.lead;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.rules.FactsFixture;
import io.waybill.rules.FlowFixture;
import io.waybill.rules.RuleSet;
import io.waybill.rules.decision.Decision;
import io.waybill.rules.decision.Deliver;
import io.waybill.rules.decision.Ping;
import io.waybill.rules.fact.OutcomeClass;
import io.waybill.rules.fact.Price;
import io.waybill.rules.fact.Result;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class WeightedTest {
    private static final FlowFixture FLOW =
            FlowFixture.flow().with("tiers.csv", "id,strategy\n1,weighted\n").with("buyers.csv", """
                    id,recipient,price,weight
                    a,prime-lending,75.00,7
                    b,summit-loans,bid,3
                    c,bulk-loans,15.00,0
                    """);

    private static Decision next(RuleSet rules, FactsFixture facts) {
        return rules.evaluate(facts.facts()).decisions().getLast();
    }

    @Test
    void leadsAreSharedAsTheWeightsSay() {
        Map<String, Integer> shares = new TreeMap<>();
        try (RuleSet rules = FLOW.rules()) {
            for (int chance = 1; chance <= 100; chance++) {
                shares.merge(next(rules, lead().random(chance)).toString(), 1, Integer::sum);
            }
        }

        assertThat(shares)
                .isEqualTo(Map.of(
                        new Deliver("prime-lending", new Price.Fixed(7500)).toString(), 70,
                        new Ping("summit-loans").toString(), 30));
    }

    @Test
    void theOthersGetWhatTheDrawnOneRejectsAndTheWeightlessComeLast() {
        try (RuleSet rules = FLOW.rules()) {
            FactsFixture facts = lead().random(1).was("prime-lending", OutcomeClass.REJECTED);
            assertThat(next(rules, facts)).isEqualTo(new Ping("summit-loans"));

            facts.pinged("summit-loans", 3000, Result.SUCCESS);
            assertThat(next(rules, facts)).isEqualTo(new Deliver("summit-loans", new Price.Fixed(3000)));

            facts.was("summit-loans", OutcomeClass.REJECTED);
            assertThat(next(rules, facts)).isEqualTo(new Deliver("bulk-loans", new Price.Fixed(1500)));
        }
    }
}
