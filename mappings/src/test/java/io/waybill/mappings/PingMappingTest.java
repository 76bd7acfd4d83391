package io.waybill.mappings;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.mappings.request.ExchangeMapping;
import io.waybill.mappings.response.Reading;
import io.waybill.mappings.template.TemplateData;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PingMappingTest {
    private static Mappings load(String recipient, String ping) {
        return Samples.load("mappings/recipients/x.yaml", """
                url: "https://buyer.example/leads"
                %s
                body: { name: "{{ lead.first_name }}", email: "{{ lead.email }}" }
                ping:
                  body: { state: "{{ lead.state }}", id: "{{ lead.id }}" }
                  %s
                  response: { bid: "$.bid", reference: "$.ping_id", expires: "$.expires_at", append: { band: "$.band" } }
                """.formatted(recipient, ping));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "headers: { X-Name: \"{{ lead.first_name }}\" }",
                "url: \"https://buyer.example/ping?e={{ lead.email | lower }}\"",
                "auth: { header: { X-Key: \"{{ lead.phone_1 }}\" } }",
                "headers: { X-All: \"{% for field in lead %}{{ field.value }}{% endfor %}\" }",
                "headers: { X-Type: \"{{ appended.phone_check.type }}\" }",
            })
    void whatIsNotInTheBodyMustNotLeaveAnywhereElse(String leak) {
        Mappings mappings = load("", leak);

        assertThat(mappings.recipients()).isEmpty();
        assertThat(mappings.problems())
                .anySatisfy(problem -> assertThat(problem.text()).contains("only what is there may leave in a ping"));
    }

    @Test
    void whatIsInTheBodyMayStandElsewhereToo() {
        assertThat(load("", "headers: { X-State: \"{{ lead.state }}\", X-Id: \"{{ lead.id }}\", X-Now: \"{{ now }}\" }")
                        .problems())
                .isEmpty();
    }

    @Test
    void aProofOfIdentityWithAnExpressionIsNotHandedDown() {
        Mappings mappings = load("auth: { header: { X-Key: \"{{ lead.email | md5 }}\" } }", "");

        assertThat(mappings.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).contains("Maybe give ping an auth of its own."));
    }

    @Test
    void theAnswerIsABidWithAReferenceAnEndAndMore() {
        Mappings mappings = load("", "");
        assertThat(mappings.problems()).isEmpty();
        ExchangeMapping ping =
                requireNonNull(requireNonNull(mappings.recipients().get("x")).ping());

        Reading reading = ping.read(Samples.answer(200, "application/json", """
                {"bid":"$42.50","ping_id":"P-1","expires_at":"2026-11-21T04:06:06Z","band":"A"}"""));

        assertThat(reading.verdict()).isEqualTo(Reading.Verdict.SUCCESS);
        assertThat(reading.cents()).isEqualTo(4250);
        assertThat(reading.reference()).isEqualTo("P-1");
        assertThat(reading.append()).isEqualTo(Map.of("expires", "2026-11-21T04:06:06Z", "band", "A"));
    }

    @Test
    void thePostCanSayWhatThePingBrought() {
        Recipient recipient = Samples.recipient("""
                url: "https://buyer.example/leads/{{ ping.reference }}"
                body: { ping: "{{ ping.reference }}", bid: "{{ ping.bid }}", band: "{{ ping.appended.band }}", none: "{{ ping.nothing }}" }
                """);
        TemplateData lead = Samples.lead();
        TemplateData data = new TemplateData(
                lead.leadId(),
                lead.fields(),
                lead.appended(),
                lead.source(),
                lead.flow(),
                lead.delivery(),
                lead.attempt(),
                lead.now(),
                lead.price(),
                lead.score(),
                Map.of("reference", "P-1", "bid", new BigDecimal("42.50"), "appended", Map.of("band", "A")));

        var request = recipient.post().render(data, null);

        assertThat(request.uri()).hasToString("https://buyer.example/leads/P-1");
        assertThat(new String(requireNonNull(request.body()), StandardCharsets.UTF_8))
                .isEqualTo("{\"ping\":\"P-1\",\"bid\":42.50,\"band\":\"A\"}");
    }
}
