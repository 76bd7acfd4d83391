package io.waybill.mappings.request;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.waybill.mappings.Samples;
import io.waybill.mappings.template.TemplateData;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {
    private static final String HEAD = "url: https://buyer.example/leads\n";

    @Test
    void jsonKeepsTypesAndLeavesOutWhatIsEmpty() {
        String yaml = HEAD + """
                body:
                  name: "{{ lead.first_name }}"
                  amount: "{{ lead.loan_amount }}"
                  text: "{{ lead.loan_amount }} dollars"
                  owner: "{{ lead.homeowner }}"
                  nothing: "{{ lead.nothing }}"
                  nested: { deep: { none: "{{ lead.nothing }}" }, state: "{{ lead.state }}" }
                  gone: { deep: { none: "{{ lead.nothing }}" } }
                  list: ["{{ lead.state }}", "{{ lead.nothing }}", 3]
                  fixed: 5
                  money: 12.50
                  yes: true
                  zip: "07001"
                  plainZip: 07001
                  word: no
                  literal: null
                  quoted: "null"
                """;
        assertThat(body(yaml)).isEqualTo("""
                {"name":"Ann <&> \\"O'Neil\\"","amount":15000,"text":"15000 dollars","owner":true,"nested":{"state":"CA"},\
                "list":["CA",3],"fixed":5,"money":12.50,"yes":true,"zip":"07001","plainZip":"07001","word":"no","literal":null,"quoted":"null"}""");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "body: { a: \"{{ lead.nothing }}\" } => {}",
                "body: [\"{{ lead.nothing }}\"] => []",
                "body: {} => {}",
                "body: { a: {} } => {\"a\":{}}",
                "body: [{ a: \"{{ lead.state }}\" }] => [{\"a\":\"CA\"}]",
                "body: \"{{ appended.plain }}\" => {\"n\":7}",
                "keep_empty: true\\nbody: { a: \"{{ lead.nothing }}\", b: null } => {\"a\":\"\",\"b\":null}",
            })
    void jsonRoots(String yaml, String expected) {
        assertThat(body(HEAD + yaml.replace("\\n", "\n"))).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "{ a: \"{{ lead.first_name }}\", b: 2 } => a=Ann%20%3C%26%3E%20%22O%27Neil%22&b=2",
                "{ a: { b: { c: \"{{ lead.state }}\" } } } => a.b.c=CA",
                "{ a: [1, \"{{ lead.state }}\", \"{{ lead.nothing }}\"] } => a=1&a=CA",
                "{ a: [{ b: 1 }, { b: 2 }] } => a.b=1&a.b=2",
                "{ a: \"{{ lead.nothing }}\", b: null, c: \"\" } => ``",
                "{ a: true, b: \"é+&=\" } => a=true&b=%C3%A9%2B%26%3D",
                "{ \"lead[name]\": \"{{ lead.state }}\" } => lead%5Bname%5D=CA",
                "{ a: \"{{ 'x,y' | split(',') }}\" } => a=x&a=y",
            })
    void forms(String body, String expected) {
        Rendered rendered = render(HEAD + "format: form\nbody: " + body);
        assertThat(text(rendered)).isEqualTo(expected);
        assertThat(rendered.headers())
                .containsEntry("Content-Type", "application/x-www-form-urlencoded; charset=utf-8");
        assertThat(rendered.method()).isEqualTo("POST");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "body: { lead: { \"@id\": \"{{ lead.id }}\", name: \"{{ lead.first_name }}\" } } => <lead id=\"L-1\"><name>Ann &lt;&amp;&gt; \"O'Neil\"</name></lead>",
                "root: r\\nbody: { a: 1, b: [x, y], c: \"{{ lead.nothing }}\" } => <r><a>1</a><b>x</b><b>y</b></r>",
                "body: { r: { a: { \"#text\": hi, \"@q\": \"a\\\"<b\" } } } => <r><a q=\"a&quot;&lt;b\">hi</a></r>",
                "body: { r: { a: { \"#cdata\": \"x]]>y\" } } } => <r><a><![CDATA[x]]]]><![CDATA[>y]]></a></r>",
                "body: { r: { a: null, b: true } } => <r><a></a><b>true</b></r>",
                "body: { r: \"{{ lead.nothing }}\" } => <r></r>",
                "body: { r: { \"@a\": \"{{ lead.nothing }}\" } } => <r></r>",
                "keep_empty: true\\nbody: { r: { a: \"{{ lead.nothing }}\" } } => <r><a></a></r>",
                "body: { \"x:r\": { \"@xmlns:x\": \"urn:x\", \"x:a\": 1 } } => <x:r xmlns:x=\"urn:x\"><x:a>1</x:a></x:r>",
                "root: r\\nbody: { a: [{ b: 1 }, { b: 2 }] } => <r><a><b>1</b></a><a><b>2</b></a></r>",
            })
    void xml(String yaml, String expected) {
        Rendered rendered = render(HEAD + "format: xml\n" + yaml.replace("\\n", "\n"));
        assertThat(text(rendered)).isEqualTo("<?xml version=\"1.0\" encoding=\"UTF-8\"?>" + expected);
        assertThat(rendered.headers()).containsEntry("Content-Type", "text/xml; charset=utf-8");
    }

    @Test
    void xmlDropsWhatItCannotHold() {
        TemplateData lead = Samples.leadWith("name", "a\u0000b\u0008c\uFFFEd\uD800e\n\uD83D\uDE00");
        Rendered rendered = Samples.recipient(HEAD + "format: xml\nbody: { r: \"{{ lead.name }}\" }")
                .post()
                .render(lead, null);
        assertThat(text(rendered)).endsWith("<r>abcde\n\uD83D\uDE00</r>");
    }

    @Test
    void soapIsPutIntoAnEnvelopeUnlessThereIsOne() {
        String envelope =
                "<soap:Envelope xmlns:soap=\"http://schemas.xmlsoap.org/soap/envelope/\"><soap:Body><a>1</a></soap:Body></soap:Envelope>";
        assertThat(body(HEAD + "format: soap\nbody: { a: 1 }")).endsWith(envelope);
        assertThat(body(HEAD + "format: soap\nbody: { \"s:Envelope\": { \"s:Body\": 1 } }"))
                .endsWith("?><s:Envelope><s:Body>1</s:Body></s:Envelope>");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "https://b.example/leads => https://b.example/leads?a=CA&b.c=x%20y",
                "https://b.example/leads?k=1 => https://b.example/leads?k=1&a=CA&b.c=x%20y",
                "https://b.example/leads? => https://b.example/leads?a=CA&b.c=x%20y",
                "https://b.example/leads#top => https://b.example/leads?a=CA&b.c=x%20y",
                "/sandbox/accept => /sandbox/accept?a=CA&b.c=x%20y",
            })
    void queriesGoIntoTheAddress(String url, String expected) {
        Rendered rendered = render("url: \"" + url
                + "\"\nformat: query\nbody: { a: \"{{ lead.state }}\", b: { c: x y }, d: \"{{ lead.nothing }}\" }");
        assertThat(rendered.uri()).hasToString(expected);
        assertThat(rendered.method()).isEqualTo("GET");
        assertThat(rendered.body()).isNull();
        assertThat(rendered.headers()).doesNotContainKey("Content-Type");
    }

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

    private static TokenRequest tokenOf(Rendered rendered) {
        assertThat(rendered.way()).isInstanceOf(Way.WebWithToken.class);
        return ((Way.WebWithToken) rendered.way()).token();
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
    void bodiesCanBeCompressed() throws IOException {
        Rendered rendered = render(HEAD + "gzip: true\nbody: { a: 1 }");
        assertThat(rendered.headers()).containsEntry("Content-Encoding", "gzip");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(requireNonNull(rendered.body()))).readAllBytes())
                .asString()
                .isEqualTo("{\"a\":1}");
        assertThat(rendered.masked().body()).isEqualTo("{\"a\":1}");
    }

    @Test
    void aRequestMayHaveNoBody() {
        Rendered rendered = render(HEAD + "method: DELETE");
        assertThat(rendered.body()).isNull();
        assertThat(rendered.method()).isEqualTo("DELETE");
        assertThat(rendered.headers()).doesNotContainKey("Content-Type");
    }

    @Test
    void aContentTypeOfTheAuthorsWins() {
        assertThat(render(HEAD + "headers: { content-type: application/vnd.api+json }\nbody: { a: 1 }")
                        .headers())
                .containsEntry("Content-Type", "application/vnd.api+json");
    }

    @Test
    void timeoutsHaveADefault() {
        assertThat(Samples.recipient(HEAD).post().timeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(Samples.recipient(HEAD + "timeout: 500ms").post().timeout()).isEqualTo(Duration.ofMillis(500));
    }

    private static final String FILE = """
            url: "sftp://f.example:2222/in/{{ lead.name }}.csv"
            host_key: "SHA256:abc"
            auth: { basic: { username: ann, password: "${TOKEN}" } }
            format: csv
            body: { a: "{{ lead.state }}" }
            """;

    @Test
    void aFilesNameNeverLeadsElsewhere() {
        Rendered rendered = Samples.recipient(FILE).post().render(Samples.leadWith("name", "../../etc/x\ny\\z"), null);
        assertThat(FilePath.find(rendered.uri())).isEqualTo("/in/.._.._etc_x_y_z.csv");
        assertThat(FilePath.find(URI.create("sftp://f.example/~/in/a%2Bb+c.csv")))
                .isEqualTo("in/a+b+c.csv");
        assertThat(FilePath.find(URI.create("sftp://f.example/in/%2E%2E/c.csv")))
                .isNull();
        assertThat(rendered.masked().toString() + rendered.way()).doesNotContain("s3cr3t");
    }

    @Test
    void aTestLeadLaysDownNoFileAndSendsNoMail() {
        TemplateData lead = Samples.leadWith("name", "x");
        Rendered file = Samples.recipient(FILE).post().render(lead, "/sandbox/accept");
        assertThat(file.way()).isEqualTo(Way.WEB);
        assertThat(text(file)).isEqualTo("a\r\nCA\r\n");
        ExchangeMapping mail = Samples.recipient("format: email\nto: ops@abc.example\ncc: c@abc.example\nbody: hi")
                .post();
        assertThat(mail.render(lead, "/sandbox/accept").way()).isEqualTo(Way.WEB);
        Rendered diverted = mail.render(lead, "mailto:me@abc.example");
        assertThat(diverted.uri()).hasToString("mailto:me@abc.example");
        assertThat(diverted.headers()).doesNotContainKey("Cc");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@x.example, victim@y.example", "a@x.example\r\nBcc: v@y.example", "none", "<>", "a@b@c"})
    void aLeadsAddressIsOneAddressOrNone(String address) {
        ExchangeMapping mail = Samples.recipient("format: email\nto: \"{{ lead.name }}\"\nbody: hi")
                .post();
        assertThatThrownBy(() -> mail.render(Samples.leadWith("name", address), null))
                .isInstanceOf(RenderFailed.class)
                .hasMessageNotContaining("y.example");
    }

    @Test
    void aLeadsNameBesideAnAddressStaysAName() {
        ExchangeMapping mail = Samples.recipient(
                        "format: email\nto: \"{{ lead.name }} <ops@abc.example>\"\nsubject: \"{{ lead.name }}\"\nbody: hi")
                .post();
        Rendered rendered = mail.render(Samples.leadWith("name", "x <evil@y.example>,\r\nBcc: z"), null);
        assertThat(((Way.Email) rendered.way()).message().to())
                .containsExactly(new EmailMessage.Address("x evil@y.example , Bcc: z", "ops@abc.example"));
        assertThat(rendered.headers().get("Subject")).isEqualTo("x <evil@y.example>,  Bcc: z");
    }

    @Test
    void htmlOfAnEmailIsEscaped() {
        Rendered rendered = render(
                "format: email\nto: ops@abc.example\nbody: { html: \"<b>{{ lead.first_name }}</b>\", text: plain }");
        EmailMessage message = ((Way.Email) rendered.way()).message();
        assertThat(message.html()).isEqualTo("<b>Ann &lt;&amp;&gt; &quot;O&#39;Neil&quot;</b>");
        assertThat(message.text()).isEqualTo("plain");
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

    @Test
    void manyLeadsGoIntoOneBody() {
        Object one = requireNonNull(Samples.recipient(HEAD + "body: { a: \"{{ lead.state }}\", b: \"=1\" }")
                .post()
                .values(Samples.lead()));
        List<Object> both = List.of(one, one);
        assertThat(ManyLeads.JSON.write(both)).isEqualTo("[{\"a\":\"CA\",\"b\":\"=1\"},{\"a\":\"CA\",\"b\":\"=1\"}]");
        assertThat(ManyLeads.CSV.write(both)).isEqualTo("a,b\r\nCA,'=1\r\nCA,'=1\r\n");
        assertThat(ManyLeads.XML.write(both))
                .endsWith("<leads><lead><a>CA</a><b>=1</b></lead><lead><a>CA</a><b>=1</b></lead></leads>");
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

    private static Rendered render(String yaml) {
        return Samples.recipient(yaml).post().render(Samples.lead(), null);
    }

    private static String uri(String url) {
        return render("url: \"" + url + "\"").uri().toString();
    }

    private static String body(String yaml) {
        return text(render(yaml));
    }

    private static String text(Rendered rendered) {
        byte[] body = rendered.body();
        return body == null ? "" : new String(body, StandardCharsets.UTF_8);
    }
}
