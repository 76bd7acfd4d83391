package io.waybill.mappings.request;

import static io.waybill.mappings.request.Renderings.HEAD;
import static io.waybill.mappings.request.Renderings.render;
import static io.waybill.mappings.request.Renderings.text;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.mappings.Samples;
import io.waybill.mappings.template.TemplateData;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {
    @Test
    void expressionsInTheAddressAreEncodedUnlessRaw() {
        assertThat(uri("https://b.example/{{ lead.first_name }}?q={{ lead.phone_1.raw }}"))
                .isEqualTo("https://b.example/Ann%20%3C%26%3E%20%22O%27Neil%22?q=%28773%29%20265-8399");
        assertThat(uri("https://{{ lead.state | lower }}.b.example/")).isEqualTo("https://ca.b.example/");
        assertThat(uri("https://b.example/{{ 'a/b' | raw }}")).isEqualTo("https://b.example/a/b");
        assertThat(uri("{% if lead.state == 'CA' %}https://west.example{% else %}https://east.example{% endif %}/x"))
                .isEqualTo("https://west.example/x");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ lead.first_name | raw }}",
                "https://{{ lead.nothing }}/x",
                "file:///etc/{{ lead.state }}",
                "//{{ lead.state }}",
                "{{ lead.nothing }}"
            })
    void anAddressThatIsNoneFailsBeforeAnythingLeaves(String url) {
        assertThatThrownBy(() -> render("url: \"" + url + "\""))
                .isInstanceOf(RenderFailed.class)
                .hasMessageContaining("url in mappings/recipients/x.yaml, line 1")
                .hasMessageNotContaining("Neil");
    }

    @Test
    void anotherAddressReplacesTheMappingsOwn() {
        Rendered rendered = Samples.recipient(HEAD + "format: query\nbody: { a: 1 }")
                .post()
                .render(Samples.lead(), "/sandbox/accept");
        assertThat(rendered.uri()).hasToString("/sandbox/accept?a=1");
    }

    @Test
    void headersAreRenderedAndCannotBeginAnother() {
        TemplateData lead = Samples.leadWith("name", "a\r\nX-Evil: 1\u0000\u007F");
        Rendered rendered = Samples.recipient(HEAD
                        + "headers: { X-Name: \"{{ lead.name }}\", X-None: \"{{ lead.nothing }}\", accept: text/xml }")
                .post()
                .render(lead, null);
        assertThat(rendered.headers())
                .containsEntry("X-Name", "a  X-Evil: 1")
                .doesNotContainKeys("X-None", "X-Evil")
                .containsEntry("Accept", "text/xml");
    }

    @Test
    void aDeliveryCarriesItsIdAndAttempt() {
        assertThat(render(HEAD).headers())
                .containsEntry("X-Idempotency-Key", "D-9")
                .containsEntry("X-Waybill-Attempt", "2");
        assertThat(render(HEAD + "idempotency_header: X-Delivery").headers())
                .containsEntry("X-Delivery", "D-9")
                .doesNotContainKey("X-Idempotency-Key");
        assertThat(render(HEAD).masked().headers()).containsEntry("X-Idempotency-Key", "D-9");
    }

    @Test
    void aPingCarriesOnlyItsOwnBody() {
        String yaml = HEAD + """
                auth: { bearer: "${TOKEN}" }
                headers: { X-Partner: us, X-Lead: "{{ lead.email }}" }
                timeout: 20s
                body: { email: "{{ lead.email }}" }
                ping:
                  url: https://buyer.example/ping
                  timeout: 2s
                  body: { state: "{{ lead.state }}" }
                  response: { bid: "$.bid", reference: "$.ping_id" }
                """;
        ExchangeMapping ping = requireNonNull(Samples.recipient(yaml).ping());
        Rendered rendered = ping.render(Samples.lead(), null);
        assertThat(text(rendered)).isEqualTo("{\"state\":\"CA\"}");
        assertThat(rendered.uri()).hasToString("https://buyer.example/ping");
        assertThat(rendered.headers())
                .containsEntry("X-Partner", "us")
                .containsEntry("Authorization", "Bearer s3cr3t-t0ken")
                .doesNotContainKeys("X-Lead", "X-Idempotency-Key");
        assertThat(ping.timeout()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void timeoutsHaveADefault() {
        assertThat(Samples.recipient(HEAD).post().timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(Samples.recipient(HEAD + "timeout: 500ms").post().timeout()).isEqualTo(Duration.ofMillis(500));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "url: https://b.example\\ncharset: klingon => is not a character set",
                "url: https://b.example\\ncharset: utf-16 => cannot carry a body",
                "url: https://b.example\\nsoap: { action: x } => for format: soap only",
                "url: https://b.example\\nauth: { wsse: { username: a, password: b } } => for format: soap only",
                "url: https://b.example\\nauth: { oauth2: { client_id: a, client_secret: b } } => (token_url) is missing",
                "url: https://b.example\\nauth: { oauth2: { token_url: \"https://t.example\", client_id: a } } => (client_secret) is missing",
                "url: https://b.example\\nauth: { oauth2: { token_url: \"https://t.example\", grant: magic, client_id: a, client_secret: b } } => is not known here",
                "url: \"{{ oauth.instance_url }}/x\" => needs auth",
                "url: https://b.example\\nbody: { a: \"{{ oauth.instance_url }}\" } => There is no name (oauth)",
                "url: sftp://f.example/a.csv => (host_key) is missing",
                "url: sftp://f.example/a.csv => A user is needed",
                "format: email\\nbody: hi => (to) is missing",
                "format: email\\nto: nobody => is not an e-mail address",
                "format: email\\nto: a@b.example\\nurl: https://b.example => goes to an address",
                "format: email\\nto: a@b.example\\nattachments: [ { format: exe, name: a } ] => is not known here",
            })
    void whatCannotBeSentIsAProblem(String yaml, String problem) {
        assertThat(Samples.load("mappings/recipients/x.yaml", yaml.replace("\\n", "\n"))
                        .problems())
                .extracting(found -> found.text())
                .anySatisfy(text -> assertThat(text).contains(problem));
    }

    private static String uri(String url) {
        return render("url: \"" + url + "\"").uri().toString();
    }
}
