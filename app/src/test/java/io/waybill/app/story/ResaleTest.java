package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Buyers give leads back, and the others get them. */
class ResaleTest extends Story {
    private static final String FIELDS = """
            name: Loans
            wait: 10s
            fields:
              first_name: first_name
              email: email
              phone_1: phone
              state: state
              loan_amount: { type: number, required: true }
            """;

    private void startWithReturns(String returns) {
        home().buyer("first", buyer.uri("/first").toString(), "feedback: true\n")
                .buyer("second", buyer.uri("/second").toString(), "feedback: true\n")
                .buyers("top,*,first,75.00,1,1\nnext,*,second,50.00,1,2\n")
                .write("rules/flows/loans/purchase.csv", "id,pay\nshare,60%\n")
                .write("rules/flows/loans/fields.yaml", FIELDS + returns);
        start();
    }

    @AfterEach
    void theLedgerAddsUp() {
        assertThat(waybill().api("/reports/ledger/check").toString()).contains("\"clean\":true");
    }

    private void giveBack(JsonNode lead, int sale) {
        var delivery = lead.at("/sales/" + sale + "/delivery").asText();
        var answer = waybill().get("/feedback?type=return&event_id=" + delivery);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private JsonNode total() {
        return waybill().api("/reports/revenue").path("total");
    }

    @Test
    void theOthersAreOfferedItAndTheSourceKeepsItsPay() {
        startWithReturns("returns: { resell: yes }\n");
        var answer = submit();
        giveBack(lead(answer), 0);

        var again = leadIn("sold", answer);
        assertThat(again.path("sales")).hasSize(2);
        assertThat(again.at("/sales/0/reversed_at").asText()).isNotEmpty();
        assertThat(again.at("/sales/1/recipient").asText()).isEqualTo("second");
        assertThat(again.path("revenue").asText()).isEqualTo("50.00");
        assertThat(again.path("cost").asText()).isEqualTo("45.00");
        assertThat(buyer.visits("/first")).hasSize(1);
        assertThat(total().toString())
                .contains("\"sales\":2", "\"returned\":1", "\"revenue\":\"125.00\"", "\"returns\":\"75.00\"")
                .contains("\"payout\":\"45.00\"", "\"margin\":\"5.00\"");

        giveBack(again, 1);
        var over = leadIn("unsold", answer);
        assertThat(over.path("revenue").asText()).isEqualTo("0.00");
        assertThat(over.path("cost").asText()).isEqualTo("45.00");
    }

    @Test
    void whereTheSourcePaysBackItIsPaidForTheLastSale() {
        startWithReturns("returns: { resell: yes, pay_back: yes }\n");
        var answer = submit();
        giveBack(lead(answer), 0);

        var again = leadIn("sold", answer);
        assertThat(again.path("cost").asText()).isEqualTo("30.00");
        assertThat(total().path("payout").asText()).isEqualTo("30.00");

        giveBack(again, 1);
        assertThat(leadIn("unsold", answer).path("cost").asText()).isEqualTo("0.00");
        assertThat(total().path("payout").asText()).isEqualTo("0.00");
    }

    @Test
    void withoutTheWordNothingIsSoldAgain() {
        startWithReturns("");
        var answer = submit();
        giveBack(lead(answer), 0);

        assertThat(lead(answer).path("state").asText()).isEqualTo("sold");
        assertThat(buyer.visits("/second")).isEmpty();
        assertThat(total().path("margin").asText()).isEqualTo("-45.00");
    }

    @Test
    void reportsTellOfDaysSourcesAndRecipients() {
        startWithReturns("");
        submit();
        var day = lead(submit()).path("received_at").asText().substring(0, 10);

        assertThat(waybill().api("/reports/revenue?by=day").at("/days/0/day").asText())
                .isEqualTo(day);
        assertThat(waybill()
                        .api("/reports/sources?from=" + day + "&to=" + day)
                        .at("/sources/0")
                        .toString())
                .contains("\"source\":\"web\"", "\"sales\":2", "\"payout\":\"90.00\"");
        assertThat(waybill()
                        .api("/reports/recipients?by=day")
                        .at("/recipients/0")
                        .toString())
                .contains("\"recipient\":\"first\"", "\"revenue\":\"150.00\"", "\"days\"");
        assertThat(waybill().api("/reports/deliveries").at("/deliveries/0").toString())
                .contains("\"recipient\":\"first\"", "\"attempts\":2", "\"accepted\":2", "\"acceptance_rate\":1");
        assertThat(waybill()
                        .api("/reports/deliveries?by=day")
                        .at("/deliveries/0/day")
                        .asText())
                .isEqualTo(day);
        assertThat(waybill()
                        .api("/reports/revenue?to=2020-01-01")
                        .at("/total/sales")
                        .asInt())
                .isZero();
        assertThat(waybill()
                        .api("/reports/revenue?flow=other")
                        .at("/total/sales")
                        .asInt())
                .isZero();
        assertThat(waybill().client().ask("/reports/revenue?from=yesterday").body())
                .contains("2026-11-01");
        assertThat(waybill().client().ask("/reports/revenue?from=yesterday").statusCode())
                .isEqualTo(400);
        assertThat(waybill().client().ask("/reports/sources?by=hour").statusCode())
                .isEqualTo(400);
    }

    @Test
    void testLeadsTouchNoMoney() {
        startWithReturns("returns: { resell: yes }\ntest: true\n");
        var answer = submit();
        giveBack(lead(answer), 0);

        assertThat(leadIn("sold", answer).path("sales")).hasSize(2);
        assertThat(total().path("sales").asInt()).isZero();
        assertThat(total().path("payout").asText()).isEqualTo("0.00");
    }
}
