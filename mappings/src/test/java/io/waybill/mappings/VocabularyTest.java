package io.waybill.mappings;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VocabularyTest {
    private static final String RECIPIENT = "mappings/recipients/x.yaml";
    private static final Vocabulary TWO_FLOWS = new Vocabulary(Map.of(
            "solar", Map.of("state", Set.of("name"), "phone_1", Set.of("area")),
            "auto", Map.of("vehicle_year", Set.of())));

    private static Mappings load(String leaf) {
        return Samples.load(
                Map.of(RECIPIENT, "url: https://b.example\nbody:\n  a: \"%s\"\n".formatted(leaf)), TWO_FLOWS);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{{ lead.state }}",
                "{{ lead.vehicle_year }}",
                "{{ lead.phone_1.area }}",
                "{{ lead.phone_1.raw }}{{ lead.state.valid }}{{ lead.state.normal }}",
                "{{ lead.id }}{{ lead.score }}",
                "{{ lead['state'] }}",
                "{{ appended.any_check.thing }}",
                "{% for field in lead %}{{ field.key }}{% endfor %}",
            })
    void whatAnyFlowHasMayBeRead(String leaf) {
        assertThat(load(leaf).problems()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "{{ lead.stat }}, (stat), Maybe state?",
        "{{ lead.stat | upper }}, (stat), Maybe state?",
        "{% if lead.stat %}x{% endif %}, (stat), Maybe state?",
        "{{ lead['vehicel_year'] }}, (vehicel_year), Maybe vehicle_year?",
        "{{ lead.phone_1.aera }}, (aera), Maybe area?",
        "{{ lead.vehicle_year.area }}, (area), Maybe one of",
    })
    void aMisspeltFieldOrPartIsAProblemWhereItStands(String leaf, String named, String maybe) {
        assertThat(load(leaf).recipients()).isEmpty();
        assertThat(load(leaf).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.file()).isEqualTo(RECIPIENT);
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.key()).isEqualTo("body.a");
            assertThat(problem.text()).contains(named, maybe);
        });
    }

    @Test
    void anIntegrationIsSharedByHomesWithOtherFields() {
        Mappings mappings = Samples.load(
                Map.of(
                        "mappings/integrations/acme/create-lead.yaml",
                        "url: https://acme.example\nbody: { company: \"{{ lead.company }}\" }\n",
                        RECIPIENT,
                        "uses: acme.create-lead\n"),
                TWO_FLOWS);

        assertThat(mappings.problems()).isEmpty();
    }

    @Test
    void aSourceSendsToFlowsThatExist() {
        Mappings mappings = Samples.load(Map.of("mappings/sources/web.yaml", "flows: [auto, solr]\n"), TWO_FLOWS);

        assertThat(mappings.sources()).isEmpty();
        assertThat(mappings.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.text()).contains("(solr)", "Maybe solar?"));
    }

    @Test
    void anythingGoesWhileTheFlowsAreNotKnown() {
        Mappings mappings = Samples.load(Map.of(
                RECIPIENT,
                "url: https://b.example\nbody: { a: \"{{ lead.any }}\" }\n",
                "mappings/sources/web.yaml",
                "flows: [any]\n"));

        assertThat(mappings.problems()).isEmpty();
    }
}
