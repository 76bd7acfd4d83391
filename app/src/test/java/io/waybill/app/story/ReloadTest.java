package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.Eventually;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReloadTest extends Story {
    private static final String FILTER = """
            rule "filtering.texas.reject"
            when
                Lead( this["state"] == "%s" )
            then
                insert( new Reject( "Not here" ) );
            end
            """;

    @BeforeEach
    void oneBuyer() {
        home().buyer("first", buyer.uri("/first").toString(), "").buyers("top,*,first,75.00,1,1\n");
        start();
    }

    private String release() {
        return events(lead(submit()), "rules.evaluated")
                .getFirst()
                .path("release")
                .asText();
    }

    private JsonNode problems() {
        return Objects.requireNonNull(waybill().api("/releases/problems").get("problems"));
    }

    @Test
    void aChangedPriceHoldsForTheNextLead() {
        var before = release();

        home().buyers("top,*,first,80.50,1,1\n");

        Eventually.holds(
                () -> assertThat(lead(submit()).path("revenue").asText()).isEqualTo("80.50"));
        assertThat(release()).isNotEqualTo(before);
    }

    @Test
    void aChangedRuleHoldsForTheNextLead() {
        home().write("rules/flows/loans/filtering.drl", FILTER.formatted("CA"));

        Eventually.holds(() -> assertThat(submit().path("reason").asText()).isEqualTo("Not here"));
    }

    @Test
    void aBrokenTableIsReportedByRowAndColumnAndTheOldOneGoesOn() {
        var before = release();

        home().buyers("top,*,first,75.00,1,1\nworse,*,first,7S.00,1,2\n");

        Eventually.holds(() -> assertThat(problems()).isNotEmpty());
        var problem = problems().get(0);
        assertThat(problem.path("file").asText()).isEqualTo("rules/flows/loans/buyers.csv");
        assertThat(problem.path("row").asInt()).isEqualTo(3);
        assertThat(problem.path("column").asText()).isEqualTo("price");
        assertThat(problem.path("cell").asText()).isEqualTo("7S.00");
        assertThat(problem.path("text").asText()).isNotBlank();
        assertThat(release()).isEqualTo(before);
    }

    @Test
    void aBrokenRuleIsReportedByLineAndTheOldOneGoesOn() {
        var before = release();

        home().write("rules/flows/loans/filtering.drl", FILTER.formatted("CA").replace("insert(", "insret("));

        Eventually.holds(() -> assertThat(problems()).isNotEmpty());
        assertThat(problems().get(0).path("file").asText()).isEqualTo("rules/flows/loans/filtering.drl");
        assertThat(problems().get(0).path("row").asInt()).isPositive();
        assertThat(release()).isEqualTo(before);
    }

    @Test
    void aBrokenMappingIsReportedByLineAndTheOldOneGoesOn() {
        home().write("mappings/recipients/first.yaml", "name: First\nkind: buyer\nulr: \"http://127.0.0.1/\"\n");

        Eventually.holds(() -> assertThat(problems()).isNotEmpty());
        assertThat(problems().toString()).contains("mappings/recipients/first.yaml", "ulr", "url");
        assertThat(submit().path("outcome").asText()).isEqualTo("success");
    }

    @Test
    void aMendedFileClearsTheProblem() {
        home().buyers("top,*,first,7S.00,1,1\n");
        Eventually.holds(() -> assertThat(problems()).isNotEmpty());

        home().buyers("top,*,first,76.00,1,1\n");

        Eventually.holds(() -> assertThat(problems()).isEmpty());
        assertThat(lead(submit()).path("revenue").asText()).isEqualTo("76.00");
    }
}
