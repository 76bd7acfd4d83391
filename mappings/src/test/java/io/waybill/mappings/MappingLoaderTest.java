package io.waybill.mappings;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.mappings.request.Rendered;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MappingLoaderTest {
    private static final String FILE = "mappings/recipients/x.yaml";

    @Test
    void everyKeyThatCanBeWrittenIsUnderstood() {
        Recipient recipient = Samples.recipient("""
                name: ABC Insurance Buyers
                kind: buyer
                url: "https://api.abcinsurance.example/leads"
                method: POST
                format: json
                auth: { bearer: "${TOKEN}" }
                headers: { X-Request-ID: "{{ lead.id }}", X-Timestamp: "{{ now }}" }
                body:
                  firstName: "{{ lead.first_name }}"
                  phoneNumber: "{{ lead.phone_1 | phone('##########') }}"
                  applicant: { address: { state: "{{ lead.state }}" } }
                keep_empty: false
                response:
                  read: json
                  success: { path: "$.status", equals: accepted }
                  failure: { path: "$.status", equals: rejected }
                  error: { status: [401, 403] }
                  duplicate: { contains: DUP }
                  reference: "$.leadId"
                  price: "$.price"
                  reason: "$.message"
                  default_reason: none given
                  default_price: 1.50
                ping:
                  url: https://api.abcinsurance.example/ping
                  body: { state: "{{ lead.state }}" }
                  response: { bid: "$.bid", reference: "$.ping_id" }
                reverse:
                  url: https://api.abcinsurance.example/reverse
                  body: { delivery: "{{ delivery }}" }
                timeout: 10s
                idempotent: true
                idempotency_header: X-Key
                connections: 4
                keep_alive: 300s
                gzip: true
                rate_limit: 10/s
                caps: [ { leads: 100, per: day, timezone: America/New_York }, { spend: 5000.00, per: month } ]
                hours: { "Mon-Fri": "09:00-18:00", timezone: America/New_York }
                fallback: [ { url: "https://backup.abc.example/leads" }, { recipient: abc-webhook }, { email: ops@abc.example } ]
                batch: { size: 100, every: 5m, format: csv, items: "$.results", key: "$.lead_id" }
                sandbox: { url: "http://localhost:8080/sandbox/accept" }
                """);
        assertThat(recipient.name()).isEqualTo("ABC Insurance Buyers");
        assertThat(recipient.kind()).isEqualTo("buyer");
        assertThat(recipient.ping()).isNotNull();
        assertThat(recipient.idempotent()).isTrue();
        assertThat(recipient.idempotencyHeader()).isEqualTo("X-Key");
        assertThat(recipient.connections()).isEqualTo(4);
        assertThat(recipient.sandboxUrl()).isEqualTo("http://localhost:8080/sandbox/accept");
    }

    @Test
    void anEnhancementHasItsOwnKeys() {
        Mappings mappings = Samples.load("mappings/enhancements/check.yml", """
                name: Check
                class: add-on
                cost: 0.004
                url: https://check.example
                response: { success: { status: 200 }, append: { type: "$.t", valid: { path: "$.v" } }, reason: "$.error" }
                cache: 30d
                """);
        assertThat(mappings.problems()).isEmpty();
        Enhancement check = requireNonNull(mappings.enhancements().get("check"));
        assertThat(check.serviceClass()).isEqualTo("add-on");
        assertThat(check.cost()).isEqualByComparingTo("0.004");
        assertThat(check.appends()).containsExactlyInAnyOrder("type", "valid");
        assertThat(check.call().render(Samples.lead(), null).headers())
                .doesNotContainKeys("X-Idempotency-Key", "X-Waybill-Attempt");
    }

    @Test
    void onlyFilesDirectlyInTheThreeFoldersAreMappings() {
        String fine = "url: https://b.example";
        Mappings mappings = Samples.load(Map.of(
                "mappings/recipients/a.yaml", fine,
                "mappings/recipients/b.yml", fine,
                "mappings/recipients/examples/a/x.yaml", "nonsense: [",
                "mappings/recipients/notes.txt", "nonsense: [",
                "mappings/integrations/v/a.yaml", "nonsense: [",
                "rules/flows/x/fields.yaml", "nonsense: ["));
        assertThat(mappings.problems()).isEmpty();
        assertThat(mappings.recipients()).containsOnlyKeys("a", "b");
    }

    @Test
    void twoFilesCannotHaveOneId() {
        Mappings mappings = Samples.load(Map.of(
                "mappings/recipients/a.yaml",
                "url: https://b.example",
                "mappings/recipients/a.yml",
                "url: https://b.example"));
        assertThat(mappings.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).contains("same id"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            value = {"a: &a [x, *a] => refers to itself", "a: &a { b: *a } => refers to itself"})
    void circularAliasesAreAProblem(String yaml, String text) {
        assertThat(Samples.load(FILE, yaml).problems())
                .anySatisfy(problem -> assertThat(problem.text()).contains(text));
    }

    @Test
    void aliasBombsAreAProblem() {
        StringBuilder yaml = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (int i = 1; i < 12; i++) {
            yaml.append("a%d: &a%d [*a%d, *a%d, *a%d, *a%d]%n".formatted(i, i, i - 1, i - 1, i - 1, i - 1));
        }
        assertThat(Samples.load(FILE, yaml.toString()).problems()).isNotEmpty();
    }

    @Test
    void hugeFilesAndWrongEncodingsAreProblems() {
        assertThat(Samples.load(FILE, "name: " + "x".repeat(300_000)).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).contains("more than"));
        Mappings latin =
                MappingLoader.load(Map.of(FILE, "name: Zoë".getBytes(StandardCharsets.ISO_8859_1)), name -> null);
        assertThat(latin.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).contains("not UTF-8"));
        Mappings deep = Samples.load(FILE, "body: " + "[".repeat(5_000));
        assertThat(deep.problems()).isNotEmpty();
    }

    @Test
    void anIntegrationStandsUnderTheFilesOwnKeys() {
        Mappings mappings = Samples.load(Map.of(
                "mappings/integrations/acme/create-lead.yaml",
                "url: https://acme.example/leads\nformat: form\nauth: { basic: { username: a, password: b } }\nheaders: { X-A: a, X-B: b }\nbody: { a: 1, b: 2 }\nresponse: { reason: \"$.why\" }",
                FILE,
                "uses: acme.create-lead\nauth: { bearer: \"${TOKEN}\" }\nheaders: { X-B: mine }\nbody: { b: 3 }"));
        assertThat(mappings.problems()).isEmpty();
        Rendered rendered =
                requireNonNull(mappings.recipients().get("x")).post().render(Samples.lead(), null);
        assertThat(rendered.uri()).hasToString("https://acme.example/leads");
        assertThat(rendered.masked().body()).isEqualTo("a=1&b=3");
        assertThat(rendered.headers())
                .containsEntry("X-A", "a")
                .containsEntry("X-B", "mine")
                .containsEntry("Authorization", "Bearer s3cr3t-t0ken");
    }

    @Test
    void noFileWhateverThrows() {
        List<String> bits = List.of(
                "url: ",
                "https://b.example\n",
                "body: ",
                "{",
                "}",
                "[",
                "]",
                "\"",
                "'",
                "{{ lead.x }}",
                "{% if",
                "\n",
                "  ",
                ": ",
                "- ",
                "&a ",
                "*a",
                "!!str ",
                "#",
                "|",
                "response:\n",
                "success: ",
                "path: ",
                "$.",
                "status: 2xx",
                "auth: ",
                "ping: ",
                "\t",
                "%",
                "@",
                "${TOKEN}");
        java.util.Random random = new java.util.Random(20261121);
        for (int round = 0; round < 2_000; round++) {
            StringBuilder yaml = new StringBuilder();
            for (int i = random.nextInt(15); i > 0; i--) {
                yaml.append(bits.get(random.nextInt(bits.size())));
            }
            Mappings mappings = Samples.load(FILE, yaml.toString());
            assertThat(mappings.recipients().size() + mappings.problems().size())
                    .as(yaml.toString())
                    .isPositive();
        }
    }
}
