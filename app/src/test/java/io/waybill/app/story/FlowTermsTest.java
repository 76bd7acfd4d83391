package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FlowTermsTest extends Story {
    private static final String FIELDS = """
            name: Loans
            wait: 10s
            fields:
              first_name: first_name
              state: state
              loan_amount: { type: number, required: true }
              partners: string
            """;

    @BeforeEach
    void twoBuyers() {
        home().buyer("alpha", buyer.uri("/alpha").toString(), "consent: [\"Alpha Insurance, Inc.\", Alpha Group]\n")
                .buyer("beta", buyer.uri("/beta").toString(), "")
                .buyers("a,,alpha,30.00,1,1\nb,,beta,20.00,1,2\n");
    }

    private void flow(String terms) {
        home().write("rules/flows/loans/fields.yaml", FIELDS + terms);
    }

    private String soldTo(String lead) {
        var read = lead(submit(lead));
        return read.path("sales").isEmpty()
                ? read.path("reason").asText()
                : read.at("/sales/0/recipient").asText();
    }

    @Test
    void onlyBuyersNamedInTheLeadsConsentGetIt() {
        flow("consent: partners\n");
        start();

        assertThat(soldTo("{\"loan_amount\":1,\"partners\":\"beta\"}")).isEqualTo("beta");
        assertThat(soldTo("{\"loan_amount\":1,\"partners\":\"Gamma; alpha group\"}"))
                .isEqualTo("alpha");
        assertThat(soldTo("{\"loan_amount\":1,\"partners\":\"ALPHA INSURANCE, INC.\"}"))
                .isEqualTo("alpha");
        assertThat(soldTo("{\"loan_amount\":1}")).isEqualTo("no buyer matched the lead");
        JsonNode refused = lead(submit("{\"loan_amount\":1,\"partners\":\"Gamma\"}"));
        assertThat(events(refused, "rules.evaluated").getFirst().toString())
                .contains("not named in the lead's consent");
        assertThat(buyer.visits()).hasSize(3);
    }

    @Test
    void nobodyBuysAtAPriceThatLeavesTooLittle() {
        flow("margin: 10.00\n");
        home().write("rules/flows/loans/purchase.csv", "id,pay\nfixed,15.00\n");
        buyer.answers("/alpha").rejects();
        start();

        var lead = lead(submit("{\"loan_amount\":1}"));

        assertThat(lead.path("state").asText()).isEqualTo("unsold");
        assertThat(buyer.visits("/beta")).isEmpty();
    }
}
