package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rules ask for a person where nothing is in doubt. */
class RuleReviewTest extends Story {
    @Test
    void whatAPersonHasLookedAtIsNotAskedAgain() {
        home().buyer("first", buyer.uri("/first").toString(), "")
                .buyers("top,*,first,75.00,1,1\n")
                .write("rules/flows/loans/filtering.drl", """
                        rule "filtering.amount.look"
                        when
                            $lead : Lead( this["loan_amount"] > 10000 )
                        then
                            insert( new Review( "a large amount" ) );
                        end
                        """);
        start();
        var answer = submit();
        var held = leadIn("review", answer);
        var shown = waybill().api("/reviews");
        assertThat(shown.at("/reviews/0/kind").asText()).isEqualTo("review");
        assertThat(shown.at("/reviews/0/reason").asText()).isEqualTo("a large amount");
        assertThat(buyer.visits()).isEmpty();

        var path = "/api/reviews/" + held.path("id").asText();
        assertThat(waybill().post(path + "/confirm").statusCode()).isEqualTo(409);
        assertThat(waybill().post(path + "/release").statusCode()).isEqualTo(200);

        assertThat(leadIn("sold", answer).path("revenue").asText()).isEqualTo("75.00");
        assertThat(waybill().api("/reports/ledger/check").toString()).contains("\"clean\":true");
    }
}
