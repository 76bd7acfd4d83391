package io.waybill.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.app.fake.RunningWaybill;
import org.junit.jupiter.api.Test;

class FirstDeliveryTest extends Story {
    @Test
    void theFirstBuyerAlreadyGetsTheAppendedDataAndTheScore() {
        home().write("mappings/enhancements/phone-check.yaml", """
                        class: add-on
                        url: "%s"
                        response: { append: { type: "$.type" } }
                        """.formatted(buyer.uri("/check")))
                .write("rules/flows/loans/enhancements.csv", "id,enhancement\ncheck,phone-check\n")
                .write("rules/flows/loans/scores.csv", "id,appended.phone-check.type,points\nmobile,mobile,40\n")
                .write("mappings/recipients/first.yaml", """
                        kind: buyer
                        url: "%s"
                        body: { type: "{{ appended.phone_check.type }}", score: "{{ lead.score }}" }
                        """.formatted(buyer.uri("/first")))
                .buyers("top,*,first,75.00,1,1\n");
        buyer.answers("/check").with(200, "{\"type\":\"mobile\"}");
        start();

        submit();

        var body = RunningWaybill.json(buyer.visits("/first").getFirst().body());
        assertThat(body.path("type").asText()).isEqualTo("mobile");
        assertThat(body.path("score").asInt()).isEqualTo(40);
    }

    @Test
    void aBuyerOfWhomNoReferenceIsExpectedBuysAllTheSame() {
        home().write("mappings/recipients/first.yaml", """
                        kind: buyer
                        url: "%s"
                        body: { state: "{{ lead.state }}" }
                        response: { success: { path: "$.ok", equals: true } }
                        """.formatted(buyer.uri("/first")))
                .buyers("top,*,first,75.00,1,1\n");
        buyer.answers("/first").with(200, "{\"ok\":true}");
        start();

        var lead = lead(submit());

        assertThat(lead.path("state").asText()).isEqualTo("sold");
        assertThat(lead.path("sales").path(0).path("reference").isNull()).isTrue();
    }
}
