package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Leads that nobody bought are kept for people to work on. */
class RemediationTest extends Story {
    @BeforeEach
    void twoBuyersThatDoNotBuy() {
        home().buyer("first", buyer.uri("/first").toString(), "")
                .buyer("second", buyer.uri("/second").toString(), "")
                .buyers("top,*,first,75.00,1,1\nnext,*,second,52.00,1,2\n")
                .write("rules/flows/loans/outcomes.csv", "id,status,class,retry,then\ndown,5xx,server_error,0,next\n")
                .write("rules/flows/loans/purchase.csv", "id,pay\nshare,50%\n")
                .write("rules/flows/loans/fields.yaml", """
                        name: Loans
                        wait: 10s
                        timeout: 1m
                        remediation: yes
                        fields:
                          first_name: first_name
                          email: email
                          phone_1: phone
                          state: state
                          loan_amount: { type: number, required: true }
                        """);
        buyer.answers("/first").rejects();
        buyer.answers("/second").with(500).accepts();
        start();
    }

    @AfterEach
    void theLedgerAddsUp() {
        assertThat(waybill().api("/reports/ledger/check").toString()).contains("\"clean\":true");
    }

    private int decide(JsonNode lead, String action) {
        return waybill()
                .post("/api/reviews/" + lead.path("id").asText() + "/" + action)
                .statusCode();
    }

    @Test
    void whoOnlyFailedIsAskedAgainAndWhoRefusedIsNot() {
        var answer = submit();
        var lead = leadIn("remediation", answer);
        var shown = waybill().api("/reviews?kind=remediation");
        assertThat(shown.at("/counts/remediation").asInt()).isEqualTo(1);
        assertThat(shown.at("/reviews/0/kind").asText()).isEqualTo("remediation");
        assertThat(shown.at("/reviews/0/actions").toString())
                .contains("repost", "close")
                .doesNotContain("confirm");

        assertThat(decide(lead, "repost")).isEqualTo(200);

        var sold = leadIn("sold", answer);
        assertThat(sold.at("/sales/0/recipient").asText()).isEqualTo("second");
        assertThat(sold.path("revenue").asText()).isEqualTo("52.00");
        assertThat(sold.path("cost").asText()).isEqualTo("26.00");
        assertThat(buyer.visits("/first")).hasSize(1);
        assertThat(buyer.visits("/second")).hasSize(2);
        assertThat(decide(lead, "repost")).isEqualTo(409);
    }

    @Test
    void aLeadThatIsTakenOutOfThePoolIsUnsold() {
        var lead = leadIn("remediation", submit());

        assertThat(decide(lead, "close")).isEqualTo(200);

        assertThat(waybill().lead(lead.path("id").asText()).path("state").asText())
                .isEqualTo("unsold");
        assertThat(waybill().api("/reviews").path("reviews")).isEmpty();
        assertThat(decide(lead, "release")).isEqualTo(409);
    }
}
