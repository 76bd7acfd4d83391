package io.waybill.mappings;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import io.waybill.mappings.request.Rendered;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateFileTest {
    private static final String FILE = "mappings/recipients/x.yaml";

    @ParameterizedTest
    @CsvSource(
            delimiterString = "=>",
            quoteCharacter = '`',
            value = {
                "json => {\"n\": \"{{ lead.first_name }}\", \"t\": \"${QUOTED}\"} => {\"n\": \"Ann <&> \\\"O'Neil\\\"\", \"t\": \"a\\\"b'c{{ lead.id }}\"}",
                "xml => <n>{{ lead.first_name }}</n> => <n>Ann &lt;&amp;&gt; &quot;O&#39;Neil&quot;</n>",
                "form => n={{ lead.first_name }}&m=1 => n=Ann%20%3C%26%3E%20%22O%27Neil%22&m=1",
                "text => {% if lead.state == 'CA' %}{{ lead.first_name }}{% endif %} => Ann <&> \"O'Neil\"",
            })
    void aTemplateFileIsTheWholeBodyEscapedForItsFormat(String format, String template, String expected) {
        Mappings mappings = Samples.load(Map.of(
                FILE,
                "url: https://b.example\nformat: " + format + "\ntemplate: lead.peb",
                "mappings/recipients/lead.peb",
                template));
        assertThat(mappings.problems()).isEmpty();
        Rendered rendered =
                requireNonNull(mappings.recipients().get("x")).post().render(Samples.lead(), null);
        assertThat(requireNonNull(rendered.body()))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo(expected);
    }

    @Test
    void theLinesOfATemplateFileStayLines() {
        Mappings mappings = Samples.load(Map.of(
                FILE,
                "url: https://b.example\nformat: text\ntemplate: lead.peb",
                "mappings/recipients/lead.peb",
                "state={{ lead.state }}\n{% if lead.state == 'CA' %}west{% endif %}\nend\n"));
        Rendered rendered =
                requireNonNull(mappings.recipients().get("x")).post().render(Samples.lead(), null);
        assertThat(requireNonNull(rendered.body()))
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("state=CA\nwest\nend\n");
    }

    @Test
    void aMistakeInATemplateFileNamesThatFileAndLine() {
        Mappings mappings = Samples.load(Map.of(
                FILE,
                "url: https://b.example\ntemplate: lead.peb",
                "mappings/recipients/lead.peb",
                "{\n \"a\": \"{{ nope }}\"\n}"));
        assertThat(mappings.recipients()).isEmpty();
        assertThat(mappings.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo("mappings/recipients/lead.peb");
            assertThat(problem.line()).isEqualTo(2);
        });
    }
}
