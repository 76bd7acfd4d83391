package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.fake.RunningWaybill;
import io.waybill.app.fake.Visit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StandInTest extends Story {
    @BeforeEach
    void aBuyerWithABackup() {
        home().buyer("alpha", buyer.uri("/alpha").toString(), """
                        idempotent: true
                        fallback:
                          - url: "%s"
                          - recipient: spare
                          - webhook: "%s"
                        """.formatted(buyer.uri("/backup"), buyer.uri("/hook")))
                .buyer("spare", buyer.uri("/spare").toString(), "")
                .buyer("last", buyer.uri("/last").toString(), "")
                .buyers("a,,alpha,30.00,1,1\nb,,last,5.00,1,2\n")
                .write("rules/flows/loans/outcomes.csv", "id,status,class,then\ndown,5xx,server_error,fallback\n");
        buyer.answers("/alpha").with(503);
    }

    @Test
    void theBackupAddressGetsTheSameDeliveryWithTheSameKey() {
        start();

        var lead = lead(submit());

        assertThat(lead.at("/sales/0/recipient").asText()).isEqualTo("alpha");
        assertThat(lead.at("/sales/0/price").asText()).isEqualTo("30.00");
        assertThat(buyer.visits()).extracting(Visit::path).containsExactly("/alpha", "/backup");
        assertThat(buyer.visits()).extracting(Visit::key).doesNotContainNull();
        assertThat(buyer.visits().stream().map(Visit::key).distinct()).hasSize(1);
        assertThat(buyer.visits("/backup").getFirst().body())
                .isEqualTo(buyer.visits("/alpha").getFirst().body());
    }

    @Test
    void oneAfterTheOtherIsTriedAndThenAPersonIsAsked() {
        buyer.answers("/backup").with(502);
        buyer.answers("/spare").with(503);
        buyer.answers("/hook").with(500);
        start();

        var lead = leadIn("review", submit());

        assertThat(buyer.visits()).extracting(Visit::path).containsExactly("/alpha", "/backup", "/spare", "/hook");
        assertThat(RunningWaybill.json(buyer.visits("/hook").getFirst().body()))
                .isEqualTo(RunningWaybill.json(buyer.visits("/alpha").getFirst().body()));
        assertThat(events(lead, "delivery.parked").getFirst().path("reason").asText())
                .contains("alpha")
                .contains("stands in for it");
    }

    @Test
    void anotherRecipientThatStandsInBuysAtTheAgreedPrice() {
        buyer.answers("/backup").with(502);
        start();

        var lead = lead(submit());

        assertThat(lead.at("/sales/0/recipient").asText()).isEqualTo("spare");
        assertThat(lead.at("/sales/0/price").asText()).isEqualTo("30.00");
    }

    @Test
    void aRejectionIsNoReasonForAStandIn() {
        buyer.answers("/backup").rejects();
        start();

        var lead = lead(submit());

        assertThat(lead.at("/sales/0/recipient").asText()).isEqualTo("last");
        assertThat(buyer.visits("/spare")).isEmpty();
    }

    @Test
    void whatMayHaveBeenTakenGoesToTheSameRecipientOnly() {
        home().write(
                        "rules/flows/loans/outcomes.csv",
                        "id,status,fault,class,then\ndown,5xx,,server_error,fallback\nlost,,connection,,fallback\n");
        buyer.answers("/backup").acceptsAndResets();
        start();

        var lead = leadIn("review", submit());

        assertThat(buyer.visits()).extracting(Visit::path).containsExactly("/alpha", "/backup");
        assertThat(lead.path("sales")).isEmpty();
    }
}
