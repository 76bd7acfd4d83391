package io.waybill.mappings.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.mappings.Samples;
import io.waybill.mappings.Vocabulary;
import io.waybill.mappings.yaml.Loading;
import io.waybill.mappings.yaml.Place;
import io.waybill.mappings.yaml.Problems;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EscapingTest {
    private final SampleTemplates templates = new SampleTemplates();

    static Stream<Arguments> escaped() {
        return Stream.of(
                Arguments.of(
                        Escaping.URL,
                        "https://x/?n={{ lead.first_name }}",
                        "https://x/?n=Ann%20%3C%26%3E%20%22O%27Neil%22"),
                Arguments.of(Escaping.URL, "{{ 'https://x' | raw }}/{{ lead.state }}", "https://x/CA"),
                Arguments.of(
                        Escaping.URL, "{{ lead.state == 'CA' ? 'https://west' : 'https://east' }}/", "https://west/"),
                Arguments.of(Escaping.URL, "{{ 'https://' ~ lead.last_name ~ '.com' }}", "https://SMITH.com"),
                Arguments.of(Escaping.URL, "{{ lead.first_name | raw }}", "Ann <&> \"O'Neil\""),
                Arguments.of(
                        Escaping.JSON,
                        "{\"n\": \"{{ lead.first_name }}\", \"a\": {{ lead.loan_amount }}}",
                        "{\"n\": \"Ann <&> \\\"O'Neil\\\"\", \"a\": 15000}"),
                Arguments.of(
                        Escaping.XML,
                        "<n a='{{ lead.first_name }}'/>",
                        "<n a='Ann &lt;&amp;&gt; &quot;O&#39;Neil&quot;'/>"),
                Arguments.of(
                        Escaping.XML,
                        "{% if lead.state == 'CA' %}<x>{{ lead.first_name | upper }}</x>{% endif %}",
                        "<x>ANN &lt;&amp;&gt; &quot;O&#39;NEIL&quot;</x>"));
    }

    @ParameterizedTest
    @MethodSource("escaped")
    void valuesAreEscapedAndTheAuthorsTextIsNot(Escaping escaping, String template, String expected) {
        assertThat(templates.leaf(template, escaping).text(Samples.lead(), Secrecy.SHOWN))
                .isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "Bearer ${TOKEN} => Bearer s3cr3t-t0ken => Bearer ***",
                "${TOKEN}{{ lead.id }} => s3cr3t-t0kenL-1 => ***L-1",
                "{{ '${TOKEN}' | upper }} => S3CR3T-T0KEN => ***",
                "{{ lead.state ~ '${TOKEN}' }} => CAs3cr3t-t0ken => CA***",
                "{% if lead.id == '${TOKEN}' %}a{% else %}b{% endif %} => b => b",
                "${QUOTED}{{ lead.state }} => a\"b'c{{ lead.id }}CA => ***CA",
                "{{ '${QUOTED}' }} => a\"b'c{{ lead.id }} => ***",
            })
    void secretsAreShownOrMaskedAndNeverSyntax(String template, String shown, String masked) {
        Leaf leaf = templates.leaf(template);
        assertThat(leaf.holdsSecret()).isTrue();
        assertThat(leaf.text(Samples.lead(), Secrecy.SHOWN)).isEqualTo(shown);
        assertThat(leaf.text(Samples.lead(), Secrecy.MASKED)).isEqualTo(masked);
    }

    @Test
    void aLeadCannotAskForASecret() {
        TemplateData lead = Samples.leadWith("evil", "${TOKEN}\uE000TOKEN\uE001");
        assertThat(templates.leaf("{{ lead.evil }}${TOKEN}").text(lead, Secrecy.SHOWN))
                .isEqualTo("${TOKEN}\uE000TOKEN\uE001s3cr3t-t0ken");
    }

    @Test
    void aMissingSecretIsAProblem() {
        Loading loading = new Loading(new Problems(), Samples.SECRETS::get, Map.of(), Vocabulary.OPEN);
        SecretText.of("a ${NOT_SET} b", new Place("f", 3, "k"), loading);
        assertThat(loading.problems().list()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.cell()).isEqualTo("${NOT_SET}");
            assertThat(problem.text()).contains("NOT_SET is not set");
        });
    }
}
