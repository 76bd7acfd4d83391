package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.fake.RunningWaybill;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecipientTest extends Story {
    @BeforeEach
    void twoBuyers() {
        home().buyer("first", buyer.uri("/first").toString(), "")
                .buyer("second", buyer.uri("/second").toString(), "")
                .buyers("top,*,first,75.00,1,1\nnext,*,second,52.00,1,2\n");
        start();
    }

    @Test
    void aRecipientThatTheRulesPausedGetsLeadsAgainOnceResumed() {
        buyer.answers("/first").with(401).then(200, "{\"status\":\"accepted\",\"leadId\":\"B-1\"}");
        submit();
        assertThat(waybill().api("/recipients").at("/recipients/0/paused").asBoolean())
                .isTrue();
        assertThat(waybill().api("/alerts").at("/alerts/0/kind").asText()).isEqualTo("auth_failed");

        assertThat(waybill().post("/api/recipients/first/resume").statusCode()).isEqualTo(200);

        assertThat(lead(submit()).at("/sales/0/recipient").asText()).isEqualTo("first");
    }

    @Test
    void aRecipientPausedByHandGetsNoLeads() {
        assertThat(waybill().post("/api/recipients/first/pause").statusCode()).isEqualTo(200);

        assertThat(lead(submit()).at("/sales/0/recipient").asText()).isEqualTo("second");
        assertThat(buyer.visits("/first")).isEmpty();
    }

    @Test
    void aRecipientThatIsNotThereCannotBePaused() {
        assertThat(waybill().post("/api/recipients/nobody/pause").statusCode()).isEqualTo(404);
    }

    @Test
    void aTrialShowsWhatWouldBeSentAndWhatTheAnswerSays() {
        var answer =
                RunningWaybill.json(waybill().post("/api/recipients/first/test").body());

        assertThat(answer.at("/request/method").asText()).isEqualTo("POST");
        assertThat(answer.at("/request/body").asText()).contains("Ann");
        assertThat(answer.at("/response/status").asInt()).isEqualTo(200);
        assertThat(answer.at("/read/verdict").asText()).isEqualTo("success");
        assertThat(buyer.visits()).isEmpty();
        assertThat(waybill().api("/leads").path("leads")).isEmpty();
    }
}
