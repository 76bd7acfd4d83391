package io.waybill.mappings.batch;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.mappings.Recipient;
import io.waybill.mappings.Samples;
import io.waybill.mappings.request.LeadBodies;
import io.waybill.mappings.request.ManyLeads;
import io.waybill.mappings.request.Rendered;
import io.waybill.mappings.request.Way;
import io.waybill.mappings.template.TemplateData;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BatchReaderTest {
    private static final TemplateData BATCH = new TemplateData(
            "B-1", Map.of(), Map.of(), "", "loans", "B-1", 1, Instant.parse("2026-11-21T04:05:06Z"), null, 0);

    private static Recipient recipient(String more) {
        return Samples.recipient("""
                url: https://b.example/bulk
                body: { id: "{{ lead.id }}", name: "{{ lead.first_name }}", state: "{{ lead.state }}", nothing: "{{ lead.empty }}" }
                """ + more);
    }

    private static Rendered rendered(Recipient recipient, TemplateData... leads) {
        var batch = requireNonNull(recipient.batch());
        List<Object> values = java.util.Arrays.stream(leads)
                .<Object>map(lead -> requireNonNull(recipient.post().values(lead)))
                .toList();
        return recipient.post().renderMany(BATCH, new LeadBodies(batch.format(), batch.guard(), values), null);
    }

    private static String body(Rendered rendered) {
        return new String(requireNonNull(rendered.body()), StandardCharsets.UTF_8);
    }

    @Test
    void withoutTheKeyDeliveriesGoOneByOne() {
        assertThat(recipient("").batch()).isNull();
    }

    @Test
    void everySettingIsRead() {
        var batch =
                requireNonNull(recipient("batch: { size: 7, every: 90s, format: csv, items: \"$.r\", key: \"$.id\" }")
                        .batch());

        assertThat(batch.size()).isEqualTo(7);
        assertThat(batch.every()).isEqualTo(Duration.ofSeconds(90));
        assertThat(batch.format()).isEqualTo(ManyLeads.CSV);
        assertThat(batch.parts()).isNotNull();
    }

    @Test
    void whatIsLeftOutIsOneHundredLeadsFiveMinutesAndTheRecipientsOwnFormat() {
        var batch =
                requireNonNull(recipient("format: csv\nbatch: { items: \"$\" }").batch());

        assertThat(batch).extracting(Batching::size, Batching::every).containsExactly(100, Duration.ofMinutes(5));
        assertThat(batch.format()).isEqualTo(ManyLeads.CSV);
        assertThat(requireNonNull(recipient("batch: { size: 2 }").batch()).format())
                .isEqualTo(ManyLeads.JSON);
    }

    @Test
    void aRecipientsOwnSettingsAddToThoseOfItsIntegration() {
        var mappings = Samples.load(Map.of(
                "mappings/integrations/v/bulk.yaml",
                "url: https://b.example\nbody: { id: \"{{ lead.id }}\" }\nbatch: { size: 100, every: 1h, items: \"$.r\" }",
                "mappings/recipients/x.yaml",
                "uses: v.bulk\nbatch: { size: 5 }"));

        assertThat(mappings.problems()).isEmpty();
        var batch =
                requireNonNull(requireNonNull(mappings.recipients().get("x")).batch());
        assertThat(batch.size()).isEqualTo(5);
        assertThat(batch.every()).isEqualTo(Duration.ofHours(1));
        assertThat(batch.parts()).isNotNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "batch: { size: 0 }|size",
                "batch: { size: 20000 }|more than one batch",
                "batch: { every: 0s }|no time",
                "batch: { every: soon }|duration",
                "batch: { format: pdf }|not known",
                "batch: { items: results }|not a path",
                "batch: { items: { header: X } }|Only a path",
                "batch: { key: \"$.id\" }|items",
                "batch: { sice: 5 }|Maybe size",
                "batch: 5|a map"
            })
    void mistakesAreNamed(String batch, String words) {
        var problems = Samples.load("mappings/recipients/x.yaml", """
                        url: https://b.example
                        body: { id: "{{ lead.id }}" }
                        """ + batch).problems();

        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().toString()).contains(words);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "url: \"https://{{ lead.state }}.b.example\"\nbody: { a: b }",
                "url: https://b.example\nheaders: { X-Name: \"{{ lead.first_name | upper }}\" }\nbody: { a: b }",
                "url: https://b.example\nheaders: { X-Type: \"{{ appended.check.type }}\" }\nbody: { a: b }",
                "format: email\nto: \"{{ lead.email }}\"\nbody: { a: b }",
                "format: email\nto: a@b.example\nsubject: \"For {{ price }}\"\nbody: { a: b }"
            })
    void whatABatchSaysOnceCannotSayAnythingOfOneLead(String yaml) {
        var problems = Samples.load("mappings/recipients/x.yaml", yaml + "\nbatch: { size: 5 }")
                .problems();

        assertThat(problems).hasSize(1);
        assertThat(problems.getFirst().toString()).contains("all leads of a batch");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"format: soap\nbody: { a: b }", "format: query\nbody: { a: b }", "format: text\nbody: hello"})
    void whatIsAboutOneLeadByItselfCannotBeCollected(String yaml) {
        assertThat(Samples.load(
                                "mappings/recipients/x.yaml",
                                "url: https://b.example\n" + yaml + "\nbatch: { size: 5 }")
                        .problems())
                .hasSize(1);
    }

    @Test
    void aJsonBatchIsAnArrayUnderTheBatchsOwnKey() {
        var rendered = rendered(
                recipient("headers: { X-Request-ID: \"{{ lead.id }}\" }\nidempotent: true\nbatch: { size: 2 }"),
                Samples.lead(),
                Samples.leadWith("first_name", "Bob"));

        assertThat(body(rendered))
                .isEqualTo(
                        "[{\"id\":\"L-1\",\"name\":\"Ann <&> \\\"O'Neil\\\"\",\"state\":\"CA\"},{\"id\":\"L-1\",\"name\":\"Bob\",\"state\":\"CA\"}]");
        assertThat(rendered.method()).isEqualTo("POST");
        assertThat(rendered.headers())
                .containsEntry("Content-Type", "application/json; charset=utf-8")
                .containsEntry("X-Idempotency-Key", "B-1")
                .containsEntry("X-Request-ID", "B-1")
                .containsEntry("X-Waybill-Attempt", "1");
        assertThat(rendered.masked().body()).isEqualTo("2 leads");
    }

    @Test
    void aCsvBatchHasTheKeysOfAllBodiesInTheirOrder() {
        var rendered = rendered(
                recipient("batch: { size: 2, format: csv }"),
                Samples.leadWith("first_name", ""),
                Samples.leadWith("first_name", "Bob, \"the\" builder"));

        assertThat(body(rendered)).isEqualTo("id,state,name\r\nL-1,CA,\r\nL-1,CA,\"Bob, \"\"the\"\" builder\"\r\n");
        assertThat(rendered.headers()).containsEntry("Content-Type", "text/csv; charset=utf-8");
    }

    @Test
    void aSecretInTheAddressIsHidden() {
        var rendered = rendered(
                Samples.recipient(
                        "url: \"https://b.example/?token=${TOKEN}\"\nauth: { bearer: \"${TOKEN}\" }\nbody: { a: \"${TOKEN}\" }\nbatch: { size: 2 }"),
                Samples.lead());

        assertThat(rendered.uri().toString()).contains("s3cr3t-t0ken");
        assertThat(rendered.masked().toString()).doesNotContain("s3cr3t-t0ken").contains("1 lead");
    }

    @Test
    void anEmailCarriesTheLeadsAsOneFile() {
        var rendered = rendered(
                Samples.recipient("""
                        format: email
                        to: leads@b.example
                        subject: "Leads {{ now | date('yyyy-MM-dd') }}"
                        body: { name: "{{ lead.first_name }}" }
                        batch: { size: 2 }
                        """), Samples.leadWith("first_name", "Ann"), Samples.leadWith("first_name", "=Bob"));

        assertThat(rendered.way()).isInstanceOfSatisfying(Way.Email.class, email -> {
            assertThat(email.message().id()).isEqualTo("B-1");
            assertThat(email.message().subject()).isEqualTo("Leads 2026-11-21");
            assertThat(email.message().text()).isEqualTo("2 leads are attached.\n");
            assertThat(email.message().attachments()).singleElement().satisfies(file -> {
                assertThat(file.name()).isEqualTo("leads.csv");
                assertThat(new String(file.content(), StandardCharsets.UTF_8)).isEqualTo("name\r\nAnn\r\n'=Bob\r\n");
            });
        });
    }

    @Test
    void anAttachmentOfItsOwnGivesTheNameAndWhatIsInIt() {
        var rendered = rendered(Samples.recipient("""
                        format: email
                        to: leads@b.example
                        body: { text: "Good morning" }
                        attachments: [ { name: "new-{{ lead.id }}.csv", format: csv, body: { name: "{{ lead.first_name }}" } } ]
                        batch: { size: 2 }
                        """), Samples.leadWith("first_name", "Ann"));

        assertThat(rendered.way()).isInstanceOfSatisfying(Way.Email.class, email -> {
            assertThat(email.message().text()).isEqualTo("Good morning");
            assertThat(email.message().attachments().getFirst().name()).isEqualTo("new-B-1.csv");
        });
    }

    @Test
    void aFileIsLaidDownOnceForAll() {
        var rendered = rendered(
                Samples.recipient("""
                        url: "sftp://files.b.example/in/{{ lead.id }}.csv"
                        auth: { basic: { username: u, password: "${TOKEN}" } }
                        host_key: "SHA256:abc"
                        format: csv
                        body: { name: "{{ lead.first_name }}" }
                        batch: { size: 2 }
                        """), Samples.leadWith("first_name", "Ann"), Samples.leadWith("first_name", "Bob"));

        assertThat(rendered.uri()).hasToString("sftp://files.b.example/in/B-1.csv");
        assertThat(body(rendered)).isEqualTo("name\r\nAnn\r\nBob\r\n");
    }
}
