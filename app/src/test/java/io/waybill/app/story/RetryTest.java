package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.RunningWaybill;
import org.junit.jupiter.api.Test;

class RetryTest extends Story {
    private void buyers(String firstMore) {
        home().buyer("first", buyer.uri("/first").toString(), firstMore)
                .buyer("second", buyer.uri("/second").toString(), "")
                .buyers("top,*,first,75.00,1,1\nnext,*,second,52.00,1,2\n")
                .write("rules/flows/loans/outcomes.csv", QUICK_RETRIES);
        start();
    }

    @Test
    void aServerErrorIsTriedAgainWithTheSameKeyAndTheNextAttemptNumber() {
        buyer.answers("/first").with(503).then(500).accepts();
        buyers("");

        var answer = submit();

        assertThat(answer.path("outcome").asText()).isEqualTo("success");
        assertThat(buyer.visits("/first")).extracting(visit -> visit.attempt()).containsExactly("1", "2", "3");
        assertThat(buyer.visits("/first"))
                .extracting(visit -> visit.key())
                .containsOnly(buyer.visits().getFirst().key());
        assertThat(events(lead(answer), "retry.scheduled")).hasSize(2);
    }

    @Test
    void whatWasToBeTriedAgainGoesToTheNextBuyerWhenItsOwnIsPausedMeanwhile() {
        buyer.answers("/first").with(503).accepts();
        home().buyer("first", buyer.uri("/first").toString(), "")
                .buyer("second", buyer.uri("/second").toString(), "")
                .buyers("top,*,first,75.00,1,1\nnext,*,second,52.00,1,2\n")
                .write("rules/flows/loans/outcomes.csv", "id,status,class,retry,backoff\ndown,5xx,server_error,1,3s\n");
        start();
        var answer =
                waybill().client().submitting("loans", "web", "?wait=0", LEAD).join();
        Eventually.holds(() -> assertThat(buyer.visits("/first")).hasSize(1));

        waybill().post("/api/recipients/first/pause");

        var lead = leadIn("sold", RunningWaybill.json(answer.body()));
        assertThat(lead.at("/sales/0/recipient").asText()).isEqualTo("second");
        assertThat(buyer.visits("/first")).hasSize(1);
    }

    @Test
    void whenAllTriesFailThereIsAnAlertAndTheNextBuyerGetsTheLead() {
        buyer.answers("/first").with(500);
        buyers("");

        var answer = submit();

        assertThat(answer.path("outcome").asText()).isEqualTo("success");
        assertThat(buyer.visits("/first")).hasSize(4);
        var lead = lead(answer);
        assertThat(lead.at("/sales/0/recipient").asText()).isEqualTo("second");
        assertThat(events(lead, "alert.raised")).hasSize(1);
    }

    @Test
    void aBadRequestIsNotTriedAgain() {
        buyer.answers("/first").with(400, "{\"message\":\"no zip\"}");
        buyers("");

        var lead = lead(submit());

        assertThat(buyer.visits("/first")).hasSize(1);
        assertThat(events(lead, "exchange.finished").getFirst().path("class").asText())
                .isEqualTo("invalid");
        assertThat(events(lead, "exchange.finished").getFirst().path("reason").asText())
                .contains("no zip");
    }

    @Test
    void aRefusedKeyPausesTheRecipientForTheNextLeadToo() {
        buyer.answers("/first").with(401);
        buyers("");

        var lead = lead(submit());
        submit();

        assertThat(events(lead, "recipient.paused").getFirst().path("recipient").asText())
                .isEqualTo("first");
        assertThat(events(lead, "alert.raised")).isNotEmpty();
        assertThat(buyer.visits("/first")).hasSize(1);
        assertThat(buyer.visits("/second")).hasSize(2);
    }

    @Test
    void aDuplicateEarnsNothingAndTheNextBuyerGetsTheLead() {
        buyer.answers("/first").with(409);
        buyers("");

        var lead = lead(submit());

        assertThat(events(lead, "exchange.finished").getFirst().path("class").asText())
                .isEqualTo("duplicate");
        assertThat(lead.path("revenue").asText()).isEqualTo("52.00");
    }

    @Test
    void aTimeoutOfAnIdempotentBuyerIsTriedAgain() {
        buyer.answers("/first").acceptsAndHangs().accepts();
        buyers("idempotent: true\ntimeout: 300ms\n");

        var answer = submit();

        assertThat(answer.path("outcome").asText()).isEqualTo("success");
        assertThat(buyer.visits("/first")).hasSize(2);
        assertThat(buyer.accepted()).isEqualTo(1);
        assertThat(buyer.visits("/second")).isEmpty();
    }

    @Test
    void aTimeoutOfAnyOtherBuyerIsHeldForAPersonAndNobodyElseGetsTheLead() {
        buyer.answers("/first").acceptsAndHangs();
        buyers("timeout: 300ms\n");

        var answer = submit();

        assertThat(answer.path("outcome").asText()).isEqualTo("pending");
        var lead = leadIn("review", answer);
        assertThat(events(lead, "exchange.finished").getFirst().path("outcome").asText())
                .isEqualTo("unknown");
        assertThat(events(lead, "delivery.parked").getFirst().path("to").asText())
                .isEqualTo("first");
        assertThat(buyer.visits()).hasSize(1);
    }

    @Test
    void anAcceptanceThatCannotBeReadIsUnknownAndNotARejection() {
        buyer.answers("/first").with(200, "{\"status\":\"accepted\",\"lead");
        buyers("");

        var lead = leadIn("review", submit());

        assertThat(events(lead, "exchange.finished").getFirst().path("outcome").asText())
                .isEqualTo("unknown");
        assertThat(buyer.visits("/second")).isEmpty();
    }

    @Test
    void aBuyerThatCannotBeReachedIsNotUnknown() {
        home().buyer("gone", "http://127.0.0.1:1/", "").buyers("top,*,gone,75.00,1,1\nnext,*,second,52.00,1,2\n");
        home().buyer("second", buyer.uri("/second").toString(), "")
                .write("rules/flows/loans/outcomes.csv", QUICK_RETRIES);
        start();

        var lead = lead(submit());

        assertThat(lead.path("state").asText()).isEqualTo("sold");
        assertThat(events(lead, "exchange.finished").getFirst().path("outcome").asText())
                .isEqualTo("error");
    }
}
