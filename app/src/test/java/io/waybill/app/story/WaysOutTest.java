package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WaysOutTest extends Story {
    private static final String TAKEN = "{\"status\":\"accepted\",\"leadId\":\"B-1\"}";

    @Test
    void aTokenIsFetchedOnceForManyLeadsAndNeverShows() {
        withToken();
        buyer.answers("/token").with(200, "{\"access_token\":\"tok-abcdef-1\",\"expires_in\":3600}");
        buyer.answers("/first")
                .with(200, "{\"status\":\"accepted\",\"leadId\":\"B-1\",\"message\":\"Bearer tok-abcdef-1\"}")
                .header("X-Echo", "tok-abcdef-1");
        start();

        var one = lead(submit());
        lead(submit());

        assertThat(buyer.visits("/token")).hasSize(1);
        assertThat(buyer.visits("/token").getFirst().body())
                .isEqualTo("grant_type=client_credentials&client_id=us&client_secret=very-secret-1");
        assertThat(buyer.visits("/first"))
                .hasSize(2)
                .allSatisfy(visit -> assertThat(visit.headers()).containsEntry("authorization", "Bearer tok-abcdef-1"));
        assertThat(one.path("state").asText()).isEqualTo("sold");
        assertThat(one.toString()).contains("Bearer ***").doesNotContain("tok-abcdef-1", "very-secret-1");
    }

    @Test
    void aTokenThatIsRefusedIsRenewedWithinTheSameAttempt() {
        withToken();
        buyer.answers("/token")
                .with(200, "{\"access_token\":\"tok-old-1\"}")
                .then(200, "{\"access_token\":\"tok-new-1\"}");
        buyer.answers("/first").with(401, "{\"message\":\"expired\"}").then(200, TAKEN);
        start();

        var lead = lead(submit());

        assertThat(lead.path("state").asText()).isEqualTo("sold");
        assertThat(buyer.visits("/first")).extracting(visit -> visit.attempt()).containsExactly("1", "1");
        var finished = events(lead, "exchange.finished");
        assertThat(finished).hasSize(1);
        assertThat(finished.getFirst().at("/response/before/status").asInt()).isEqualTo(401);
    }

    @Test
    void aTokenEndpointThatRefusesSellsTheLeadToTheNextAndPausesTheFirst() {
        withToken();
        buyer.answers("/token").with(401, "{\"error\":\"invalid_client\"}");
        start();

        var lead = lead(submit());

        assertThat(lead.at("/sales/0/recipient").asText()).isEqualTo("second");
        assertThat(buyer.visits("/first")).isEmpty();
        var finished = events(lead, "exchange.finished").getFirst();
        assertThat(finished.path("class").asText()).isEqualTo("auth_failed");
        assertThat(finished.path("reason").asText()).isEqualTo("token endpoint answered 401: invalid_client");
        assertThat(waybill().api("/recipients").toString()).contains("\"paused\":true");
    }

    @Test
    void aLeadIsDeliveredByEMailAndAMailServersNoIsAnswerEnough() throws MessagingException {
        var post = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        post.start();
        try {
            home().write("mappings/recipients/desk.yaml", """
                            name: Desk
                            kind: buyer
                            format: email
                            to: desk@buyer.example
                            subject: "Lead {{ lead.id }} for {{ lead.loan_amount }}"
                            body: { name: "{{ lead.first_name }}", phone: "{{ lead.phone_1 }}" }
                            attachments: [ { name: lead.csv } ]
                            """).buyers("top,*,desk,75.00,1,1\n");
            startWith(Map.of(
                    "waybill.smtp-url", "smtp://127.0.0.1:" + post.getSmtp().getPort()));

            var lead = lead(submit());

            assertThat(lead.path("state").asText()).as(lead.toString()).isEqualTo("sold");
            assertThat(post.getReceivedMessages()).hasSize(1);
            assertThat(post.getReceivedMessages()[0].getSubject())
                    .isEqualTo("Lead " + lead.path("id").asText() + " for 15000");
            var started = events(lead, "exchange.started").getFirst();
            assertThat(started.at("/request/url").asText()).isEqualTo("mailto:desk@buyer.example");
            assertThat(started.at("/request/body").asText()).startsWith("name: Ann\n");
        } finally {
            post.stop();
        }
    }

    private void withToken() {
        home().buyer("first", buyer.uri("/first").toString(), """
                        auth:
                          oauth2: { token_url: "%s", client_id: us, client_secret: very-secret-1 }
                        """.formatted(buyer.uri("/token")))
                .buyer("second", buyer.uri("/second").toString(), "")
                .buyers("top,*,first,75.00,1,1\nnext,*,second,52.00,1,2\n");
    }
}
