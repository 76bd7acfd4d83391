package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.RunningWaybill;
import java.math.BigDecimal;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WaterfallTest extends Story {
    @BeforeEach
    void twoBuyers() {
        home().buyer("first", buyer.uri("/first").toString(), "")
                .buyer("second", buyer.uri("/second").toString(), "")
                .buyers("""
                        top,"CA, NY",first,75.00,1,1
                        next,*,second,52.00,1,2
                        """)
                .write("rules/flows/loans/purchase.csv", "id,pay\nshare,60%\n")
                .write("rules/flows/loans/filters.csv", "id,state,reject\ntexas,TX,We do not serve Texas\n");
        start();
    }

    @Test
    void theFirstBuyerRejectsAndTheSecondBuys() {
        buyer.answers("/first").with(200, "{\"status\":\"rejected\",\"message\":\"too small\"}");
        buyer.answers("/second").with(200, "{\"status\":\"accepted\",\"leadId\":\"B-7\"}");

        var answer = submit();

        assertThat(answer.path("outcome").asText()).isEqualTo("success");
        assertThat(answer.path("price").decimalValue()).isEqualByComparingTo("31.20");
        var lead = lead(answer);
        assertThat(lead.path("state").asText()).isEqualTo("sold");
        assertThat(lead.path("revenue").asText()).isEqualTo("52.00");
        assertThat(new BigDecimal(lead.path("cost").asText())).isEqualByComparingTo("31.20");
        assertThat(new BigDecimal(lead.path("margin").asText())).isEqualByComparingTo("20.80");
        assertThat(lead.path("sales").path(0).path("recipient").asText()).isEqualTo("second");
        assertThat(lead.path("sales").path(0).path("reference").asText()).isEqualTo("B-7");
    }

    @Test
    void theJournalTellsItInOrder() {
        buyer.answers("/first").rejects();
        buyer.answers("/second").with(200, "{\"status\":\"accepted\",\"leadId\":\"B-7\"}");

        var lead = lead(submit());

        assertThat(RunningWaybill.types(lead))
                .containsExactly(
                        "lead.received",
                        "rules.evaluated",
                        "exchange.started",
                        "exchange.finished",
                        "rules.evaluated",
                        "exchange.started",
                        "exchange.finished",
                        "rules.evaluated",
                        "sale.recorded",
                        "lead.closed");
        assertThat(RunningWaybill.events(lead))
                .extracting(event -> event.path("seq").asInt())
                .containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(lead.at("/fields/state/normal").asText()).isEqualTo("CA");
        assertThat(lead.at("/fields/state/raw").asText()).isEqualTo("California");
        assertThat(lead.at("/fields/first_name/raw").asText()).isEqualTo("Ann");
        assertThat(lead.at("/fields/phone_1/normal").asText()).isEqualTo("4155552671");
    }

    @Test
    void decisionsNameTheRulesTheRowsAndTheRelease() {
        buyer.answers("/first").rejects();

        var round = events(lead(submit()), "rules.evaluated").getFirst();

        assertThat(round.path("release").asText()).hasSize(64);
        assertThat(round.path("rows").toString()).contains("buyers:top", "buyers:next");
        assertThat(round.path("rules").toString()).contains("selection.candidate");
        assertThat(round.path("decisions").findValues("Deliver"))
                .extracting(deliver -> deliver.path("recipient").asText())
                .containsExactly("first");
    }

    @Test
    void whatWasSaidToTheBuyersIsInTheirOwnLedger() {
        buyer.answers("/first").rejects();

        var answer = submit();

        assertThat(buyer.visits()).extracting(visit -> visit.path()).containsExactly("/first", "/second");
        var body = RunningWaybill.json(buyer.visits("/second").getFirst().body());
        assertThat(body.path("id").asText()).isEqualTo(answer.at("/lead/id").asText());
        assertThat(body.path("amount").isNumber()).isTrue();
        assertThat(body.path("amount").asInt()).isEqualTo(15_000);
        assertThat(buyer.visits("/second").getFirst().key()).isEqualTo(delivery(lead(answer), "second"));
        assertThat(buyer.visits("/second").getFirst().attempt()).isEqualTo("1");
    }

    private static String delivery(JsonNode lead, String recipient) {
        return events(lead, "exchange.started").stream()
                .filter(event -> event.path("to").asText().equals(recipient))
                .findFirst()
                .orElseThrow()
                .path("delivery")
                .asText();
    }

    @Test
    void aFilteredLeadShowsTheRowThatDidIt() {
        var answer = submit("{\"state\":\"TX\",\"loan_amount\":\"5000\"}");

        assertThat(answer.path("outcome").asText()).isEqualTo("failure");
        assertThat(answer.path("reason").asText()).isEqualTo("We do not serve Texas");
        var lead = lead(answer);
        assertThat(lead.path("state").asText()).isEqualTo("rejected");
        assertThat(events(lead, "rules.evaluated").getFirst().path("rows").toString())
                .contains("filters:texas");
        assertThat(buyer.visits()).isEmpty();
    }

    @Test
    void aRequiredFieldThatIsMissingOrInvalidRejects() {
        assertThat(submit("{\"state\":\"CA\"}").path("reason").asText()).isEqualTo("loan_amount is missing");
        assertThat(submit("{\"state\":\"CA\",\"loan_amount\":\"a lot\"}")
                        .path("reason")
                        .asText())
                .isEqualTo("loan_amount is not a valid number");
    }

    @Test
    void whenNobodyBuysTheSourceIsToldSo() {
        buyer.answers("/first").rejects();
        buyer.answers("/second").rejects();

        var answer = submit();

        assertThat(answer.path("outcome").asText()).isEqualTo("failure");
        assertThat(answer.path("price").decimalValue()).isEqualByComparingTo("0");
        assertThat(lead(answer).path("state").asText()).isEqualTo("unsold");
    }
}
