package io.waybill.rules.evaluate;

import static io.waybill.rules.FactsFixture.lead;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.rules.FactsFixture;
import io.waybill.rules.FlowFixture;
import io.waybill.rules.RuleSet;
import io.waybill.rules.decision.Close;
import io.waybill.rules.decision.Decision;
import io.waybill.rules.decision.Deliver;
import io.waybill.rules.decision.Remediate;
import io.waybill.rules.decision.Wait;
import io.waybill.rules.fact.Course;
import io.waybill.rules.fact.Course.Progress;
import io.waybill.rules.fact.OutcomeClass;
import io.waybill.rules.fact.Price;
import io.waybill.rules.fact.RecipientStatus.Room;
import io.waybill.rules.fact.Result;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TermsTest {
    private static final String PRIME = "prime-lending";
    private static final String SUMMIT = "summit-loans";

    private static FlowFixture flow(String terms) {
        return FlowFixture.flow()
                .with("fields.yaml", FlowFixture.FIELDS + terms)
                .with("buyers.csv", "id,recipient,price\na,prime-lending,75.00\nb,summit-loans,50.00\n");
    }

    private static List<Decision> decisions(FlowFixture flow, FactsFixture facts) {
        try (RuleSet rules = flow.rules()) {
            return rules.evaluate(facts.facts()).decisions();
        }
    }

    private static Decision deliver(String recipient, long cents) {
        return new Deliver(recipient, new Price.Fixed(cents));
    }

    private static Course spent(long micros) {
        return new Course(Progress.UNDERWAY, micros, Set.of());
    }

    @Test
    void nobodyGetsALeadThatLeavesTooLittle() {
        FlowFixture flow = flow("margin: 20.00\n").with("purchase.csv", "id,pay\nshare,70%\n");

        assertThat(decisions(flow, lead())).contains(deliver(PRIME, 7500));
        assertThat(decisions(flow, lead().at(spent(2_500_000)))).contains(deliver(PRIME, 7500));
        assertThat(decisions(flow, lead().at(spent(2_500_001)))).noneMatch(Deliver.class::isInstance);
    }

    @Test
    void aMarginMayBeAShareOfTheRevenue() {
        FlowFixture flow = flow("margin: 30%\n").with("purchase.csv", "id,pay\nfixed,40.00\n");

        assertThat(decisions(flow, lead())).contains(deliver(PRIME, 7500));
        assertThat(decisions(flow, lead().was(PRIME, OutcomeClass.REJECTED))).noneMatch(Deliver.class::isInstance);
    }

    @Test
    void whoHasNotSoMuchLeftIsPassedOver() {
        Room poor = new Room(null, 7499L, true, "closed", 0, 100, 0);

        assertThat(decisions(flow(""), lead().with(PRIME, poor, PRIME))).contains(deliver(SUMMIT, 5000));
    }

    @Test
    void onlyBuyersThatTheLeadNamesMayHaveIt() {
        FlowFixture flow = flow("  partners: string\nconsent: partners\n");

        assertThat(decisions(flow, lead().with("partners", "Nobody Ltd; SUMMIT-LOANS")))
                .contains(deliver(SUMMIT, 5000));
        assertThat(decisions(
                        flow, lead().with("partners", "Prime Lending LLC").with(PRIME, Room.FREE, "Prime Lending LLC")))
                .contains(deliver(PRIME, 7500));
        assertThat(decisions(flow, lead())).noneMatch(Deliver.class::isInstance);
    }

    @Test
    void aLeadThatIsTooOldGoesToNobodyFurther() {
        FlowFixture flow = flow("timeout: 30m\n");
        FactsFixture facts = lead().was(PRIME, OutcomeClass.REJECTED);

        assertThat(decisions(flow, facts)).contains(deliver(SUMMIT, 5000));
        assertThat(decisions(flow, facts.after(Duration.ofMinutes(30))))
                .contains(new Close(Result.FAILURE, "no buyer accepted the lead in time"));
    }

    @Test
    void nobodyWaitsForAWindowThatOpensTooLate() {
        FlowFixture flow = flow("timeout: 1h\n")
                .with("buyers.csv", "id,recipient,price,tier\na,prime-lending,75.00,2\n")
                .with("tiers.csv", "id,strategy,opens_after\n1,waterfall,\n2,waterfall,24h\n");

        assertThat(decisions(flow, lead())).noneMatch(Wait.class::isInstance).anyMatch(Close.class::isInstance);
    }

    @Test
    void aFlowMayKeepWhatNobodyBought() {
        FactsFixture facts = lead().was(PRIME, OutcomeClass.REJECTED).was(SUMMIT, OutcomeClass.REJECTED);

        assertThat(decisions(flow("remediation: yes\n"), facts))
                .contains(new Remediate("no buyer accepted the lead"))
                .noneMatch(Close.class::isInstance);
    }

    @Test
    void aRoundRobinBeginsWithWhoHasWaitedLongest() {
        FlowFixture flow = flow("").with("tiers.csv", "id,strategy\n1,round_robin\n");
        FactsFixture facts = lead().with(PRIME, new Room(null, null, true, "closed", 20, 100, 0), PRIME)
                .with(SUMMIT, new Room(null, null, true, "closed", 10, 100, 0), SUMMIT);

        assertThat(decisions(flow, facts)).contains(deliver(SUMMIT, 5000)).doesNotContain(deliver(PRIME, 7500));
        assertThat(decisions(flow, facts.was(SUMMIT, OutcomeClass.REJECTED))).contains(deliver(PRIME, 7500));
    }
}
