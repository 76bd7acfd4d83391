package io.waybill.rules.cases;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.rules.FlowFixture;
import io.waybill.rules.RuleSet;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CoverageTest {
    private static final String FOLDER = "rules/flows/loans/";
    private static final String CASE = """
            {"name":"west","lead":{"state":"CA","loan_amount":"5"},
             "expect":{"decisions":[{"Deliver":{"recipient":"prime-lending","price":"80.00"}}],"rows":["buyers:east"]}}""";

    private static FlowFixture flow() {
        return FlowFixture.flow().with("buyers.csv", """
                        id,state,on,recipient,price
                        west,CA,,prime-lending,75.00
                        east,NY,,prime-lending,75.00
                        off,,no,prime-lending,75.00
                        """).with("scoring.drl", """
                        rule "scoring.all.points"
                        when
                            Lead()
                        then
                            insert( new Score( 5 ) );
                        end

                        rule "scoring.big.points"
                        when
                            Lead( this["loan_amount"] > 100 )
                        then
                            insert( new Score( 5 ) );
                        end
                        """);
    }

    private static Cases.Results run(RuleSet rules) {
        return new Cases(rules, new PlainLeads(), Map.of("prime-lending", "buyer"))
                .results(Map.of(FOLDER + "cases/a.json", CASE.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void rowsThatNoCaseMatchesAndRulesThatNoneFiresAreNamed() {
        try (RuleSet rules = flow().rules()) {
            var coverage = Coverage.of(
                    rules,
                    FOLDER,
                    List.of(FOLDER + "buyers.csv", FOLDER + "scoring.drl"),
                    run(rules).cases());

            assertThat(coverage.parts())
                    .containsExactly(
                            new Coverage.Part(FOLDER + "buyers.csv", 2, List.of("east")),
                            new Coverage.Part(FOLDER + "scoring.drl", 2, List.of("scoring.big.points")));
            assertThat(coverage.parts()).extracting(Coverage.Part::percent).containsExactly(50, 50);
        }
    }

    @Test
    void aChangedExpectationIsSetBesideTheNearestDecisionFieldByField() {
        try (RuleSet rules = flow().rules()) {
            var differences = run(rules).cases().getFirst().differences();

            assertThat(differences).extracting(Difference::what).containsExactly("decisions", "rows");
            assertThat(differences.getFirst().fields())
                    .containsExactly(
                            new Difference.Field("recipient", "prime-lending", "prime-lending", true),
                            new Difference.Field("price", "80.00", "75.00", false));
            assertThat(differences.get(1).wanted()).isEqualTo("buyers:east");
            assertThat(differences.get(1).came()).containsExactly("buyers:west");
        }
    }
}
