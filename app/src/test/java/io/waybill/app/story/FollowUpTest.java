package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.waybill.app.fake.Eventually;
import io.waybill.app.fake.RunningWaybill;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FollowUpTest extends Story {
    @BeforeEach
    void aContactThenAListThenAWorkflow() {
        home().buyer("crm", buyer.uri("/contact").toString(), """
                then:
                  - uses: acme.list
                    settings: { list: 12 }
                  - url: "%s"
                    format: json
                    body: { email: "{{ lead.email }}" }
                """.formatted(buyer.uri("/workflow")))
                .buyers("top,*,crm,75.00,1,1\n")
                .write("mappings/integrations/acme/list.yaml", """
                        name: A list
                        kind: marketing
                        idempotent: true
                        settings: { list: { required: true } }
                        url: "%s/{{ settings.list }}"
                        format: json
                        body: [ "{{ appended.accepted.reference }}" ]
                        timeout: 8s
                        response: { success: { status: 200 }, reason: "$.message" }
                        """.formatted(buyer.uri("/list")));
        buyer.answers("/contact").with(200, "{\"status\":\"accepted\",\"leadId\":\"512\"}");
    }

    private static List<JsonNode> followUps(JsonNode lead, String type) {
        return events(lead, type).stream()
                .filter(event -> event.path("exchange").asText().equals("follow_up"))
                .toList();
    }

    private JsonNode leadWithFollowUps(int count, JsonNode answer) {
        return Eventually.get(() -> {
            var lead = lead(answer);
            assertThat(followUps(lead, "exchange.finished")).hasSize(count);
            return lead;
        });
    }

    @Test
    void allAreDoneInOrderOnceTheLeadIsAccepted() {
        buyer.answers("/list/12").with(200, "{}");
        buyer.answers("/workflow").with(204, "");
        start();

        var answer = submit();
        var lead = leadWithFollowUps(2, answer);

        assertThat(answer.path("outcome").asText()).isEqualTo("success");
        assertThat(buyer.visits())
                .extracting(visit -> visit.path())
                .containsExactly("/contact", "/list/12", "/workflow");
        assertThat(buyer.visits("/list/12").getFirst().body()).isEqualTo("[\"512\"]");
        assertThat(buyer.visits("/workflow").getFirst().body()).isEqualTo("{\"email\":\"ann@example.com\"}");
        assertThat(followUps(lead, "exchange.started"))
                .extracting(event -> event.path("to").asText())
                .containsExactly("crm/1", "crm/2");
        assertThat(followUps(lead, "exchange.finished"))
                .extracting(event -> event.path("outcome").asText())
                .containsOnly("success");
        assertThat(lead.path("state").asText()).isEqualTo("sold");
        assertThat(lead.path("revenue").asText()).isEqualTo("75.00");
        assertThat(waybill().api("/alerts").path("alerts")).isEmpty();
    }

    @Test
    void oneThatFailsRaisesAnAlertAndChangesNothingElse() {
        buyer.answers("/list/12").with(404, "{\"message\":\"no such list: ann@example.com\"}");
        buyer.answers("/workflow").with(200, "{}");
        start();

        var lead = leadWithFollowUps(2, submit());

        assertThat(lead.path("state").asText()).isEqualTo("sold");
        assertThat(lead.path("sales")).hasSize(1);
        assertThat(followUps(lead, "exchange.finished")
                        .getFirst()
                        .path("reason")
                        .asText())
                .isEqualTo("no such list: ann@example.com");
        var alerts = waybill().api("/alerts").path("alerts");
        assertThat(alerts).hasSize(1);
        assertThat(alerts.get(0).path("kind").asText()).isEqualTo("follow_up_failed");
        assertThat(alerts.get(0).path("text").asText())
                .isEqualTo("crm/1 did not succeed after the lead was accepted (status 404)");
    }

    @Test
    void aLeadThatIsNotAcceptedBringsNone() {
        buyer.answers("/refusing").with(200, "{\"status\":\"rejected\"}");
        home().write("mappings/recipients/crm.yaml", """
                url: "%s"
                response: { success: { path: "$.status", equals: accepted } }
                then: [ { url: "%s" } ]
                """.formatted(buyer.uri("/refusing"), buyer.uri("/list/12")));
        start();

        leadIn("unsold", submit());

        assertThat(buyer.visits()).extracting(visit -> visit.path()).containsExactly("/refusing");
    }

    @Test
    void afterAStopTheRestIsDoneAndNothingTwice() {
        var never = new CountDownLatch(1);
        buyer.answers("/list/12").with(200, "{}").behind(never);
        buyer.answers("/workflow").with(200, "{}");
        start();
        var answer = submit();
        Eventually.get(() -> {
            assertThat(buyer.visits("/list/12")).hasSize(1);
            return true;
        });
        waybill().close();

        start();
        var lead = leadWithFollowUps(2, answer);

        assertThat(buyer.visits("/list/12")).hasSize(1);
        assertThat(buyer.visits("/workflow")).hasSize(1);
        assertThat(followUps(lead, "exchange.finished"))
                .extracting(event -> event.path("outcome").asText())
                .containsExactly("error", "success");
        assertThat(RunningWaybill.types(lead)).contains("alert.raised");
        assertThat(lead.path("state").asText()).isEqualTo("sold");
    }
}
