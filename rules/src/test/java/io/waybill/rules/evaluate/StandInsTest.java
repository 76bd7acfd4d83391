package io.waybill.rules.evaluate;

import static io.waybill.rules.FactsFixture.lead;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.rules.FactsFixture;
import io.waybill.rules.FlowFixture;
import io.waybill.rules.RuleSet;
import io.waybill.rules.decision.Decision;
import io.waybill.rules.decision.Deliver;
import io.waybill.rules.decision.Fallback;
import io.waybill.rules.fact.Price;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StandInsTest {
    private static final String PRIME = "prime-lending";
    private static final String BACKUP = "url https://backup.example/leads";

    private static List<Decision> decisions(FactsFixture facts) {
        FlowFixture flow = FlowFixture.flow()
                .with("buyers.csv", "id,recipient,price\na,prime-lending,75.00\nb,summit-loans,50.00\n");
        try (RuleSet rules = flow.rules()) {
            return rules.evaluate(facts.facts()).decisions();
        }
    }

    private static FactsFixture failed(int attempt, int status) {
        return lead().delivered(PRIME, new Price.Fixed(7500)).outcome(FactsFixture.post(PRIME, attempt, status));
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 503, 429})
    void whereAFlowSaysNothingAnErrorThatLastsGoesToWhatStandsIn(int status) {
        List<Decision> decisions = decisions(failed(4, status).standIns(PRIME, BACKUP));

        assertThat(decisions).contains(new Fallback("d-" + PRIME, BACKUP)).noneMatch(Deliver.class::isInstance);
    }

    @Test
    void withNothingToStandInTheNextCandidateHasItsTurn() {
        assertThat(decisions(failed(4, 503))).contains(new Deliver("summit-loans", new Price.Fixed(5000)));
    }

    @Test
    void whoHasTheLeadAlreadyStandsInForNobody() {
        FactsFixture facts = lead().delivered("summit-loans", new Price.Fixed(5000))
                .outcome(FactsFixture.post("summit-loans", 1, 200))
                .delivered(PRIME, new Price.Fixed(7500))
                .outcome(FactsFixture.post(PRIME, 4, 503))
                .standIns(PRIME, "recipient summit-loans");

        assertThat(decisions(facts)).noneMatch(Fallback.class::isInstance);
    }

    @Test
    void oneThatStandsInForTwoGetsTheLeadOnce() {
        FactsFixture facts = lead().delivered(PRIME, new Price.Fixed(7500))
                .outcome(FactsFixture.post(PRIME, 4, 503))
                .delivered("summit-loans", new Price.Fixed(5000))
                .outcome(FactsFixture.post("summit-loans", 4, 503))
                .standIns(PRIME, "recipient bulk-loans")
                .standIns("summit-loans", "recipient bulk-loans");

        assertThat(decisions(facts)).filteredOn(Fallback.class::isInstance).hasSize(1);
    }

    @Test
    void whoStandsInIsNoCandidateOfTheSameRound() {
        FactsFixture facts = failed(4, 503).standIns(PRIME, "recipient summit-loans");

        assertThat(decisions(facts))
                .contains(new Fallback("d-" + PRIME, "recipient summit-loans"))
                .noneMatch(Deliver.class::isInstance);
    }

    @Test
    void aRejectionAsksNoStandIn() {
        assertThat(decisions(failed(1, 400).standIns(PRIME, BACKUP)))
                .contains(new Deliver("summit-loans", new Price.Fixed(5000)));
    }
}
