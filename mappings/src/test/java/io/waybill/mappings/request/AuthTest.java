package io.waybill.mappings.request;

import static io.waybill.mappings.request.Renderings.HEAD;
import static io.waybill.mappings.request.Renderings.render;
import static io.waybill.mappings.request.Renderings.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.mappings.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AuthTest {
    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "{ bearer: \"${TOKEN}\" } => Authorization => Bearer s3cr3t-t0ken => Bearer ***",
                "{ bearer: literal } => Authorization => Bearer literal => Bearer ***",
                "{ basic: { username: ann, password: \"${TOKEN}\" } } => Authorization => Basic YW5uOnMzY3IzdC10MGtlbg== => Basic ***",
                "{ header: { X-API-Key: \"${TOKEN}\" } } => X-API-Key => s3cr3t-t0ken => ***",
                "{ header: { X-Partner: \"literal\" } } => X-Partner => literal => ***",
            })
    void authIsSentAndMasked(String auth, String header, String sent, String masked) {
        Rendered rendered = render(HEAD + "auth: " + auth);
        assertThat(rendered.headers()).containsEntry(header, sent);
        assertThat(rendered.masked().headers()).containsEntry(header, masked);
    }

    @Test
    void authInTheQueryIsSentAndMasked() {
        Rendered rendered =
                render(HEAD + "auth: { query: { who: \"${TOKEN}\", k: a b } }\nformat: query\nbody: { a: 1 }");
        assertThat(rendered.uri()).hasToString("https://buyer.example/leads?a=1&who=s3cr3t-t0ken&k=a%20b");
        assertThat(rendered.masked().uri()).isEqualTo("https://buyer.example/leads?a=1&who=***&k=***");
    }

    @Test
    void anOauth2TokenIsAskedForAsTheFileSays() {
        Rendered rendered = render(
                HEAD
                        + "auth: { oauth2: { token_url: \"https://t.example/token\", client_id: a, client_secret: \"${TOKEN}\", scope: leads x } }");
        assertThat(rendered.headers()).doesNotContainKey("Authorization");
        assertThat(rendered.masked().headers()).containsEntry("Authorization", "Bearer ***");
        Rendered token = tokenOf(rendered).render(null);
        assertThat(token.uri()).hasToString("https://t.example/token");
        assertThat(text(token))
                .isEqualTo("grant_type=client_credentials&client_id=a&client_secret=s3cr3t-t0ken&scope=leads%20x");
        assertThat(token.masked().toString() + tokenOf(rendered)).doesNotContain("s3cr3t");
    }

    @Test
    void theClientMayProveItselfInAHeader() {
        Rendered token = tokenOf(render(HEAD + """
                auth: { oauth2: { token_url: "https://t.example/token", client_id: a, client_secret: "${TOKEN}",
                  client_auth: basic, refresh_token: first } }
                """)).render("second");
        assertThat(token.headers()).containsEntry("Authorization", "Basic YTpzM2NyM3QtdDBrZW4=");
        assertThat(text(token)).isEqualTo("grant_type=refresh_token&refresh_token=second");
    }

    @Test
    void theSameCredentialHasTheSameKeyWhoeverUsesIt() {
        String auth = "auth: { oauth2: { token_url: \"https://t.example\", client_id: %s, client_secret: b } }";
        TokenRequest one = tokenOf(render(HEAD + auth.formatted("a")));
        TokenRequest same = tokenOf(render("url: https://other.example\n" + auth.formatted("a")));
        TokenRequest other = tokenOf(render(HEAD + auth.formatted("c")));
        assertThat(one.key()).isEqualTo(same.key()).isNotEqualTo(other.key());
    }

    @Test
    void theInstanceOfATokenKeepsItsPlaceInTheAddress() {
        Rendered rendered = render("""
                url: "{{ oauth.instance_url }}/services/{{ lead.state }}"
                auth: { oauth2: { token_url: "https://t.example", client_id: a, client_secret: b } }
                """);
        assertThat(rendered.masked().uri()).isEqualTo("{{ oauth.instance_url }}/services/CA");
        assertThat(InstanceUrl.isIn(rendered.uri())).isTrue();
        assertThat(InstanceUrl.find(rendered.uri(), "https://eu7.example/"))
                .hasToString("https://eu7.example/services/CA");
        assertThat(InstanceUrl.find(rendered.uri(), "file:///etc")).isNull();
        assertThat(InstanceUrl.find(rendered.uri(), null)).isNull();
    }

    @Test
    void noTokenIsFetchedForTheSandbox() {
        Rendered rendered = Samples.recipient(
                        HEAD + "auth: { oauth2: { token_url: \"https://t.example\", client_id: a, client_secret: b } }")
                .post()
                .render(Samples.lead(), "/sandbox/accept");
        assertThat(rendered.way()).isEqualTo(Way.WEB);
    }

    @ParameterizedTest
    @ValueSource(strings = {"json", "form", "xml", "query", "text", "soap"})
    void aSecretNeverShowsInTheMaskedCopy(String format) {
        String body = format.equals("text")
                ? "\"key=${TOKEN} {{ '${TOKEN}' | raw }}\""
                : "{ r: { key: \"${TOKEN}\", id: \"{{ lead.id }}\", joined: \"{{ '${TOKEN}' ~ lead.id }}\" } }";
        Rendered rendered = render("""
                url: "https://u:${TOKEN}@buyer.example/${TOKEN}?api_key=literal&t=${TOKEN}"
                headers: { X-Signature: "{{ '${TOKEN}' }}", Password: literal, X-Plain: "{{ lead.id }}" }
                auth: { bearer: "${TOKEN}" }
                format: %s
                body: %s
                """.formatted(format, body));
        assertThat(rendered.uri() + text(rendered)).contains("s3cr3t-t0ken");
        assertThat(rendered.masked().toString())
                .doesNotContain("s3cr3t", "czNjcjN0", "literal")
                .contains("***", "L-1");
    }

    @Test
    void secretsAreHiddenInWhateverFormTheyComeBack() {
        Masking secrets = render(
                        HEAD + "auth: { basic: { username: ann, password: \"${TOKEN}\" } }\nbody: { q: \"${QUOTED}\" }")
                .secrets();
        assertThat(secrets.mask("s3cr3t-t0ken YW5uOnMzY3IzdC10MGtlbg== czNjcjN0LXQwa2Vu a\\\"b'c{{ lead.id }} ann"))
                .isEqualTo("*** *** *** *** ann");
        assertThat(secrets.mask("a%22b%27c%7B%7B%20lead.id%20%7D%7D")).isEqualTo("***");
        assertThat(secrets).hasToString("***");
    }

    private static TokenRequest tokenOf(Rendered rendered) {
        assertThat(rendered.way()).isInstanceOf(Way.WebWithToken.class);
        return ((Way.WebWithToken) rendered.way()).token();
    }
}
